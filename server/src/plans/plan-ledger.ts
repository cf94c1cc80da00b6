import type { LocalDate } from '@aldia/shared/dates.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { debtsOfContact, type EntryRow, entriesOfDebts, post, reverse, reversedAmong } from '#debts/ledger.ts'
import { openOn } from '#plans/plan-money.ts'
import type { InstalmentRow, PlanRow } from '#plans/plans.store.ts'

// What a plan itself books: its interest when it is accepted, its discount when it is kept. Both are taken back when that is
// no longer so.

/** Books the interest of every instalment on the debt that is due last, because money goes there last. */
export async function bookInterest(
  work: Work,
  plan: PlanRow,
  parts: readonly InstalmentRow[],
  on: LocalDate,
): Promise<void> {
  const bearing = parts.filter((part) => part.interestMinor > 0)
  if (bearing.length === 0) return
  const debts = (await debtsOfContact(work.tx, plan.contactId)).filter((debt) => plan.debtIds.includes(debt.id))
  const last = debts.at(-1) ?? fail('not_found', 'debt')
  await post(
    work,
    bearing.map((part) => ({
      contactId: plan.contactId,
      debtId: last.id,
      kind: 'interest' as const,
      amountMinor: part.interestMinor,
      currency: plan.currency,
      on,
      planId: plan.id,
      ruleKey: `plan_interest:${plan.id}:${plan.version}:${part.number}`,
      calculation: { kind: 'plan' as const, planId: plan.id, instalment: part.number },
    })),
  )
}

/**
 * Takes back the interest of instalments that money did not reach. What has been paid of it stays, and so does what would
 * leave a debt with less than nothing open.
 */
export async function takeBackInterest(
  work: Work,
  plan: PlanRow,
  parts: readonly Pick<InstalmentRow, 'number' | 'interestMinor' | 'paidMinor'>[],
  on: LocalDate,
): Promise<void> {
  const reached = new Set(parts.filter((part) => part.paidMinor >= part.interestMinor).map((part) => part.number))
  const open = new Map(await openOn(work.tx, plan.debtIds))
  const back = (await bookedByPlan(work, plan, 'interest')).filter((entry) => {
    const instalment = entry.calculation?.kind === 'plan' ? entry.calculation.instalment : null
    const left = (open.get(entry.debtId ?? '') ?? 0) - entry.amountMinor
    if (left < 0 || (instalment !== null && reached.has(instalment))) return false
    open.set(entry.debtId ?? '', left)
    return true
  })
  await reverse(work, back, { on, note: null, alreadyReversed: new Set() })
}

/** Books the discount of a kept plan on what is left of its debts. */
export async function bookDiscount(work: Work, plan: PlanRow, on: LocalDate): Promise<number> {
  let leftMinor = plan.terms.discountMinor
  const entries: Parameters<typeof post>[1][number][] = []
  for (const [debtId, openMinor] of await openOn(work.tx, plan.debtIds)) {
    const takenMinor = Math.min(leftMinor, openMinor)
    if (takenMinor <= 0) continue
    leftMinor -= takenMinor
    entries.push({
      contactId: plan.contactId,
      debtId,
      kind: 'discount',
      amountMinor: -takenMinor,
      currency: plan.currency,
      on,
      planId: plan.id,
      ruleKey: `plan_discount:${plan.id}:${plan.version}:${debtId}`,
      calculation: { kind: 'plan', planId: plan.id, instalment: null },
    })
  }
  await post(work, entries)
  return plan.terms.discountMinor - leftMinor
}

export async function takeBackDiscount(work: Work, plan: PlanRow, on: LocalDate): Promise<void> {
  await reverse(work, await bookedByPlan(work, plan, 'discount'), { on, note: null, alreadyReversed: new Set() })
}

/** What the plan booked of a kind and has not been taken back. */
async function bookedByPlan(work: Work, plan: PlanRow, kind: 'interest' | 'discount'): Promise<EntryRow[]> {
  const entries = await entriesOfDebts(work.tx, plan.debtIds)
  const reversed = reversedAmong(entries)
  return entries.filter((entry) => entry.planId === plan.id && entry.kind === kind && !reversed.has(entry.id))
}
