import { median, readable } from '#report/figures.ts'

/** What a goal is about: a figure and its limit. */
export interface Judged {
  figure: number
  unit: string
  limit: number
  isMet: boolean
  /** The goal in words. */
  goal: string
}

/** One line of the table. Figures are one for each repetition; floor and ours were taken in turn. */
export interface Row {
  what: string
  unit: string
  floor?: readonly number[]
  ours: readonly number[]
  /** Missing where a line only informs. */
  judged?: Judged
}

/** What a part answers. */
export interface Measured {
  rows: Row[]
  /** Sentences for RESULTS.md: what was done, and where the time goes when a goal is missed. */
  notes: string[]
}

const atLeast = (figure: number, limit: number, unit: string, of = ''): Judged => ({
  figure,
  unit,
  limit,
  isMet: figure >= limit,
  goal: `≥ ${readable(limit)} ${unit}${of}`,
})
const atMost = (figure: number, limit: number, unit: string, of = ''): Judged => ({
  figure,
  unit,
  limit,
  isMet: figure <= limit,
  goal: `≤ ${readable(limit)} ${unit}${of}`,
})

/** The median of the ratios of neighbouring repetitions, so that a machine that slows down meanwhile spoils little. */
export function ratio(ours: readonly number[], floor: readonly number[]): number {
  return median(ours.map((figure, i) => figure / (floor[i] ?? Number.NaN)))
}

export const ratioAtLeast = (ours: readonly number[], floor: readonly number[], limit: number): Judged =>
  atLeast(ratio(ours, floor), limit, '×')
export const ratioAtMost = (ours: readonly number[], floor: readonly number[], limit: number, of?: string): Judged =>
  atMost(ratio(ours, floor), limit, '×', of)
/** Ours may lie this much above the floor. */
export const within = (ours: readonly number[], floor: readonly number[], limit: number, unit: string): Judged =>
  atMost(median(ours.map((figure, i) => figure - (floor[i] ?? Number.NaN))), limit, unit, ' more')
export const limited = (ours: readonly number[], limit: number, unit: string): Judged =>
  atMost(median(ours), limit, unit)

/** Met, or by how much not. */
export function verdict({ figure, limit, isMet, unit }: Judged): string {
  return isMet ? 'met' : `missed by ${readable(Math.abs(figure - limit))} ${unit}`
}
