import { dayNumber } from '@aldia/shared/cadence/day-number.ts'
import { laddersOf } from '@aldia/shared/cadence/ladder.ts'
import { dayOf } from '@aldia/shared/cadence/plan.ts'
import { ladderChanged } from '@aldia/shared/cadence-commands.ts'
import type { eventUndone } from '@aldia/shared/card.ts'
import { readData } from '@aldia/shared/event.ts'
import { contactTagged, contactUntagged } from '@aldia/shared/tag.ts'
import { findEvent } from '#base/events.store.ts'
import type { Recorded, Work } from '#base/work.ts'
import { ladderQuestion } from '#cadences/ladder-plan.ts'
import { lookAtStep, planDays } from '#cadences/step-jobs.ts'

/**
 * Reaction: somebody carries another tag. From the next planning on they are on the ladder that is for them now; where that is
 * another one, it is said.
 */
export async function ladderFollowsTag(
  work: Work,
  { contactId, data, type }: Recorded<typeof contactTagged> | Recorded<typeof contactUntagged>,
): Promise<void> {
  if (contactId !== null) await followTag(work, contactId, { tagId: data.tagId, isOn: type === contactTagged.type })
}

/** Reaction: a tag was put on again that had been taken off, or the other way round. */
export async function ladderFollowsUndoing(
  work: Work,
  { contactId, data }: Recorded<typeof eventUndone>,
): Promise<void> {
  const isOn = data.type === contactUntagged.type
  if (contactId === null || (!isOn && data.type !== contactTagged.type)) return
  const undone = await findEvent(work.tx, work.workspaceId, data.eventId)
  const { tagId } = undone ? readData(contactTagged, undone.data) : {}
  if (tagId !== undefined) await followTag(work, contactId, { tagId, isOn })
}

/** `isOn`: the person carries it now and did not before; else the other way round. */
async function followTag(
  work: Work,
  contactId: string,
  { tagId, isOn }: { tagId: string; isOn: boolean },
): Promise<void> {
  const { cadences, segments, debtors } = await ladderQuestion(work.tx, {
    ...{ workspaceId: work.workspaceId, contactIds: [contactId], now: work.now },
  })
  const facts = debtors[0]?.facts
  if (!facts?.traits) return
  const { tagIds } = facts.traits
  const before = isOn ? tagIds.filter((id) => id !== tagId) : [...tagIds, tagId]
  const day = dayNumber(dayOf(facts.person.zone, work.now))
  const about = { cadences, segments, day }
  const was = laddersOf({ ...facts, traits: { ...facts.traits, tagIds: before } }, about)
  const is = laddersOf(facts, about)
  let hasChanged = false
  for (const family of new Set([...was.keys(), ...is.keys()])) {
    const [from, to] = [was.get(family) ?? null, is.get(family) ?? null]
    if (from?.id === to?.id) continue
    hasChanged = true
    work.record(ladderChanged, {
      contactId,
      data: {
        ...{ fromCadenceId: from?.id ?? null, from: from?.name ?? null },
        ...{ toCadenceId: to?.id ?? null, to: to?.name ?? null },
      },
    })
  }
  if (hasChanged) await lookAtStep(work, contactId, work.now)
}

/** Reaction: what a tag or a segment means is another thing for everybody; the day is planned anew. */
export const planFollowsRules = (work: Work): Promise<void> => planDays(work)
