import { setImmediate as othersTurn } from 'node:timers/promises'
import { dayNumber } from '@aldia/shared/cadence/day-number.ts'
import type { LadderRules } from '@aldia/shared/cadence/facts.ts'
import { laddersOf, type Segments } from '@aldia/shared/cadence/ladder.ts'
import { dayOf, planFor } from '@aldia/shared/cadence/plan.ts'
import type { Cadence, PlannedStep } from '@aldia/shared/cadence.ts'
import { addDays } from '@aldia/shared/dates.ts'
import { rulesOfPolicy } from '@aldia/shared/policy/effective.ts'
import type { Tag } from '@aldia/shared/tag.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { asCadence } from '#cadences/cadence-records.ts'
import { listCadences } from '#cadences/cadences.store.ts'
import { type Debtor, readDebtors } from '#cadences/ladder-facts.reads.ts'
import { holidaysOf } from '#outbox/contact-question.ts'
import { livingId, livingRules } from '#segments/segments.ts'
import { tagsById } from '#tags/tags.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// The one way to ask what leaves: the screens ask it for fourteen days, the sender for today.

/** The preview shows so many days, today included. */
export const previewDays = 14
/** So many debtors are planned before others get their turn. */
const atOnce = 100

/** What is planned for a debtor. */
export interface DebtorPlan {
  debtor: Debtor
  planned: readonly PlannedStep[]
  /** The ladders that they are on today; told only of people who were asked for. */
  ladders: readonly Cadence[]
}

/** Ladders and people as the question is asked: with the segments that ladders name, and tags as they are called today. */
export async function ladderQuestion(
  tx: Reader,
  about: { workspaceId: string; contactIds: readonly string[] | null; now: number },
): Promise<{ workspace: Workspace; cadences: Cadence[]; segments: Segments; debtors: Debtor[] }> {
  const workspace = (await findWorkspace(tx, about.workspaceId)) ?? fail('not_found', 'workspace')
  const listed = (await listCadences(tx, about.workspaceId)).map(asCadence)
  const on = listed.filter(({ isOn }) => isOn)
  if (on.length === 0) return { workspace, cadences: listed, segments: new Map(), debtors: [] }
  // Nobody asks for tags or segments where no ladder does.
  const asks = on.some(asksForPeople)
  const tags = asks ? await tagsById(tx, about.workspaceId) : new Map<string, Tag>()
  const segments = asks ? await livingRules(tx, about.workspaceId, tags) : new Map()
  const cadences = listed.map((cadence) => withLivingAudience(cadence, livingId(tags)))
  const asksPaid = [...segments.values()].some(({ relation }) => relation !== null)
  const debtors = await readDebtors(tx, { workspace, contactIds: about.contactIds, now: about.now, tags, asksPaid })
  return { workspace, cadences, segments, debtors }
}

const asksForPeople = ({ audience, steps }: Cadence): boolean =>
  audience.tagIds !== null ||
  audience.segmentId !== null ||
  steps.some(({ action }) => action.do === 'message' && (action.bySegment?.length ?? 0) > 0)

const withLivingAudience = (cadence: Cadence, living: (tagId: string) => string): Cadence => {
  const { tagIds } = cadence.audience
  return tagIds === null ? cadence : { ...cadence, audience: { ...cadence.audience, tagIds: tagIds.map(living) } }
}

/**
 * Plans these people, or (null) everybody of the business, from today on. Of everybody, people for whom nothing is planned are left
 * out.
 */
export async function planLadders(
  tx: Reader,
  about: { workspaceId: string; contactIds: readonly string[] | null; days: number; now: number },
): Promise<{ workspace: Workspace; cadences: readonly Cadence[]; plans: DebtorPlan[] }> {
  const { workspace, cadences, segments, debtors } = await ladderQuestion(tx, about)
  const rules = await rulesByZone(workspace, debtors)
  const plans: DebtorPlan[] = []
  for (const [i, debtor] of debtors.entries()) {
    // Thousands of debtors take a while, and messages are not to wait for it.
    if (about.contactIds === null && i % atOnce === atOnce - 1) await othersTurn()
    const from = dayOf(debtor.facts.person.zone, about.now)
    const to = addDays(from, about.days - 1)
    const itsRules = rules.get(debtor.facts.person.zone) ?? fail('not_found', 'workspace')
    const planned = planFor(debtor.facts, { cadences, segments, rules: itsRules, from, to, now: about.now })
    const isAsked = about.contactIds !== null
    if (planned.length === 0 && !isAsked) continue
    const ladders = isAsked ? laddersOf(debtor.facts, { cadences, segments, day: dayNumber(from) }) : new Map()
    plans.push({ debtor, planned, ladders: [...ladders.values()] })
  }
  return { workspace, cadences, plans }
}

async function rulesByZone(workspace: Workspace, debtors: readonly Debtor[]): Promise<Map<string, LadderRules>> {
  const contact = rulesOfPolicy(workspace.contactPolicy, workspace.country)
  const isPaused = workspace.remindersPausedAt !== null
  const found = new Map<string, LadderRules>()
  for (const { facts } of debtors) {
    const { zone } = facts.person
    if (!found.has(zone)) found.set(zone, { contact, holidays: await holidaysOf(workspace, zone), isPaused })
  }
  return found
}
