// What the rules of every intent look like.

/** What a debtor's message is about (collections-facts.md section 11). */
export const intents = [
  'stop_contact',
  'wrong_number',
  'dispute',
  'already_paid',
  'promise_to_pay',
  'ask_installments',
  'hardship',
  'ask_info',
  'anger',
  'other',
] as const
export type Intent = (typeof intents)[number]

/** 3: hardly anything else is meant; 2: usually meant; 1: a hint that decides where nothing else speaks. */
export type Weight = 1 | 2 | 3

export interface Rule {
  readonly weight: Weight
  readonly pattern: RegExp
}

/** A text with a space at either end, lower case, without accents; days and sums are signs (`marked.ts`). */
export const rule = (weight: Weight, ...patterns: string[]): Rule => ({
  weight,
  pattern: new RegExp(`(?<=^| )(?:${patterns.join('|')})(?= |$)`),
})
