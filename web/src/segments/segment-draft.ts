import type { ChannelName } from '@aldia/shared/contact-policy.ts'
import type { Language } from '@aldia/shared/language.ts'
import { type Segment, SegmentRule } from '@aldia/shared/segment.ts'
import type { StageKind } from '@aldia/shared/stage.ts'

// What was typed into the form of a segment, and the rule that it makes.

export interface TypedSegment {
  name: string
  isShared: boolean
  match: 'any' | 'all'
  tagIds: readonly string[]
  languages: readonly Language[]
  stageKinds: readonly StageKind[]
  lateFrom: string
  lateTo: string
  from: string
  to: string
  channel: ChannelName | 'any'
  relation: 'new' | 'returning' | 'any'
}

/** How a segment is typed at first; `amount` writes minor units as people do. */
export function typedSegment(
  segment: Segment | null,
  isShared: boolean,
  amount: (minor: number) => string,
): TypedSegment {
  const rule = segment?.rule
  const days = (value: number | null | undefined) => (value == null ? '' : String(value))
  const money = (value: number | null | undefined) => (value == null ? '' : amount(value))
  return {
    name: segment?.name ?? '',
    isShared: segment === null ? isShared : segment.ownerId === null,
    match: rule?.tags?.match ?? 'any',
    tagIds: rule?.tags?.tagIds ?? [],
    languages: rule?.languages ?? [],
    stageKinds: rule?.stageKinds ?? [],
    lateFrom: days(rule?.lateFrom),
    lateTo: days(rule?.lateTo),
    from: money(rule?.overdueFromMinor),
    to: money(rule?.overdueToMinor),
    channel: rule?.channel ?? 'any',
    relation: rule?.relation ?? 'any',
  }
}

/** The rule that was typed, as far as it can be read; the schema says what does not fit. */
export function readRule(
  typed: TypedSegment,
  { currency, minor }: { currency: string; minor: (typed: string) => number | null },
): unknown {
  const some = <T>(list: readonly T[]) => (list.length === 0 ? null : [...list])
  const amount = (text: string) => (text.trim() === '' ? null : (minor(text) ?? Number.NaN))
  const [from, to] = [amount(typed.from), amount(typed.to)]
  return {
    tags: typed.tagIds.length === 0 ? null : { match: typed.match, tagIds: [...typed.tagIds] },
    languages: some(typed.languages),
    stageKinds: some(typed.stageKinds),
    lateFrom: readDays(typed.lateFrom),
    lateTo: readDays(typed.lateTo),
    currency: from === null && to === null ? null : currency,
    overdueFromMinor: from,
    overdueToMinor: to,
    channel: typed.channel === 'any' ? null : typed.channel,
    relation: typed.relation === 'any' ? null : typed.relation,
  }
}

/** The rule when it is whole, so that it can be asked whom it takes in. */
export function wholeRule(rule: unknown): SegmentRule | null {
  const read = SegmentRule.safeParse(rule)
  return read.success ? read.data : null
}

const readDays = (typed: string): number | null =>
  typed.trim() === '' ? null : /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN
