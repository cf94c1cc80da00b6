import { count, flag, index, instant, json, primaryKey, table, text } from '#base/database/dialect.ts'

/** What happened; insert only, except for the mark that it was undone. */
export const events = table(
  'events',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    at: instant('at').notNull(),
    type: text('type').notNull(),
    actorKind: text('actor_kind').$type<'user' | 'contact' | 'phone' | 'system'>().notNull(),
    actorUserId: text('actor_user_id'),
    contactId: text('contact_id'),
    data: json<Record<string, unknown>>('data').notNull(),
    undoable: flag('undoable').notNull(),
    undoneById: text('undone_by_id'),
  },
  (t) => [index('events_by_seq').on(t.workspaceId, t.seq), index('events_by_contact').on(t.contactId, t.seq)],
)

/** The number of the last transaction of a workspace that recorded no event; the others have it in their events. */
export const workspaceSeqs = table('workspace_seqs', {
  workspaceId: text('workspace_id').primaryKey(),
  seq: count('seq').notNull(),
})

/** Answers already given, by operation id, so that a repeated wish changes nothing twice. */
export const commandLog = table(
  'command_log',
  {
    workspaceId: text('workspace_id').notNull(),
    opId: text('op_id').notNull(),
    userId: text('user_id').notNull(),
    command: text('command').notNull(),
    answer: json<{ output: unknown; change: unknown; input?: string }>('answer').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.opId] }), index('command_log_by_age').on(t.at)],
)

/** What is to be done at some time, once for each kind and key; `jobs.ts` runs them. */
export const jobs = table(
  'jobs',
  {
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    data: json<unknown>('data'),
    /** null: given up; it runs again when somebody asks for it. */
    dueAt: instant('due_at'),
    /** Until then whoever claimed it has it to himself; null when nobody runs it. */
    leaseUntil: instant('lease_until'),
    /** Fencing token: goes up with each claim, and only the newest claim may end the run. */
    fence: count('fence').notNull(),
    /** Goes up with each asking, so that one that comes during a run is not lost. */
    asked: count('asked').notNull(),
    /** Runs begun since the last that went well. */
    attempts: count('attempts').notNull(),
    /** Code or name of the last failure; never its text. */
    lastError: text('last_error'),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key] }), index('jobs_by_due').on(t.kind, t.dueAt)],
)

/** Which run of the program has this database to itself; one row. See program-lease.ts. */
export const programLease = table('program_lease', {
  id: text('id').$type<'program'>().primaryKey(),
  /** See `makeProcessId`; empty: nobody. */
  holder: text('holder').notNull(),
  /** The name of the holder's connections; null for a file. */
  session: text('session'),
  /** Fencing token: goes up with each taking, and only its holder may write. */
  fence: count('fence').notNull(),
  /** Goes up for as long as the holder lives. */
  beat: count('beat').notNull(),
})
