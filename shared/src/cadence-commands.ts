import { z } from 'zod'
import { Cadence, CadenceDraft, PlannedStep, StayReason, StepRef, StepState } from './cadence.ts'
import { command } from './command.ts'
import { LocalDate } from './dates.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant } from './ids.ts'

// What people do with cadences, what is told of it, and what the screens read.

export const addCadence = command('cadence.add', { input: CadenceDraft, output: Cadence })
/** `version` is the one that was looked at (409 `cadence_changed`). */
export const editCadence = command('cadence.edit', {
  input: z.object({ cadenceId: Id, version: z.number().int(), draft: CadenceDraft }),
  output: Cadence,
})
/** Steps of days before the day on which it is switched on are never sent. */
export const switchCadence = command('cadence.switch', {
  input: z.object({ cadenceId: Id, isOn: z.boolean() }),
  output: Cadence,
})

/** Puts a ladder after another one (null: first) in the order in which they are asked whom they are for. Answers all of them. */
export const reorderCadence = command('cadence.reorder', {
  input: z.object({ cadenceId: Id, afterCadenceId: Id.nullable() }),
  output: z.object({ cadences: z.array(Cadence) }),
})

const OneDay = z.object({
  cardId: Id,
  /** The day on which it was planned to leave, and the steps it is made of, the first one first. */
  on: LocalDate,
  steps: z.array(StepRef).min(1).max(60),
})

/**
 * Lets what is planned for one debtor and day leave. `text` null: the words of the template with the figures of the moment; else these
 * words, as long as the figures are those that were looked at. 409 `step_taken`: somebody was faster; `step_changed`: it is planned
 * otherwise by now.
 */
export const approveStep = command('cadence.approve', {
  input: OneDay.extend({ text: z.string().trim().min(1).max(4_000).nullable() }),
  output: z.object({ cardId: Id }),
})
/** Lets everything leave that raises no doubt, up to a day. */
export const approveSafe = command('cadence.approveSafe', {
  input: z.object({ until: LocalDate }),
  output: z.object({ approved: z.number().int() }),
})
/** Takes an approval back. */
export const withdrawApproval = command('cadence.withdraw', { input: OneDay, output: z.object({ cardId: Id }) })
/** What was planned for the day is not said at all. */
export const skipStep = command('cadence.skip', { input: OneDay, output: z.object({ cardId: Id }) })
/** A call or a visit of the ladder was made. */
export const finishTask = command('cadence.finishTask', { input: OneDay, output: z.object({ cardId: Id }) })

/** No reminder leaves any more, whoever approved it; or they do again, which is for those who set the rules. */
export const pauseReminders = command('reminders.pause', {
  input: z.object({ isPaused: z.boolean() }),
  output: z.object({ isPaused: z.boolean() }),
})

/** Which fact about a debtor stopped what was ready. */
export const StopReason = z.enum([
  'answered',
  'promise',
  'plan',
  'settlement',
  'payment',
  'receipt',
  'hold',
  'stage',
  'figures',
  'optedOut',
  'merged',
  'separated',
])
export type StopReason = z.infer<typeof StopReason>

