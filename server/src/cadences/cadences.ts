import { inPrecedence } from '@aldia/shared/cadence/ladder.ts'
import type { Cadence, CadenceDraft } from '@aldia/shared/cadence.ts'
import {
  cadenceAdded,
  cadenceEdited,
  cadenceReordered,
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
import { livingTagsOrRefuse, sharedSegmentOrRefuse } from '#segments/segments.ts'
import { templateToSendOrRefuse } from '#templates/templates.ts'
import { findWorkspace, setRemindersPaused } from '#workspaces/workspaces.ts'

// What people decide about ladders. Every change has the day planned anew.

/** Makes a ladder; it is off until somebody switches it on. */
export async function addCadence(work: Work, draft: CadenceDraft): Promise<Cadence> {
  await draftOrRefuse(work, draft)
  const others = await listCadences(work.tx, work.workspaceId)
  // On top: what somebody makes now is meant before what there was.
  const position = Math.min(1, ...others.map((one) => one.position)) - 1
  const row = { ...freshRow(work, draft, null), position }
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
  await draftOrRefuse(work, draft)
  const after: CadenceRow = { ...before, ...draft, seq: work.seq, version: version + 1 }
  await saveCadence(work.tx, cadenceId, after)
  work.record(cadenceEdited, { data: { cadenceId, before: draftOf(before), after: draftOf(after) } })
  await planDays(work)
  return asCadence(after)
}

/** Puts a ladder after another one, or first. Answers all in their order. */
export async function reorderCadence(
  work: Work,
  { cadenceId, afterCadenceId }: { cadenceId: string; afterCadenceId: string | null },
): Promise<Cadence[]> {
  const moved = asCadence(await cadenceOrRefuse(work, cadenceId))
  if (afterCadenceId === cadenceId) fail('invalid', 'after_cadence', { field: 'afterCadenceId' })
  const all = inPrecedence((await listCadences(work.tx, work.workspaceId)).map(asCadence))
  const others = all.filter(({ id }) => id !== cadenceId)
  const place = afterCadenceId === null ? -1 : others.findIndex(({ id }) => id === afterCadenceId)
  if (afterCadenceId !== null && place === -1) fail('not_found', 'cadence', { field: 'afterCadenceId' })
  const ordered = others.toSpliced(place + 1, 0, moved).map((one, position) => ({ ...one, position }))
  for (const { id, position } of ordered) await saveCadence(work.tx, id, { position, seq: work.seq })
  work.record(cadenceReordered, { data: { cadenceId, name: moved.name, afterCadenceId } })
  await planDays(work)
  return ordered.map((one) => ({ ...one, seq: work.seq }))
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
    position: 0,
    onSince: null,
    createdAt: work.now,
  }
}

/** Tags, segments and texts that it names are of this business, and in use today. */
async function draftOrRefuse(work: Work, { audience, steps }: CadenceDraft): Promise<void> {
  await livingTagsOrRefuse(work, audience.tagIds ?? [], 'audience.tagIds')
  if (audience.segmentId !== null) await sharedSegmentOrRefuse(work, audience.segmentId, 'audience.segmentId')
  for (const [i, { action }] of steps.entries()) {
    if (action.do !== 'message') continue
    const field = `steps.${i}.action`
    if (action.templateId !== null) await templateToSendOrRefuse(work, action.templateId, `${field}.templateId`)
    for (const [j, { segmentId, templateId }] of (action.bySegment ?? []).entries()) {
      await sharedSegmentOrRefuse(work, segmentId, `${field}.bySegment.${j}.segmentId`)
      await templateToSendOrRefuse(work, templateId, `${field}.bySegment.${j}.templateId`)
    }
  }
}

async function cadenceOrRefuse(work: Work, id: string): Promise<CadenceRow> {
  return (await findCadence(work.tx, work.workspaceId, id)) ?? fail('not_found', 'cadence', { field: 'cadenceId' })
}
