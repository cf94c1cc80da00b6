import { dayNumber } from '@aldia/shared/cadence/day-number.ts'
import { laddersOf } from '@aldia/shared/cadence/ladder.ts'
import { dayOf } from '@aldia/shared/cadence/plan.ts'
import { ladderChanged } from '@aldia/shared/cadence-commands.ts'
import type { contactTagged, contactUntagged } from '@aldia/shared/tag.ts'
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
  if (contactId === null) return
  const { cadences, segments, debtors } = await ladderQuestion(work.tx, {
    ...{ workspaceId: work.workspaceId, contactIds: [contactId], now: work.now },
  })
  const facts = debtors[0]?.facts
  if (!facts?.traits) return
  const { tagIds } = facts.traits
  const isOn = type === 'contact.tagged'
  const before = isOn ? tagIds.filter((id) => id !== data.tagId) : [...tagIds, data.tagId]
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
