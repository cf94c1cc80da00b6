import { z } from 'zod'
import { policyReasons } from '#policy/rules.ts'
import { LocalDate } from './dates.ts'
import { Id, IdRef, Seq } from './ids.ts'
import { AmountOrZero } from './money.ts'
import { Currency, cleanName } from './names.ts'
import { StageKind } from './stage.ts'

// A cadence is a ladder of reminders: steps relative to a day of the debtor's account (collections-facts, section 2). Which of them
// leaves, on which day and at which minute, is decided by one pure function (`cadence/plan.ts`), for the preview and the sender alike.

/** How firm the words of a step are, from softest to firmest. `opening`: how are you; nothing is asked for. */
export const StepTone = z.enum(['opening', 'friendly', 'neutral', 'invitation', 'clear', 'firm', 'formal'])
export type StepTone = z.infer<typeof StepTone>

/** Words that ask for money now; no ladder begins with one of them. */
export const demands: readonly StepTone[] = ['clear', 'firm', 'formal']

/** The day that a step counts from. Positive offsets from a promise or an instalment count from the last day of its grace. */
export const StepAnchor = z.enum(['issue', 'due', 'promiseDate', 'instalmentDate', 'daysInStage'])
export type StepAnchor = z.infer<typeof StepAnchor>

/** What a person does where no message is sent. */
export const StepTask = z.enum(['call', 'visit', 'decide'])
export type StepTask = z.infer<typeof StepTask>

const StepAction = z.discriminatedUnion('do', [
  /** `templateId` null: the program's own words for the tone, in the language of the business. */
  z.object({
    do: z.literal('message'),
    tone: StepTone,
    templateId: Id.nullable(),
    /** Other words for whoever is in a segment that day; the first one that takes the debtor in counts. */
    bySegment: z
      .array(z.object({ segmentId: Id, templateId: Id }))
      .max(10)
      .optional(),
  }),
  z.object({ do: z.literal('task'), task: StepTask }),
])
export type StepAction = z.infer<typeof StepAction>

const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'time' })

export const CadenceStep = z.object({
  /** Stays when the step is edited: by it nothing is sent twice. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  anchor: StepAnchor,
  /** Calendar days after the anchor; negative: before. */
  offsetDays: z.number().int().min(-60).max(365),
  /** The only channel that the program carries; others are tasks. */
  channel: z.enum(['whatsapp']),
  action: StepAction,
  /** Within the lawful hours of the day, on the clock of the debtor's wall; null: any of them. */
  hours: z
    .tuple([Time, Time])
    .refine(([from, to]) => from < to, { error: 'window_order' })
    .nullable(),
})
export type CadenceStep = z.infer<typeof CadenceStep>

/** When debtors have money: a late step waits for such a day when one is near. */
export const Payday = z.discriminatedUnion('kind', [
  /** The 15th and the last day of the month. */
  z.object({ kind: z.literal('fortnight') }),
  z.object({ kind: z.literal('monthEnd') }),
  /** Monday to Saturday, holidays left out (Brazil). */
  z.object({ kind: z.literal('fifthWorkingDay') }),
  /** Days of the month; one that a month lacks is its last. */
  z.object({ kind: z.literal('days'), days: z.array(z.number().int().min(1).max(31)).min(1).max(6) }),
])
export type Payday = z.infer<typeof Payday>

/** Whom a ladder is for; what is null is any. */
export const CadenceAudience = z
  .object({
    stageKinds: z.array(StageKind).min(1).nullable(),
    /** Of the amounts; null with both of them null. */
    currency: Currency.nullable(),
    /** Open in that currency, both included, in minor units. */
    minMinor: AmountOrZero.nullable(),
    maxMinor: AmountOrZero.nullable(),
    /** Whoever carries one of these tags. */
    tagIds: z.array(Id).min(1).max(20).nullable().default(null),
    segmentId: Id.nullable().default(null),
  })
  .refine(({ currency, minMinor, maxMinor }) => (minMinor === null && maxMinor === null) || currency !== null, {
    error: 'currency_missing',
    path: ['currency'],
  })
  .refine(({ minMinor, maxMinor }) => minMinor === null || maxMinor === null || minMinor <= maxMinor, {
    error: 'range_order',
    path: ['maxMinor'],
  })
export type CadenceAudience = z.infer<typeof CadenceAudience>

/** Who lets a message leave: a person each, a person all that is not plainly safe, nobody. */
export const CadenceMode = z.enum(['approveEach', 'approveSafe', 'automatic'])
export type CadenceMode = z.infer<typeof CadenceMode>

const stepsAreWhole = [
  {
    holds: (steps: readonly CadenceStep[]) => new Set(steps.map(({ id }) => id)).size === steps.length,
    error: 'step_twice',
  },
  {
    holds: (steps: readonly CadenceStep[]) => !firstWordsOf(steps).some((tone) => demands.includes(tone)),
    error: 'begins_with_demand',
  },
] as const

