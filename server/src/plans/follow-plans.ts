import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Actor } from '@aldia/shared/event.ts'
import { planCancelled, planCompleted, planDefaulted, planExpired } from '@aldia/shared/plan.ts'
import { type Coverage, coverInstalments, missedAmong } from '@aldia/shared/plan-coverage.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'
import type { Work } from '#base/work.ts'
import { type EntryRow, entriesOfDebts, reversedAmong } from '#debts/ledger.ts'
import { claimedPayments, type PaymentRow } from '#payments/payments.ts'
import { bookDiscount, takeBackDiscount } from '#plans/plan-ledger.ts'
import { moneyForPlan, openOn, type PlanExtrasOf, sumOf } from '#plans/plan-money.ts'
import {
  type InstalmentRow,
  instalmentsOf,
  type PlanRow,
  plansOfContact,
  saveInstalment,
  savePlan,
} from '#plans/plans.store.ts'
import { businessDay, closePlan, type PlanParts } from '#plans/plans.ts'

const byRule: Actor = { kind: 'system' }

/**
 * Brings the plans of a person to what payments and the day make of them: instalments paid, kept to the end, in default,
 * expired. Doing it again changes nothing. A plan in default stays so; one that was kept runs again when its money was taken
 * back.
 */
export async function followPlans(
  work: Work,
  parts: Pick<PlanParts, 'planExtrasOf'>,
  contactId: string,
): Promise<void> {
  const plans = await plansOfContact(work.tx, contactId)
  if (!plans.some(({ status }) => status === 'proposed' || status === 'active' || status === 'completed')) return
  const { workspace, today } = await businessDay(work)
  const claims = await claimedPayments(work.tx, contactId)
  for (const plan of plans) {
    if (plan.status === 'proposed') await expire(work, plan, today)
    if (plan.status !== 'active' && plan.status !== 'completed') continue
    const isOvertaken = plans.some((other) => other.id > plan.id && other.status === 'active')
    await follow(work, plan, {
      today,
      isOvertaken,
      claims,
      missesToDefault: workspace.money.planMissesToDefault,
      extrasOf: parts.planExtrasOf,
    })
  }
}

async function expire(work: Work, plan: PlanRow, today: LocalDate): Promise<void> {
  const { expiresOn } = plan.terms
  if (expiresOn === null || today <= expiresOn) return
  await closePlan(work, plan, { status: 'expired', reason: null })
  work.record(planExpired, { contactId: plan.contactId, data: { planId: plan.id }, actor: byRule })
}

async function follow(
  work: Work,
  plan: PlanRow,
  about: {
    today: LocalDate
    isOvertaken: boolean
    claims: readonly PaymentRow[]
    missesToDefault: number
    extrasOf: PlanExtrasOf
  },
): Promise<void> {
  const { today } = about
  const before = await instalmentsOf(work.tx, [plan.id])
  const entries = await entriesOfDebts(work.tx, plan.debtIds)
  const money = await moneyForPlan(work.tx, plan, entries, about.extrasOf)
  const covered = coverInstalments(before, money)
  const isPaid = before.every((part, i) => covered[i]?.paidMinor === part.amountMinor)
  const isOpen = entries.reduce((sum, entry) => sum + entry.amountMinor, 0) > 0
  // Forgiving a part of it by hand makes a plan shorter; giving all of it up ends it.
  const discount = discountOf(plan, before, { covered, isPaid, ...about })
  const isKept = (isPaid && discount !== 'lost') || (!isOpen && money.length > 0 && !isGivenUp(plan, entries))
  const after = before.map((part, i): InstalmentRow => {
    const { paidMinor, paidOn } = covered[i] ?? part
    return { ...part, paidMinor, paidOn, openOn: !isKept && paidMinor < part.amountMinor ? part.dueOn : null }
  })
  const missed = isKept ? 0 : missedAmong(after, today)
  await saveProgress(work, plan, { before, after, missed })
  if (isKept) {
    if (plan.status === 'active') await complete(work, plan, today)
    return
  }
  const running = plan.status === 'completed' ? await runAgain(work, plan, today) : plan
  const isDefaulted = missed >= about.missesToDefault || discount === 'lost'
  // Nothing is left to be paid, or something else was agreed since.
  if (!(isDefaulted || !isOpen || about.isOvertaken)) return
  await closePlan(work, running, { status: isDefaulted ? 'defaulted' : 'cancelled', reason: null })
  const open = { amountMinor: sumOf(await openOn(work.tx, plan.debtIds)), currency: plan.currency }
  work.record(isDefaulted ? planDefaulted : planCancelled, {
    contactId: plan.contactId,
    data: isDefaulted
      ? { planId: plan.id, missed: Math.max(1, missed), open }
      : { planId: plan.id, before: plan.status },
    actor: byRule,
  })
}

