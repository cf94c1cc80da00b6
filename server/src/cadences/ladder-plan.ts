import { setImmediate as othersTurn } from 'node:timers/promises'
import type { LadderRules } from '@aldia/shared/cadence/facts.ts'
import { dayOf, planFor } from '@aldia/shared/cadence/plan.ts'
import type { Cadence, PlannedStep } from '@aldia/shared/cadence.ts'
import { addDays } from '@aldia/shared/dates.ts'
import { rulesOfPolicy } from '@aldia/shared/policy/effective.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { asCadence } from '#cadences/cadence-records.ts'
import { listCadences } from '#cadences/cadences.store.ts'
import { type Debtor, readDebtors } from '#cadences/ladder-facts.reads.ts'
import { holidaysOf } from '#outbox/contact-question.ts'
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
}

/** Plans these people, or (null) everybody of the business, from today on. People for whom nothing is planned are left out. */
export async function planLadders(
  tx: Reader,
  about: { workspaceId: string; contactIds: readonly string[] | null; days: number; now: number },
): Promise<{ workspace: Workspace; cadences: readonly Cadence[]; plans: DebtorPlan[] }> {
  const workspace = (await findWorkspace(tx, about.workspaceId)) ?? fail('not_found', 'workspace')
  const cadences = (await listCadences(tx, about.workspaceId)).map(asCadence)
  if (!cadences.some(({ isOn }) => isOn)) return { workspace, cadences, plans: [] }
  const debtors = await readDebtors(tx, { workspace, contactIds: about.contactIds, now: about.now })
  const rules = await rulesByZone(workspace, debtors)
  const plans: DebtorPlan[] = []
  for (const [i, debtor] of debtors.entries()) {
    // Thousands of debtors take a while, and messages are not to wait for it.
    if (about.contactIds === null && i % atOnce === atOnce - 1) await othersTurn()
    const from = dayOf(debtor.facts.person.zone, about.now)
    const to = addDays(from, about.days - 1)
    const itsRules = rules.get(debtor.facts.person.zone) ?? fail('not_found', 'workspace')
    const planned = planFor(debtor.facts, { cadences, rules: itsRules, from, to, now: about.now })
    if (planned.length > 0) plans.push({ debtor, planned })
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
