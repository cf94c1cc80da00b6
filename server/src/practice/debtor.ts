import type { StageKind } from '@aldia/shared/stage.ts'

/** How somebody who owes money behaves. */
export const characters = [
  'kind-but-late',
  'forgetful',
  'no-money',
  'disputes',
  'angry',
  'sends-receipts',
  'voice-only',
  'wrong-number',
  'breaks-promises',
  'asks-for-parts',
  'punctual',
  'silent',
  'newcomer',
] as const
export type Character = (typeof characters)[number]

/** How carefully somebody types. */
export type Hand = 'careful' | 'plain' | 'hurried'

/** A simulated customer: who they are, what they owe, where their card ends up. */
export interface Debtor {
  /** E.164 without the plus. */
  phone: string
  /** The number as WhatsApp has it registered, when that is an older national form. */
  registeredAs: string | null
  /** Which of a person's two WhatsApp addresses their messages come from. */
  addressing: 'lid' | 'pn'
  country: 'CO' | 'BR' | 'MX' | 'AR' | 'CL'
  language: 'es' | 'pt'
  gender: 'f' | 'm'
  /** As the shop calls them: "doña Martha". */
  calledName: string
  fullName: string
  /** What they call themselves on WhatsApp. */
  pushName: string
  /** As saved in the shop's phone; null: not saved. */
  savedName: string | null
  character: Character
  hand: Hand
  /** What was bought, with its article. */
  article: string
  /** One instalment, in pesos. */
  partPesos: number
  /** Instalments in all. */
  parts: number
  /** The column where the story leads. */
  stage: StageKind
  /** The phone is switched off when the demo begins. */
  isOff: boolean
}
