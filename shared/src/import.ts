import { z } from 'zod'
import { command } from './command.ts'
import { LocalDate } from './dates.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant } from './ids.ts'
import { Amounts } from './money.ts'
import { Currency } from './names.ts'

/** What a column of a list holds; `skip`: nothing that a debt has a place for. */
export const ImportRole = z.enum([
  'name',
  'firstName',
  'lastName',
  'phone',
  'dueOn',
  'issuedOn',
  'termDays',
  'amount',
  'paid',
  'currency',
  'reference',
  'concept',
  'skip',
])
export type ImportRole = z.infer<typeof ImportRole>

/** Why a row cannot go in as it is (`server/src/imports/reading/list.ts` says what each means). */
export const ImportFault = z.enum([
  'phoneInvalid',
  'dateInvalid',
  'dateMissing',
  'amountUnreadable',
  'amountNotPositive',
  'duplicateReference',
])
export type ImportFault = z.infer<typeof ImportFault>

/** Reading → draft → applying → applied → undoing → undone. Failed: the file cannot be read. Cancelled while it was a draft, or on the way. */
export const ImportState = z.enum([
  'reading',
  'draft',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
  'failed',
])
export type ImportState = z.infer<typeof ImportState>

/** How a list was understood; shown, so that a wrong guess is seen. */
export const ImportGuess = z.object({
  format: z.enum(['text', 'xlsx', 'ods']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  layout: z.enum(['columns', 'lines']),
  headers: z.array(z.string()),
  roles: z.array(ImportRole),
  decimalMark: z.enum([',', '.']).nullable(),
  dayOrder: z.enum(['dayFirst', 'monthFirst']),
  sheets: z.array(z.string()),
})
export type ImportGuess = z.infer<typeof ImportGuess>

/** What became of a row, or (`asked`) of a debt of which less is open in the file: nothing, until somebody says that it was paid there. */
export const ImportOutcome = z.enum(['added', 'same', 'raised', 'paid', 'asked', 'refused'])
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** One import with its figures. Totals are minor units by currency. */
export const Import = z.object({
  id: Id,
  name: z.string(),
  state: ImportState,
  /** Why it failed: the reason of a refusal, as in failure-text.ts. */
  because: z.string().nullable(),
  guess: ImportGuess.nullable(),
  good: z.number().int(),
  bad: z.number().int(),
  ignored: z.number().int(),
  /** Good rows of which the books know the reference with more open than the file says. */
  lower: z.number().int(),
  totals: Amounts,
  /** How far the step at hand is, in rows. */
  done: z.number().int(),
  outcomes: z.partialRecord(ImportOutcome, z.number().int()),
  createdAt: Instant,
})
export type Import = z.infer<typeof Import>

export const ImportRow = z.object({
  rowNo: z.number().int(),
  line: z.number().int(),
  sheet: z.string().nullable(),
  cells: z.array(z.string()),
  kind: z.enum(['good', 'bad', 'ignored']),
  faults: z.array(ImportFault),
  why: z.string().nullable(),
  name: z.string().nullable(),
  phoneE164: z.string().nullable(),
  dueOn: LocalDate.nullable(),
  amountMinor: z.number().int().nullable(),
  currency: Currency,
  reference: z.string().nullable(),
  concept: z.string().nullable(),
  outcome: ImportOutcome.nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>

/** `GET /api/imports/:id/rows?kind=`: in the order of the file. */
export const ImportRows = z.object({ rows: z.array(ImportRow), next: z.number().int().nullable() })

/** Longest paste (characters); a file may have 25 MB. */
export const maxPasteLength = 900_000

/** Something pasted. Files go to `POST /api/imports`. */
export const pasteImport = command('import.paste', {
  input: z.object({ text: z.string().min(1).max(maxPasteLength) }),
  output: z.object({ importId: Id }),
})
/** Says what the columns hold; the file is read again, and lists with the same headers are read so from now on. */
export const mapImport = command('import.map', {
  input: z.object({ importId: Id, roles: z.array(ImportRole).max(500) }),
  output: z.object({ importId: Id }),
})
const FixText = z.string().max(200)
/** Corrects a row in place, in the words that a person types; fields that are not given stay. `leaveOut`: the row is ignored. */
export const fixImportRow = command('import.fixRow', {
  input: z.object({
    importId: Id,
    rowNo: z.number().int(),
    name: FixText.optional(),
    phone: FixText.optional(),
    dueOn: FixText.optional(),
    amount: FixText.optional(),
    reference: FixText.optional(),
    concept: FixText.optional(),
    leaveOut: z.boolean().optional(),
  }),
  output: ImportRow,
})
/** Good rows go in. `isPaidThere`: where less is open in the file than in our books, the difference was paid there. */
export const applyImport = command('import.apply', {
  input: z.object({ importId: Id, isPaidThere: z.boolean().default(false) }),
  output: z.object({ importId: Id }),
})
/** A draft is put away; what is being applied stops where it is and is taken back. */
export const cancelImport = command('import.cancel', {
  input: z.object({ importId: Id }),
  output: z.object({ importId: Id }),
})
/** Takes all of it back, while nothing was built on it. */
export const undoImport = command('import.undo', {
  input: z.object({ importId: Id }),
  output: z.object({ importId: Id }),
})

export const importApplied = event(
  'import.applied',
  z.object({ importId: IdRef, outcomes: z.partialRecord(ImportOutcome, z.number()) }),
)
export const importUndone = event('import.undone', z.object({ importId: IdRef }))
export const importCancelled = event('import.cancelled', z.object({ importId: IdRef }))
