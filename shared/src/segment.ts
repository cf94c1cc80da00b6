import { z } from 'zod'
import { command } from './command.ts'
import { ChannelName } from './contact-policy.ts'
import { daysBetween, type LocalDate } from './dates.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { Language } from './language.ts'
import { AmountOrZero, type Amounts, addAmounts } from './money.ts'
import { Currency, cleanName } from './names.ts'
import { StageKind } from './stage.ts'

/**
 * Whom a segment takes in: every condition that is not null has to hold. Small on purpose; what it says of somebody is decided by
 * `fitsSegment` alone, for lists, ladders and messages alike.
 */
export const SegmentRule = z
  .object({
    tags: z.object({ match: z.enum(['any', 'all']), tagIds: z.array(Id).min(1).max(20) }).nullable(),
    /** Of the person, else that of the business. */
    languages: z.array(Language).min(1).nullable(),
    stageKinds: z.array(StageKind).min(1).nullable(),
    /** Days since the oldest open debt was due, both included; what is due that day is not late. */
    lateFrom: z.number().int().min(0).max(3_650).nullable(),
    lateTo: z.number().int().min(0).max(3_650).nullable(),
    /** Overdue in that currency, both included, in minor units. */
    currency: Currency.nullable(),
    overdueFromMinor: AmountOrZero.nullable(),
    overdueToMinor: AmountOrZero.nullable(),
    /** A channel that the person has named among their own. */
    channel: ChannelName.nullable(),
    /** `new`: never paid anything yet. */
    relation: z.enum(['new', 'returning']).nullable(),
  })
  .refine((rule) => Object.values(rule).some((condition) => condition !== null), { error: 'segment_empty' })
  .refine(({ lateFrom, lateTo }) => lateFrom === null || lateTo === null || lateFrom <= lateTo, {
    error: 'range_order',
    path: ['lateTo'],
  })
  .refine(
    ({ currency, overdueFromMinor, overdueToMinor }) =>
      currency !== null || (overdueFromMinor === null && overdueToMinor === null),
    { error: 'currency_missing', path: ['currency'] },
  )
  .refine(({ overdueFromMinor: from, overdueToMinor: to }) => from === null || to === null || from <= to, {
    error: 'range_order',
    path: ['overdueToMinor'],
  })
export type SegmentRule = z.infer<typeof SegmentRule>

export const Segment = z.object({
  id: Id,
  seq: Seq,
  /** Counts edits. */
  version: z.number().int(),
  name: z.string(),
  rule: SegmentRule,
  /** Whose own it is; null: everybody's, and only such a one may have a ladder or a message. */
  ownerId: Id.nullable(),
  archivedAt: Instant.nullable(),
})
export type Segment = z.infer<typeof Segment>

const fields = { name: cleanName(60), rule: SegmentRule, isShared: z.boolean() }
/** A shared one needs the right to manage the board (`forbidden`). */
export const addSegment = command('segment.add', { input: z.object(fields), output: Segment })
/** `version` is the one that was looked at (409 `segment_changed`). */
export const editSegment = command('segment.edit', {
  input: z.object({ segmentId: Id, version: z.number().int(), ...fields }),
  output: Segment,
})
/** An archived one takes nobody in: a ladder for it reminds nobody. */
export const archiveSegment = command('segment.archive', {
  input: z.object({ segmentId: Id, archived: z.boolean() }),
  output: Segment,
})

/** `GET /api/segments`: everybody's and one's own, archived ones too. */
export const Segments = z.object({ segments: z.array(Segment) })
/** `POST /api/segments/people`: whom a rule takes in today, by name; at most `people` of them are named. */
export const SegmentPeople = z.object({
  count: z.number().int(),
  people: z.array(z.object({ cardId: Id, name: z.string().nullable(), phone: z.string().nullable() })),
})
export type SegmentPeople = z.infer<typeof SegmentPeople>

const looked = z.object({ name: z.string(), rule: SegmentRule })
export const segmentAdded = event('segment.added', z.object({ segmentId: IdRef, name: z.string() }))
export const segmentEdited = event('segment.edited', z.object({ segmentId: IdRef, before: looked, after: looked }))
export const segmentArchived = event('segment.archived', z.object({ segmentId: IdRef, name: z.string() }))
export const segmentRestored = event('segment.restored', z.object({ segmentId: IdRef, name: z.string() }))

/** What a segment asks about somebody on a day. */
export interface SegmentPerson {
  /** Living tags (`livingTag`). */
  readonly tagIds: readonly string[]
  readonly language: Language
  readonly stageKind: StageKind | null
  /** Of the oldest open debt; null: nothing is late. */
  readonly daysLate: number | null
  readonly overdue: Amounts
  /** Channels that the person has named; null: none in particular. */
  readonly channels: readonly ChannelName[] | null
  readonly hasPaid: boolean
}

/** Whether a rule takes somebody in. Its tags are those that are living today: `withLivingTags`. */
export function fitsSegment(rule: SegmentRule, person: SegmentPerson): boolean {
  const { tags, languages, stageKinds, lateFrom, lateTo, currency, channel, relation } = rule
  if (tags !== null) {
    const carries = (id: string) => person.tagIds.includes(id)
    if (!(tags.match === 'all' ? tags.tagIds.every(carries) : tags.tagIds.some(carries))) return false
  }
  if (languages !== null && !languages.includes(person.language)) return false
  if (stageKinds !== null && (person.stageKind === null || !stageKinds.includes(person.stageKind))) return false
  if ((lateFrom !== null || lateTo !== null) && !isWithin(person.daysLate, lateFrom, lateTo)) return false
  if (currency !== null) {
    const overdue = person.overdue[currency] ?? 0
    // Somebody who owes nothing late in that currency is in none of its ranges.
    if (overdue <= 0 || !isWithin(overdue, rule.overdueFromMinor, rule.overdueToMinor)) return false
  }
  if (channel !== null && person.channels?.includes(channel) !== true) return false
  return relation === null || (relation === 'returning') === person.hasPaid
}

const isWithin = (value: number | null, from: number | null, to: number | null): boolean =>
  value !== null && value >= (from ?? 0) && value <= (to ?? Number.POSITIVE_INFINITY)

/** Whether the same person may be in it on one day and not on another, for no reason but the day. */
export const changesByDay = ({ lateFrom, lateTo, currency }: SegmentRule): boolean =>
  lateFrom !== null || lateTo !== null || currency !== null

/** A rule that asks for tags as they are called today. */
export function withLivingTags(rule: SegmentRule, living: (tagId: string) => string): SegmentRule {
  return rule.tags === null ? rule : { ...rule, tags: { ...rule.tags, tagIds: rule.tags.tagIds.map(living) } }
}

/** How late somebody is on a day, and with how much. What is due that day is not late. */
export function lateOn(
  debts: readonly { readonly dueOn: LocalDate; readonly currency: string; readonly balanceMinor: number }[],
  on: LocalDate,
): Pick<SegmentPerson, 'daysLate' | 'overdue'> {
  const late = debts.filter(({ dueOn }) => dueOn < on)
  const oldest = late.map(({ dueOn }) => dueOn).sort()[0]
  return {
    daysLate: oldest === undefined ? null : daysBetween(oldest, on),
    overdue: addAmounts(...late.map(({ currency, balanceMinor }) => ({ [currency]: balanceMinor }))),
  }
}
