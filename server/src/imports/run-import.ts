import { buffer } from 'node:stream/consumers'
import { importApplied, importUndone } from '@aldia/shared/import.ts'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { Failure } from '#base/failure.ts'
import { handleJob, type Job, type JobHandler } from '#base/jobs.ts'
import type { Perform, Work } from '#base/work.ts'
import type { FileStore } from '#files/file-store.ts'
import { type Applied, type ApplyParts, applyRow, workspaceOrRefuse } from '#imports/apply-row.ts'
import {
  clearRows,
  countRows,
  findImport,
  type ImportRecord,
  insertRows,
  rowsBooked,
  rowsToApply,
  rowsToUndo,
  saveImport,
  saveRow,
} from '#imports/imports.store.ts'
import { importJob } from '#imports/imports.ts'
import { KnownPeople } from '#imports/known-people.ts'
import { readImport, rowsToStore } from '#imports/read-import.ts'
import { ListRefused } from '#imports/reading/limits.ts'
import { undoCard, undoRow } from '#imports/undo-import.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

export interface RunParts extends ApplyParts {
  readonly reader: Reader
  readonly perform: Perform
  readonly clock: Clock
  readonly files: Pick<FileStore, 'read'>
}

/** Rows in one transaction: a message that comes meanwhile waits for tens of milliseconds, not for the list. */
const rowsAtOnce = { read: 200, apply: 10, undo: 10 }
/** Between transactions others have their turn (ms). */
const breathMs = 5

/** Brings imports on: reads, applies, undoes, in small steps that can be interrupted anywhere. */
export function importsJob(parts: RunParts): JobHandler {
  return handleJob(importJob, { maxAttempts: 5 }, async (job) => {
    const { workspaceId } = job.data
    const row = await findImport(parts.reader, workspaceId, job.key)
    if (!row) return null
    if (row.state === 'reading') await read(parts, job, row)
    else if (row.state === 'applying') await apply(parts, job, row)
    else if (row.state === 'undoing') await undo(parts, job, row)
    return job.isStopped() ? { againAt: parts.clock.now() } : null
  })
}

type ImportJobRun = Job<{ workspaceId: string }>

/** One transaction of a step; does nothing when the state is another by now. */
async function step(
  parts: RunParts,
  job: ImportJobRun,
  state: ImportRecord['state'],
  verb: (work: Work, row: ImportRecord) => Promise<void>,
): Promise<boolean> {
  const { workspaceId } = job.data
  const found = await findImport(parts.reader, workspaceId, job.key)
  const actor = found ? ({ kind: 'user', userId: found.createdById } as const) : ({ kind: 'system' } as const)
  const { output } = await parts.perform({ workspaceId, actor }, async (work) => {
    await job.hold(work.tx)
    const row = await findImport(work.tx, workspaceId, job.key)
    if (row?.state !== state) return false
    await verb(work, row)
    return true
  })
  await job.pause(breathMs)
  return output
}

async function read(parts: RunParts, job: ImportJobRun, row: ImportRecord): Promise<void> {
  const { workspaceId } = job.data
  const workspace = workspaceOrRefuse(await findWorkspace(parts.reader, workspaceId))
  const content = await buffer(parts.files.read(row.sha256))
  try {
    const { guess, list } = await readImport(parts.reader, workspace, row, content, parts.clock.now())
    if (!(await step(parts, job, 'reading', (work) => clearRows(work.tx, row.id)))) return
    const all = list.rows.map((one, rowNo) => ({ row: one, rowNo }))
    for (let from = 0; from < all.length; from += rowsAtOnce.read) {
      const stored = await rowsToStore(
        parts.reader,
        { workspaceId, importId: row.id },
        all.slice(from, from + rowsAtOnce.read),
      )
      if (!(await step(parts, job, 'reading', (work) => insertRows(work.tx, stored)))) return
    }
    await step(parts, job, 'reading', (work) => saveImport(work.tx, row.id, { state: 'draft', guess }))
  } catch (error) {
    if (!(error instanceof ListRefused)) throw error
    await step(parts, job, 'reading', (work) =>
      saveImport(work.tx, row.id, { state: 'failed', because: error.because }),
    )
  }
}

async function apply(parts: RunParts, job: ImportJobRun, row: ImportRecord): Promise<void> {
  const { workspaceId } = job.data
  const workspace = workspaceOrRefuse(await findWorkspace(parts.reader, workspaceId))
  const people = await KnownPeople.load(parts.reader, workspaceId)
  const about = { workspace, people, isPaidThere: row.isPaidThere }
  while (!job.isStopped()) {
    const rows = await rowsToApply(parts.reader, row.id, rowsAtOnce.apply)
    if (rows.length === 0) break
    const going = await step(parts, job, 'applying', async (work) => {
      for (const one of rows) await saveRow(work.tx, one, await tried(() => applyRow(work, parts, one, about)))
    })
    if (!going) return
  }
  if (job.isStopped()) return
  const outcomes = await outcomesOf(parts.reader, row.id)
  await step(parts, job, 'applying', async (work) => {
    await saveImport(work.tx, row.id, { state: 'applied' })
    work.record(importApplied, { data: { importId: row.id, outcomes } })
  })
}

/** What the books refuse of a row is told of it; the others go in. Checks come before anything is written. */
async function tried(run: () => Promise<Applied>): Promise<Applied> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Failure) return { outcome: 'refused', debtId: null, contactId: null, booked: null }
    throw error
  }
}

async function outcomesOf(reader: Reader, importId: string) {
  const outcomes: Record<string, number> = {}
  for (const { outcome, count } of await countRows(reader, importId)) {
    if (outcome !== null) outcomes[outcome] = (outcomes[outcome] ?? 0) + count
  }
  return outcomes
}

async function undo(parts: RunParts, job: ImportJobRun, row: ImportRecord): Promise<void> {
  while (!job.isStopped()) {
    const rows = await rowsToUndo(parts.reader, row.id, rowsAtOnce.undo)
    if (rows.length === 0) break
    const going = await step(parts, job, 'undoing', async (work) => {
      for (const one of rows) await undoRow(work, one)
    })
    if (!going) return
  }
  while (!job.isStopped()) {
    const rows = await rowsBooked(parts.reader, row.id, -1, rowsAtOnce.undo)
    if (rows.length === 0) break
    const going = await step(parts, job, 'undoing', async (work) => {
      for (const one of rows) await undoCard(work, one)
    })
    if (!going) return
  }
  if (job.isStopped()) return
  await step(parts, job, 'undoing', async (work) => {
    await saveImport(work.tx, row.id, { state: 'undone' })
    work.record(importUndone, { data: { importId: row.id } })
  })
}