export const cadenceAdded = event('cadence.added', z.object({ cadenceId: IdRef, name: z.string() }))
export const cadenceEdited = event(
  'cadence.edited',
  z.object({ cadenceId: IdRef, before: CadenceDraft, after: CadenceDraft }),
)
export const cadenceSwitched = event(
  'cadence.switched',
  z.object({ cadenceId: IdRef, name: z.string(), isOn: z.boolean() }),
)
export const cadenceReordered = event(
  'cadence.reordered',
  z.object({ cadenceId: IdRef, name: z.string(), afterCadenceId: IdRef.nullable() }),
)
/** A tag of somebody changed, and with it the ladder that they are on; null: on none. */
export const ladderChanged = event(
  'cadence.ladderChanged',
  z.object({
    fromCadenceId: IdRef.nullable(),
    from: z.string().nullable(),
    toCadenceId: IdRef.nullable(),
    to: z.string().nullable(),
  }),
)
/** The ladders of the house were given to a business, all of them off. */
export const cadencesProvided = event('cadences.provided', z.object({ count: z.number().int() }))
const aStep = z.object({ cadenceId: IdRef, stepId: z.string(), on: LocalDate })
export const stepApproved = event('cadence.stepApproved', aStep.extend({ leavesOn: LocalDate, edited: z.boolean() }))
export const stepsApproved = event('cadence.stepsApproved', z.object({ count: z.number().int(), until: LocalDate }))
export const approvalWithdrawn = event('cadence.approvalWithdrawn', aStep)
export const stepSkipped = event('cadence.stepSkipped', aStep)
export const taskFinished = event('cadence.taskFinished', aStep)
/** `merged`: so many other steps said with it. */
export const stepSent = event('cadence.stepSent', aStep.extend({ messageId: IdRef, merged: z.number().int() }))
/** It will not be said any more, and why. */
export const stepDropped = event('cadence.stepDropped', aStep.extend({ reason: StayReason }))
/** What was ready for a debtor does not leave, because of what just happened. */
export const ladderStopped = event('cadence.stopped', z.object({ why: StopReason, steps: z.number().int() }))
/** Somebody wrote for whom a step may be ready; what follows is `cadence.stopped`. */
export const cardAnswered = event('card.answered', z.object({ messageId: IdRef }))
/** A card came to a column in which no reminder leaves, and a step may be ready; what follows is `cadence.stopped`. */
export const cardSetApart = event('card.setApart', z.object({ stageId: IdRef }))
export const remindersPaused = event('reminders.paused', z.object({}))
export const remindersResumed = event('reminders.resumed', z.object({}))

/** `GET /api/cadences`. */
export const Cadences = z.object({ cadences: z.array(Cadence), pausedAt: Instant.nullable() })
export type Cadences = z.infer<typeof Cadences>

/** One planned day of one debtor with what a screen shows of it. */
export const PlannedItem = PlannedStep.extend({
  cardId: Id,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  /** As it would leave, with the figures of now; null: it was not asked for, or cannot be written. */
  text: z.string().nullable(),
  /** Names of variables without a value, and the like. */
  problems: z.array(z.string()),
})
export type PlannedItem = z.infer<typeof PlannedItem>

export const PlannedDay = z.object({
  on: LocalDate,
  leaves: z.number().int(),
  awaits: z.number().int(),
  tasks: z.number().int(),
  /** By reason, the first one of each. */
  stays: z.partialRecord(StayReason, z.number().int()),
})
export type PlannedDay = z.infer<typeof PlannedDay>

/** `GET /api/cadences/days`: the next fourteen days, today first. */
export const PlannedDays = z.object({ days: z.array(PlannedDay), awaits: z.number().int(), safe: z.number().int() })
export type PlannedDays = z.infer<typeof PlannedDays>

/** `GET /api/cadences/days/:on` and `GET /api/cadences/approvals`: a page; `next` is where the following one begins. */
export const PlannedPage = z.object({
  items: z.array(PlannedItem),
  total: z.number().int(),
  next: z.number().int().nullable(),
})
export type PlannedPage = z.infer<typeof PlannedPage>

/** `GET /api/cards/:id/ladder`: where a debtor is in its ladder, what comes next, and why nothing does. */
export const CardLadder = z.object({
  cadences: z.array(z.object({ id: Id, name: z.string() })),
  past: z.array(
    StepRef.extend({
      state: StepState,
      reason: z.string().nullable(),
      at: Instant,
      messageId: IdRef.nullable(),
      tone: z.string().nullable(),
    }),
  ),
  next: z.array(PlannedStep),
})
export type CardLadder = z.infer<typeof CardLadder>