/**
 * A discount is for who pays all of it by the last day, its grace included; what comes later pays the debts, and the whole balance
 * stands (collections-facts.md 5). It is not lost while a receipt dated in time waits to be verified.
 */
function discountOf(
  plan: PlanRow,
  parts: readonly InstalmentRow[],
  about: { covered: readonly Coverage[]; isPaid: boolean; today: LocalDate; claims: readonly PaymentRow[] },
): 'none' | 'open' | 'earned' | 'lost' {
  if (plan.terms.discountMinor === 0) return 'none'
  const lastDay =
    parts
      .map(({ graceUntil }) => graceUntil)
      .sort()
      .at(-1) ?? about.today
  if (about.isPaid && about.covered.every(({ paidOn }) => paidOn !== null && paidOn <= lastDay)) return 'earned'
  const isUnderReview = about.claims.some(
    ({ paidOn, currency, wantedAllocations }) =>
      paidOn <= lastDay &&
      currency === paidIn(plan.currency) &&
      (wantedAllocations.length === 0 || wantedAllocations.some(({ debtId }) => plan.debtIds.includes(debtId))),
  )
  return about.today > lastDay && !isUnderReview ? 'lost' : 'open'
}

function isGivenUp(plan: PlanRow, entries: readonly EntryRow[]): boolean {
  const reversed = reversedAmong(entries)
  return entries.some((entry) => entry.kind === 'write_off' && entry.id > plan.id && !reversed.has(entry.id))
}

/** Saves what is new of the instalments. */
async function saveProgress(
  work: Work,
  plan: PlanRow,
  { before, after, missed }: { before: readonly InstalmentRow[]; after: readonly InstalmentRow[]; missed: number },
): Promise<void> {
  let isChanged = missed !== plan.missed
  for (const [i, part] of after.entries()) {
    const was = before[i]
    if (was && part.paidMinor === was.paidMinor && part.paidOn === was.paidOn && part.openOn === was.openOn) continue
    await saveInstalment(work.tx, plan.id, part.number, part)
    isChanged = true
  }
  if (!isChanged) return
  await savePlan(work.tx, plan.id, { missed, seq: work.seq })
  work.touch('plans', plan.id)
}

/** Money of a kept plan was taken back: it runs on, without the discount. */
async function runAgain(work: Work, plan: PlanRow, today: LocalDate): Promise<PlanRow> {
  await takeBackDiscount(work, plan, today)
  const running: PlanRow = {
    ...plan,
    status: 'active',
    version: plan.version + 1,
    statusAt: work.now,
    seq: work.seq,
  }
  const { status, version, statusAt, seq } = running
  await savePlan(work.tx, plan.id, { status, version, statusAt, seq })
  work.touch('plans', plan.id)
  return running
}

async function complete(work: Work, plan: PlanRow, today: LocalDate): Promise<void> {
  const discountMinor = await bookDiscount(work, plan, today)
  await savePlan(work.tx, plan.id, {
    status: 'completed',
    version: plan.version + 1,
    statusAt: work.now,
    seq: work.seq,
  })
  work.touch('plans', plan.id)
  work.record(planCompleted, {
    contactId: plan.contactId,
    data: {
      planId: plan.id,
      total: { amountMinor: plan.totalMinor, currency: plan.currency },
      discount: { amountMinor: discountMinor, currency: plan.currency },
    },
    actor: byRule,
  })
}
