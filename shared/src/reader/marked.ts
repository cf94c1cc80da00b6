// Signs that take the place of what was understood already, as long as what they replace: positions stay true.

const fill = '\ue002'

/** What a stretch of text was understood as. */
export type Kind = 'day' | 'sum' | 'past' | 'every' | 'vague' | 'void'

const signs: Readonly<Record<Kind, string>> = {
  day: '\ue000',
  sum: '\ue001',
  past: '\ue003',
  every: '\ue004',
  vague: '\ue005',
  /** Understood as nothing of interest (a time of day, the number of an invoice). */
  void: '\ue006',
}

/** Patterns for what was understood, to be put into other patterns. */
export const day = `${signs.day}${fill}*`
export const sum = `${signs.sum}${fill}*`
export const past = `${signs.past}${fill}*`
export const every = `${signs.every}${fill}*`
export const vague = `${signs.vague}${fill}*`

/** A stretch of that length, understood. */
export const marked = (kind: Kind, length: number): string => signs[kind].padEnd(length, fill)

/** Where in a text days (or sums) stand. */
export function placesOf(kind: Kind, text: string, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = text.indexOf(signs[kind], from); at >= 0 && at < to; at = text.indexOf(signs[kind], at + 1))
    found.push(at)
  return found
}
