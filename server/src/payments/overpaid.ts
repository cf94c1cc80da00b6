import { owedOn } from '@aldia/shared/charges.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { debtSums, standingEntries } from '@aldia/shared/ledger.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import { unitsAsMoney } from '@aldia/shared/unit-value.ts'
import type { Work } from '#base/work.ts'
import { type AccrualFacts, chargeFactsOf } from '#debts/accrual.ts'
import {
  type DebtRow,
  debtsOfContact,
  type EntryRow,
  entriesOfDebts,
  type NewEntry,
  post,
  reverseRow,
} from '#debts/ledger.ts'

/**
 * No debt is paid more than it is: money on one that was given up makes the loss smaller, and what is beyond (a fee was taken
 * back, a debt turned out to be less) is credit of the person. What is owed counts, booked or not: as long as a receipt waits the
 * rules book nothing, and money that paid for the days until then is not too much.
 */
export async function settleOverpaid(work: Work, contactId: string, about: AccrualFacts): Promise<void> {
  const { today } = about
  for (const { debt, own } of await debtsWithEntries(work, contactId)) {
    const { balanceMinor: bookedMinor, writtenOffMinor } = debtSums(own)
    if (bookedMinor >= 0) continue
    const standing = standingEntries(own)
    const tooMuchMinor = -Math.max(bookedMinor, owedOn(chargeFactsOf(debt, own, about), today).balanceMinor)
    if (tooMuchMinor <= 0) continue
    const recoveredMinor = Math.min(writtenOffMinor, tooMuchMinor)
    const booked = recoveredMinor > 0 ? recoveries(debt, standing, { amountMinor: recoveredMinor, on: today }) : []
    await post(work, [
      ...booked,
      ...toCredit(debt, standing, {
        amountMinor: tooMuchMinor - recoveredMinor,
        on: recoveredMinor > 0 ? today : overpaidSince(standing, tooMuchMinor, today),
      }),
    ])
  }
}

/**
 * Where a loss was taken back nothing is a recovery any more: the money pays the debt from the day it came. Before charges are
 * judged, which would else count on what that money had paid.
 */
export async function takeBackRecoveries(work: Work, contactId: string, today: LocalDate): Promise<void> {
  for (const { own } of await debtsWithEntries(work, contactId)) {
    if (debtSums(own).writtenOffMinor >= 0) continue
    const recoveries = standingEntries(own).filter(({ kind }) => kind === 'recovery')
    for (const recovery of recoveries) await reverseRow(work, recovery, today)
  }
}

async function debtsWithEntries(work: Work, contactId: string): Promise<{ debt: DebtRow; own: EntryRow[] }[]> {
  const debts = (await debtsOfContact(work.tx, contactId)).filter(({ cancelledAt }) => cancelledAt === null)
  const ids = debts.map(({ id }) => id)
  const entries = Map.groupBy(await entriesOfDebts(work.tx, ids), ({ debtId }) => debtId)
  return debts.map((debt) => ({ debt, own: entries.get(debt.id) ?? [] }))
}

/** The loss becomes smaller by money that came; the entry goes with its payment, should that be taken back. */
function recoveries(
  debt: DebtRow,
  standing: readonly EntryRow[],
  about: { amountMinor: number; on: LocalDate },
): NewEntry[] {
  const base = { contactId: debt.contactId, debtId: debt.id, kind: 'recovery' as const, currency: debt.currency }
  return takenFrom(standing, about.amountMinor).map(({ paymentId, amountMinor }) => ({
    ...base,
    amountMinor,
    on: about.on,
    paymentId,
  }))
}

/**
 * The day from which on this much was paid too much, as far as is known now: a fee that was never owed leaves money that was free
 * from the day it came.
 */
function overpaidSince(standing: readonly EntryRow[], tooMuchMinor: number, today: LocalDate): LocalDate {
  const days = Map.groupBy(standing, ({ on }) => on)
  let balance = 0
  let since: LocalDate | null = null
  for (const [on, there] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    balance += there.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    if (balance > -tooMuchMinor) since = null
    else since ??= on
  }
  return since !== null && since < today ? since : today
}

/** Money that leaves a debt, and the same on the credit of the person, in the currency it was paid in. */
function toCredit(
  debt: DebtRow,
  standing: readonly EntryRow[],
  about: { amountMinor: number; on: LocalDate },
): NewEntry[] {
  return takenFrom(standing, about.amountMinor).flatMap(({ paymentId, amountMinor, conversion }): NewEntry[] => {
    const base = { contactId: debt.contactId, kind: 'payment' as const, on: about.on, paymentId }
    if (!conversion || !isAccountUnit(debt.currency)) {
      return [
        { ...base, debtId: debt.id, amountMinor, currency: debt.currency },
        { ...base, debtId: null, amountMinor: -amountMinor, currency: debt.currency },
      ]
    }
    const paidMinor = unitsAsMoney(amountMinor, debt.currency, conversion.valueE6)
    return [
      {
        ...base,
        debtId: debt.id,
        amountMinor,
        currency: debt.currency,
        conversion: { ...conversion, amountMinor: paidMinor },
      },
      ...(paidMinor === 0 ? [] : [{ ...base, debtId: null, amountMinor: -paidMinor, currency: conversion.currency }]),
    ]
  })
}

/** Of which payments an amount is taken, those of the latest day first. */
function takenFrom(standing: readonly EntryRow[], amountMinor: number) {
  const left = new Map<
    string,
    { paymentId: string; leftMinor: number; on: LocalDate; conversion: EntryRow['conversion'] }
  >()
  for (const entry of standing) {
    if (entry.paymentId === null || (entry.kind !== 'payment' && entry.kind !== 'recovery')) continue
    const one = left.get(entry.paymentId) ?? {
      paymentId: entry.paymentId,
      leftMinor: 0,
      on: entry.on,
      conversion: null,
    }
    one.leftMinor -= entry.amountMinor
    one.conversion ??= entry.conversion
    left.set(entry.paymentId, one)
  }
  const taken: { paymentId: string; amountMinor: number; conversion: EntryRow['conversion'] }[] = []
  let missing = amountMinor
  const latestFirst = [...left.values()].toReversed().sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1))
  for (const { paymentId, leftMinor, conversion } of latestFirst) {
    const part = Math.min(missing, leftMinor)
    if (part <= 0) continue
    taken.push({ paymentId, amountMinor: part, conversion })
    missing -= part
  }
  return taken
}