/** What people decide about a ladder. */
export const CadenceDraft = z.object({
  name: cleanName(60),
  audience: CadenceAudience,
  steps: z
    .array(CadenceStep)
    .min(1)
    .max(30)
    .refine(stepsAreWhole[0].holds, { error: stepsAreWhole[0].error })
    .refine(stepsAreWhole[1].holds, { error: stepsAreWhole[1].error }),
  mode: CadenceMode,
  payday: Payday.nullable(),
  /** After an answer of the debtor it rests so many hours for a person, and goes on where it was. */
  restHours: z.number().int().min(1).max(336),
  /** What ends it for good for what was owed then, instead of having it rest. */
  ends: z.array(z.enum(['answer', 'payment'])),
})
export type CadenceDraft = z.infer<typeof CadenceDraft>

export const Cadence = CadenceDraft.extend({
  id: Id,
  seq: Seq,
  version: z.number().int(),
  /** Which starter it was made from; null: made by hand. */
  starter: z.string().nullable(),
  isOn: z.boolean(),
  /** Of several that are for somebody the one with the lowest counts; among equals see `inPrecedence`. */
  position: z.number().int(),
  /** Steps of days before it was switched on are never sent; null: it never was. */
  onSince: LocalDate.nullable(),
})
export type Cadence = z.infer<typeof Cadence>

/** Steps that belong together: a ladder is found for each family by itself. */
export type StepFamily = 'debt' | 'promise' | 'instalment'

export function familyOf(anchor: StepAnchor): StepFamily {
  if (anchor === 'promiseDate') return 'promise'
  return anchor === 'instalmentDate' ? 'instalment' : 'debt'
}

/** The tone of the first message of each anchor's ladder; tasks are no words. */
function firstWordsOf(steps: readonly CadenceStep[]): StepTone[] {
  return StepAnchor.options.flatMap((anchor) => {
    const messages = steps.filter((step) => step.anchor === anchor && step.action.do === 'message')
    const [first] = messages.sort((a, b) => a.offsetDays - b.offsetDays)
    return first?.action.do === 'message' ? first.action.tone : []
  })
}

/** How a step of one debtor ended, or that it was approved; by debtor, cadence, step and day there is one. */
export const StepState = z.enum([
  'approved',
  'sent',
  /** Another message of the day, or an earlier one, said it. */
  'merged',
  'byPerson',
  'skipped',
  /** Too late to be said; why stands with it. */
  'dropped',
  /** A fact about the debtor took the approval away. */
  'cancelled',
  /** Of a task. */
  'done',
])
export type StepState = z.infer<typeof StepState>

/** One step of one debtor's ladder, by its own day and not by the day on which it leaves. */
export const StepRef = z.object({ cadenceId: IdRef, stepId: z.string().max(40), on: LocalDate })
export type StepRef = z.infer<typeof StepRef>

/** The step that stands for the words of opening, sent before the first demand to somebody never written to. */
export const openingStepId = 'opening-words'

/** Why a step does not leave on a day. Those of the contact policy bear its names. */
export const StayReason = z.enum([
  ...policyReasons,
  /** Everything is paused. */
  'paused',
  /** In dispute or closed on the board. */
  'stage',
  /** The debtor wrote; a person is waited for. */
  'answered',
  'paidLately',
  'receipt',
  'plan',
  'settlement',
  /** The last contact is too near. */
  'recent',
  /** A message of these days has said it. */
  'told',
  'byPerson',
  'ended',
  'stale',
  'skipped',
  /** The figures are not those that were approved. */
  'figures',
  'wording',
])
export type StayReason = z.infer<typeof StayReason>

/** Reasons after which a step is over, and never looked at again. */
export const lastingReasons: ReadonlySet<StayReason> = new Set(['ended', 'told', 'byPerson', 'stale'])

/** Why a person should look before a message leaves by itself. */
export const Doubt = z.enum(['unanswered', 'firstContact', 'firmWords', 'figures'])
export type Doubt = z.infer<typeof Doubt>

/** What moved a step inside its window. */
export const Evidence = z.discriminatedUnion('kind', [
  /** This debtor answers at this hour of the day: so many of so many messages of the last weeks. */
  z.object({ kind: z.literal('hour'), hour: z.number().int(), answers: z.number().int(), of: z.number().int() }),
  z.object({ kind: z.literal('payday'), day: LocalDate, rule: Payday }),
])
export type Evidence = z.infer<typeof Evidence>

/** One debtor on one day: what leaves, or what does not and why. */
export const PlannedStep = z.object({
  contactId: IdRef,
  on: LocalDate,
  /** `awaits`: leaves when somebody approves it. `task`: a person does it. */
  verdict: z.enum(['leaves', 'awaits', 'stays', 'task']),
  /** Of what leaves: the lawful instant (epoch ms). */
  at: z.number().int().nullable(),
  /** The first gives the words; what the others would have said is said with it. */
  steps: z.array(StepRef).min(1),
  tone: StepTone.nullable(),
  templateId: Id.nullable(),
  task: StepTask.nullable(),
  anchor: StepAnchor,
  /** The anchor's day: `on` of the step less its offset. */
  anchorOn: LocalDate,
  /** What it is a reminder of: nothing of it is late. */
  isPreDue: z.boolean(),
  reasons: z.array(StayReason),
  doubts: z.array(Doubt),
  evidence: z.array(Evidence),
})
export type PlannedStep = z.infer<typeof PlannedStep>
