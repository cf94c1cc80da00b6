import { type Import, type ImportRole, ImportRow, importCancelled } from '@aldia/shared/import.ts'
import { z } from 'zod'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { jobKind } from '#base/jobs.ts'
import type { Work } from '#base/work.ts'
import {
  countRows,
  findImport,
  type ImportRecord,
  insertImport,
  type RowRecord,
  saveImport,
  saveShape,
} from '#imports/imports.store.ts'
import { fold } from '#imports/reading/cells.ts'
import { debtsBuiltOnImport } from '#imports/undo-import.ts'

/** Brings an import on by what its state asks for; the key is its id. */
export const importJob = jobKind('imports.run', z.object({ workspaceId: z.string() }))

/** A list was handed in: its bytes are stored already. It is read by the job. */
export async function addImport(
  work: Work,
  about: { name: string; sha256: string; createdById: string },
): Promise<string> {
  const id = work.newId()
  await insertImport(work.tx, {
    ...about,
    id,
    workspaceId: work.workspaceId,
    state: 'reading',
    because: null,
    guess: null,
    roles: null,
    isPaidThere: false,
    createdAt: work.now,
    appliedAt: null,
  })
  await runOn(work, id)
  return id
}

const runOn = (work: Work, id: string) =>
  work.enqueue(importJob, { key: id, dueAt: work.now, data: { workspaceId: work.workspaceId } })

/** What lists with the same headers have in common; null where there are no headers. */
export const shapeOf = (headers: readonly string[]): string | null =>
  headers.length === 0 ? null : headers.map(fold).join('|').slice(0, 2_000)

export async function mapImport(work: Work, id: string, roles: ImportRole[]): Promise<void> {
  const row = await inState(work, id, 'draft')
  await saveImport(work.tx, id, { roles, state: 'reading' })
  const shape = shapeOf(row.guess?.headers ?? [])
  if (shape !== null) await saveShape(work.tx, { workspaceId: work.workspaceId, shape, roles })
  await runOn(work, id)
}

export async function applyImport(work: Work, id: string, isPaidThere: boolean): Promise<void> {
  await inState(work, id, 'draft')
  await saveImport(work.tx, id, { state: 'applying', isPaidThere, appliedAt: work.now })
  await runOn(work, id)
}

/** A draft is put away; of one that is going in, what is in by now is taken back. */
export async function cancelImport(work: Work, id: string): Promise<void> {
  const row = await inState(work, id, 'draft', 'reading', 'applying')
  const isOnTheWay = row.state === 'applying'
  await saveImport(work.tx, id, { state: isOnTheWay ? 'undoing' : 'cancelled' })
  if (isOnTheWay) await runOn(work, id)
  else work.record(importCancelled, { data: { importId: id } })
}

export async function undoImport(work: Work, id: string): Promise<void> {
  const row = await inState(work, id, 'applied')
  if (await debtsBuiltOnImport(work.tx, row)) fail('conflict', 'import_built_on')
  await saveImport(work.tx, id, { state: 'undoing' })
  await runOn(work, id)
}

/** The import of this workspace, when it is in one of these states. */
export async function inState(work: Work, id: string, ...states: ImportRecord['state'][]): Promise<ImportRecord> {
  const row = (await findImport(work.tx, work.workspaceId, id)) ?? fail('not_found', 'import')
  if (!states.includes(row.state)) fail('conflict', 'import_state')
  return row
}

/** The import with its figures. */
export async function importView(tx: Reader, row: ImportRecord, totals: Import['totals']): Promise<Import> {
  const counts = await countRows(tx, row.id)
  const sum = (fits: (one: (typeof counts)[number]) => boolean) =>
    counts.filter(fits).reduce((all, { count }) => all + count, 0)
  const outcomes: Import['outcomes'] = {}
  for (const { outcome, count } of counts) if (outcome !== null) outcomes[outcome] = (outcomes[outcome] ?? 0) + count
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    because: row.because,
    guess: row.guess,
    good: sum(({ kind }) => kind === 'good'),
    bad: sum(({ kind }) => kind === 'bad'),
    ignored: sum(({ kind }) => kind === 'ignored'),
    lower: sum(({ kind, known }) => kind === 'good' && known === 'lower'),
    totals,
    done: sum(({ outcome }) => outcome !== null),
    outcomes,
    createdAt: row.createdAt,
  }
}

export function rowView({
  importId: _,
  debt,
  referenceKey: __,
  known: ___,
  debtId: ____,
  contactId: _____,
  booked: ______,
  ...row
}: RowRecord): ImportRow {
  return ImportRow.parse({
    ...row,
    name: debt?.name ?? null,
    phoneE164: debt?.phoneE164 ?? null,
    dueOn: debt?.dueOn ?? null,
    amountMinor: debt?.amountMinor ?? null,
    currency: debt?.currency ?? 'XXX',
    reference: debt?.reference ?? null,
    concept: debt?.concept ?? null,
  })
}
