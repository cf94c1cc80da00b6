import type { DaySpan } from '@aldia/shared/charges.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Actor } from '@aldia/shared/event.ts'
import { settlementKept, settlementMissed } from '@aldia/shared/settlement.ts'
import { settlementDiscount, settlementStatus } from '@aldia/shared/settlement-status.ts'
import type { Work } from '#base/work.ts'
import {
  type DebtRow,
  debtsOfContact,
  type EntryRow,
  entriesOfDebts,
  post,
  reverseByRule,
  reversedAmong,
} from '#debts/ledger.ts'
import { claimedPayments } from '#payments/payments.ts'
import { activePlanOf } from '#plans/plans.ts'
import { settlementFacts } from '#settlements/settlement-facts.ts'
import { type SettlementRow, saveSettlement, settlementsOfContact } from '#settlements/settlements.store.ts'
import { closeSettlement, overlap } from '#settlements/settlements.ts'

const byRule: Actor = { kind: 'system' }

interface About {
  readonly today: LocalDate
  /** By debt: days on which plans keep it from being charged. */
  readonly rested: ReadonlyMap<string, readonly DaySpan[]>
}

/**
 * Brings the settlements of a person to what payments and the day make of them: kept, with what is left of their debts booked as
 * discount; missed; open again when the money was taken back, and without the discount. Doing it again changes nothing. Answers
 * how many entries it booked; what rules charge is to be judged again then.
 */
export async function followSettlements(work: Work, contactId: string, about: About): Promise<number> {
  const rows = (await settlementsOfContact(work.tx, contactId)).filter(({ status }) => status !== 'cancelled')
  if (rows.length === 0) return 0
  const debts = await debtsOfContact(work.tx, contactId)
  const claims = await claimedPayments(work.tx, contactId)
  const live = await activePlanOf(work.tx, contactId)
  let count = 0
  for (const row of rows) {
    const entries = await entriesOfDebts(work.tx, row.debtIds)
    const own = debts.filter(({ id, cancelledAt }) => cancelledAt === null && row.debtIds.includes(id))
    const facts = settlementFacts(row, { entries, claims })
    const derived = settlementStatus(row, facts, about.today)
    const isOvertaken = derived.status !== 'kept' && live !== null && overlap(live.plan, row)
    // The debts were entered by mistake, or something else was agreed since.
    if ((own.length === 0 && row.status !== 'missed') || (isOvertaken && row.status === 'open')) {
      await closeSettlement(work, row, { reason: null, byRule: true })
      continue
    }
    const status = isOvertaken ? row.status : derived.status
    const keptOn = status === 'kept' ? derived.keptOn : null
    const booked = await bookDiscounts(work, { ...row, keptOn }, { ...about, debts: own, entries })
    count += booked.count
    await save(work, row, { status, keptOn, paidMinor: derived.paidMinor, discountMinor: booked.discountMinor })
  }
  return count
}

/** Books what a kept settlement takes off each debt, and takes back what is not (any more) to be taken off. */
async function bookDiscounts(
  work: Work,
  settlement: SettlementRow,
  { today, rested, debts, entries }: About & { debts: readonly DebtRow[]; entries: readonly EntryRow[] },
): Promise<{ count: number; discountMinor: number }> {
  const { id, keptOn, until, contactId } = settlement
  const reversed = reversedAmong(entries)
  let [count, discountMinor] = [0, 0]
  for (const debt of debts) {
    const own = entries.filter(({ debtId }) => debtId === debt.id)
    const mine = own.filter(({ calculation }) => calculation?.kind === 'settlement' && calculation.settlementId === id)
    const standing = mine.filter((entry) => !reversed.has(entry.id))
    const offMinor =
      keptOn === null
        ? 0
        : settlementDiscount({ debt, entries: own, rested: rested.get(debt.id) ?? [] }, { id, keptOn })
    discountMinor += offMinor
    const isThere =
      standing.reduce((sum, { amountMinor }) => sum - amountMinor, 0) === offMinor &&
      standing.every(({ on }) => on === keptOn)
    if (isThere) continue
    for (const entry of standing) await reverseByRule(work, entry, { on: today, why: 'settlement' })
    count += standing.length
    if (offMinor === 0 || keptOn === null) continue
    await post(work, [
      {
        contactId,
        debtId: debt.id,
        kind: 'discount',
        amountMinor: -offMinor,
        currency: debt.currency,
        on: keptOn,
        ruleKey: `settlement:${id}:${debt.id}#${mine.length + 1}`,
        calculation: { kind: 'settlement', settlementId: id, until },
      },
    ])
    count += 1
  }
  return { count, discountMinor }
}

type Progress = Pick<SettlementRow, 'status' | 'keptOn' | 'paidMinor' | 'discountMinor'>

async function save(work: Work, row: SettlementRow, now: Progress): Promise<void> {
  const isNew = now.status !== row.status
  const isSame =
    !isNew && now.keptOn === row.keptOn && now.paidMinor === row.paidMinor && now.discountMinor === row.discountMinor
  if (isSame) return
  await saveSettlement(work.tx, row.id, { ...now, statusAt: isNew ? work.now : row.statusAt, seq: work.seq })
  work.touch('settlements', row.id)
  if (!isNew || now.status === 'open') return
  const { contactId, currency, until } = row
  const about = { settlementId: row.id, amount: { amountMinor: row.amountMinor, currency } }
  if (now.status === 'kept') {
    const cost = { amountMinor: now.discountMinor, currency }
    work.record(settlementKept, { contactId, data: { ...about, cost }, actor: byRule })
  } else work.record(settlementMissed, { contactId, data: { ...about, until }, actor: byRule })
}
