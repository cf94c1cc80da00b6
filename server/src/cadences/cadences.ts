import type { Cadence, CadenceDraft } from '@aldia/shared/cadence.ts'
import {
  cadenceAdded,
  cadenceEdited,
  cadenceSwitched,
  cadencesProvided,
  remindersPaused,
  remindersResumed,
} from '@aldia/shared/cadence-commands.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { asCadence, draftOf } from '#cadences/cadence-records.ts'
import { type CadenceRow, findCadence, insertCadences, listCadences, saveCadence } from '#cadences/cadences.store.ts'
import { starters } from '#cadences/starters.ts'
import { planDays } from '#cadences/step-jobs.ts'
import { findWorkspace, setRemindersPaused } from '#workspaces/workspaces.ts'

// What people decide about ladders. Every change has the day planned anew.

/** Makes a ladder; it is off until somebody switches it on. */
export async function addCadence(work: Work, draft: CadenceDraft): Promise<Cadence> {
  const row = freshRow(work, draft, null)
  await insertCadences(work.tx, [row])
  work.record(cadenceAdded, { data: { cadenceId: row.id, name: row.name } })
  return asCadence(row)
}

/** Changes a ladder as it was looked at; another version means that somebody was faster. */
export async function editCadence(
  work: Work,
  { cadenceId, version, draft }: { cadenceId: string; version: number; draft: CadenceDraft },
): Promise<Cadence> {
  const before = await cadenceOrRefuse(work, cadenceId)
  if (before.version !== version) fail('conflict', 'cadence_changed')
  const after: CadenceRow = { ...before, ...draft, seq: work.seq, version: version + 1 }
  await saveCadence(work.tx, cadenceId, after)
  work.record(cadenceEdited, { data: { cadenceId, before: draftOf(before), after: draftOf(after) } })
  await planDays(work)
  return asCadence(after)
}

/** Switches a ladder on or off. What is switched on begins with the steps of that day. */
export async function switchCadence(work: Work, cadenceId: string, isOn: boolean): Promise<Cadence> {
  const before = await cadenceOrRefuse(work, cadenceId)
  if (before.isOn === isOn) return asCadence(before)
  const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  const onSince = isOn ? dayIn(workspace.timeZone, work.now) : before.onSince
  const after: CadenceRow = { ...before, isOn, onSince, seq: work.seq, version: before.version + 1 }
  await saveCadence(work.tx, cadenceId, after)
  work.record(cadenceSwitched, { data: { cadenceId, name: after.name, isOn } })
  await planDays(work)
  return asCadence(after)
}

/** Nothing leaves by itself any more, or it does again. */
export async function pauseAll(work: Work, isPaused: boolean): Promise<void> {
  if (!(await setRemindersPaused(work, isPaused))) return
  work.record(isPaused ? remindersPaused : remindersResumed, { data: {} })
  await planDays(work)
}

export async function hasCadences(tx: Reader, workspaceId: string): Promise<boolean> {
  return (await listCadences(tx, workspaceId)).length > 0
}

/** Gives a business the ladders of the house, ready and off, for one that has none. */
export async function provideCadences(work: Work, language: Language): Promise<void> {
  const rows = starters(language).map(({ key, draft }) => freshRow(work, draft, key))
  await insertCadences(work.tx, rows)
  work.record(cadencesProvided, { data: { count: rows.length } })
}

function freshRow(work: Work, draft: CadenceDraft, starter: string | null): CadenceRow {
  return {
    ...draft,
    id: work.newId(),
    workspaceId: work.workspaceId,
    seq: work.seq,
    version: 1,
    starter,
    isOn: false,
    onSince: null,
    createdAt: work.now,
  }
}

async function cadenceOrRefuse(work: Work, id: string): Promise<CadenceRow> {
  return (await findCadence(work.tx, work.workspaceId, id)) ?? fail('not_found', 'cadence', { field: 'cadenceId' })
}
