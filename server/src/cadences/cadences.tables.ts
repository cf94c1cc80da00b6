import type {
  CadenceAudience,
  CadenceDraft,
  CadenceMode,
  CadenceStep,
  Payday,
  StepState,
} from '@aldia/shared/cadence.ts'
import { count, flag, index, instant, json, table, text, uniqueIndex } from '#base/database/dialect.ts'

export const cadences = table(
  'cadences',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    version: count('version').notNull(),
    starter: text('starter'),
    name: text('name').notNull(),
    audience: json<CadenceAudience>('audience').notNull(),
    steps: json<CadenceStep[]>('steps').notNull(),
    mode: text('mode').$type<CadenceMode>().notNull(),
    payday: json<Payday>('payday'),
    restHours: count('rest_hours').notNull(),
    ends: json<CadenceDraft['ends']>('ends').notNull(),
    isOn: flag('is_on').notNull(),
    /** The lower, the sooner it is asked whom it is for. */
    position: count('position').notNull().default(0),
    /** `YYYY-MM-DD`. */
    onSince: text('on_since'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('cadences_by_workspace').on(t.workspaceId)],
)

/** What became of one step of one debtor's ladder, or that it was approved; the row is why it is never sent twice. */
export const ladderSteps = table(
  'ladder_steps',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    contactId: text('contact_id').notNull(),
    cadenceId: text('cadence_id').notNull(),
    stepId: text('step_id').notNull(),
    /** The step's own day. */
    on: text('on').notNull(),
    state: text('state').$type<StepState>().notNull(),
    /** Why it was dropped or cancelled. */
    reason: text('reason'),
    /** Words that a person put in place of the template's. */
    text: text('text'),
    /** What was owed when those words were approved (`figuresOf`). */
    figures: text('figures'),
    messageId: text('message_id'),
    byUserId: text('by_user_id'),
    at: instant('at').notNull(),
    /** The day of it at the debtor's. */
    endedOn: text('ended_on').notNull(),
  },
  (t) => [
    uniqueIndex('ladder_steps_once').on(t.contactId, t.cadenceId, t.stepId, t.on),
    index('ladder_steps_by_day').on(t.workspaceId, t.endedOn),
  ],
)
