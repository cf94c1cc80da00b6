import type { ImportFault, ImportGuess, ImportOutcome, ImportRole, ImportState } from '@aldia/shared/import.ts'
import { count, flag, index, instant, json, primaryKey, table, text } from '#base/database/dialect.ts'
import type { ReadDebt } from '#imports/reading/list.ts'

/** A list that was handed in, and how far it has come. */
export const imports = table(
  'imports',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    /** The bytes lie in the file store. */
    sha256: text('sha256').notNull(),
    state: text('state').$type<ImportState>().notNull(),
    because: text('because'),
    guess: json<ImportGuess>('guess'),
    /** What a person says the columns hold; null: as guessed. */
    roles: json<ImportRole[]>('roles'),
    isPaidThere: flag('is_paid_there').notNull(),
    createdAt: instant('created_at').notNull(),
    createdById: text('created_by_id').notNull(),
    appliedAt: instant('applied_at'),
  },
  (t) => [index('imports_by_workspace').on(t.workspaceId, t.createdAt)],
)

/** What an undo needs of a row beside its debt. */
export interface RowBooked {
  /** The person and the card are there because of this row. */
  readonly madeCard?: boolean
  readonly entryId?: string
  readonly paymentId?: string
}

/** The rows of a list, as read and as corrected. */
export const importRows = table(
  'import_rows',
  {
    importId: text('import_id').notNull(),
    /** From 0, in the order of the file. */
    rowNo: count('row_no').notNull(),
    line: count('line').notNull(),
    sheet: text('sheet'),
    cells: json<string[]>('cells').notNull(),
    kind: text('kind').$type<'good' | 'bad' | 'ignored'>().notNull(),
    why: text('why'),
    faults: json<ImportFault[]>('faults').notNull(),
    debt: json<ReadDebt>('debt'),
    /** The reference without case and accents. */
    referenceKey: text('reference_key'),
    /** What the books know of its reference: more is open there, the same or less; null: nothing. */
    known: text('known').$type<'lower' | 'same' | 'higher'>(),
    outcome: text('outcome').$type<ImportOutcome>(),
    debtId: text('debt_id'),
    contactId: text('contact_id'),
    booked: json<RowBooked>('booked'),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.rowNo] }),
    index('import_rows_by_kind').on(t.importId, t.kind, t.rowNo),
    index('import_rows_by_reference').on(t.importId, t.referenceKey),
  ],
)

/** What a person said the columns of lists with these headers hold. */
export const importShapes = table(
  'import_shapes',
  {
    workspaceId: text('workspace_id').notNull(),
    /** The folded headers. */
    shape: text('shape').notNull(),
    roles: json<ImportRole[]>('roles').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.shape] })],
)
