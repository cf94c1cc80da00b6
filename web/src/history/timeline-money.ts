import { lateReasonSet } from '@aldia/shared/account.ts'
import type { MoveReason } from '@aldia/shared/card.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import {
  chargeAccrued,
  chargeTakenBack,
  debtAdded,
  debtAdjusted,
  debtCancelled,
  debtEdited,
  debtWrittenOff,
  entryReversed,
  type LedgerKind,
} from '@aldia/shared/debt.ts'
import type { KnownEvent } from '@aldia/shared/events.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { Money } from '@aldia/shared/money.ts'
import {
  creditApplied,
  creditRefunded,
  paymentAnnulled,
  paymentClaimed,
  paymentConfirmed,
  paymentRejected,
} from '@aldia/shared/payment.ts'
import {
  planAccepted,
  planCancelled,
  planCompleted,
  planDefaulted,
  planExpired,
  planProposed,
} from '@aldia/shared/plan.ts'
import {
  promiseBroken,
  promiseCancelled,
  promiseKept,
  promiseKeptLate,
  promisePartlyKept,
  promiseRecorded,
  promiseReplaced,
} from '@aldia/shared/promise.ts'
import { settlementAgreed, settlementCancelled, settlementKept, settlementMissed } from '@aldia/shared/settlement.ts'
import type { timelineMoneyText } from './timeline-money.text.ts'

type Lines = (typeof timelineMoneyText)[Language]

/** How amounts and days of the calendar are written. */
export interface MoneyNames {
  readonly amount: (amountMinor: number, currency: string) => string
  readonly date: (on: LocalDate) => string
}

/** What happened with money, in words; null for kinds that are not about money or that nobody knows. Pure. */
export function moneyInWords(event: KnownEvent, who: string, names: MoneyNames, lines: Lines): string | null {
  const { data } = event
  const amount = amountIn(data, names) ?? lines.someAmount
  const on = 'dueOn' in data && data.dueOn ? names.date(data.dueOn) : null
  switch (event.type) {
    case debtAdded.type:
      return lines.debtAdded(who, amount)
    case debtEdited.type:
      return lines.debtEdited(who)
    case debtCancelled.type:
      return lines.debtCancelled(who)
    case debtAdjusted.type:
      return lines.debtAdjusted(who, kindIn(event.data.kind, lines), amount)
    case debtWrittenOff.type:
      return lines.writtenOff(who, amount)
    case entryReversed.type:
      return lines.entryReversed(who, kindIn(event.data.kind, lines), amount)
    case chargeAccrued.type:
      return lines.chargeAccrued(kindIn(event.data.kind, lines), amount)
    case chargeTakenBack.type:
      return lines.chargeTakenBack(kindIn(event.data.kind, lines), amount)
    case paymentClaimed.type:
      return event.data.isUndo === true ? lines.paymentBackToVerify(amount) : lines.paymentClaimed(who, amount)
    case paymentConfirmed.type:
      return (event.data.before ?? null) !== null
        ? lines.paymentConfirmed(who, amount)
        : lines.paymentRecorded(who, amount)
    case paymentRejected.type:
      return lines.paymentRejected(who, amount)
    case paymentAnnulled.type:
      return lines.paymentAnnulled(who, amount)
    case creditApplied.type:
      return lines.creditApplied(amount)
    case creditRefunded.type:
      return lines.creditRefunded(who, amount)
    case promiseRecorded.type:
      return on === null ? lines.promiseOpen(who, amount) : lines.promised(who, amount, on)
    case promiseReplaced.type:
      return lines.promiseReplaced
    case promiseKept.type:
      return lines.promiseKept(amount)
    case promiseKeptLate.type:
      return lines.promiseKeptLate(amount)
    case promisePartlyKept.type:
      return lines.promisePartlyKept(amountOf(event.data.paid, names) ?? lines.someAmount, amount)
    case promiseBroken.type:
      return on === null ? lines.promiseBrokenOpen(amount) : lines.promiseBroken(amount, on)
    case promiseCancelled.type:
      return lines.promiseCancelled(who, amount)
    case planProposed.type:
      return lines.planProposed(who, amountOf(event.data.total, names) ?? lines.someAmount, event.data.parts ?? 0)
    case planAccepted.type:
      return lines.planAccepted(who, amountOf(event.data.total, names) ?? lines.someAmount)
    case planCompleted.type:
      return lines.planCompleted
    case planDefaulted.type:
      return lines.planDefaulted(event.data.missed ?? 0)
    case planCancelled.type:
      return lines.planCancelled(who)
    case planExpired.type:
      return lines.planExpired
    case settlementAgreed.type: {
      const until = event.data.until === undefined ? null : names.date(event.data.until)
      const open = amountOf(event.data.open, names) ?? lines.someAmount
      return lines.settlementAgreed(who, amount, open, until)
    }
    case settlementKept.type:
      return lines.settlementKept(amount, amountOf(event.data.cost, names) ?? lines.someAmount)
    case settlementMissed.type:
      return lines.settlementMissed(amount)
    case settlementCancelled.type:
      return lines.settlementCancelled(who, amount)
    case lateReasonSet.type:
      return lines.lateReasonSet(who)
    default:
      return null
  }
}

/** What was undone, when it was about money; null otherwise. */
export function moneyUndoing(type: string | undefined, who: string, lines: Lines): string | null {
  if (type === undefined) return null
  if (type.startsWith('debt.')) return lines.undidDebt(who)
  if (type.startsWith('payment.')) return lines.undidPayment(who)
  if (type.startsWith('promise.')) return lines.undidPromise(who)
  if (type.startsWith('settlement.')) return lines.undidSettlement(who)
  return type.startsWith('plan.') ? lines.undidPlan(who) : null
}

/** Why the system moved a card; null when a person did, or for a reason of a later version. */
export function moveReason(because: MoveReason | undefined, lines: Lines): string | null {
  return because === undefined ? null : lines.because[because]
}

function amountIn(data: KnownEvent['data'], names: MoneyNames): string | null {
  if ('amounts' in data && data.amounts) return data.amounts.map((one) => amountOf(one, names)).join(' + ') || null
  return amountOf('amount' in data && data.amount ? data.amount : data, names)
}

function amountOf(value: object | undefined, names: MoneyNames): string | null {
  const { amountMinor, currency }: Partial<Money> = value ?? {}
  return amountMinor === undefined || currency === undefined ? null : names.amount(Math.abs(amountMinor), currency)
}

const kindIn = (kind: LedgerKind | undefined, lines: Lines): string =>
  kind !== undefined && kind in lines.kinds ? lines.kinds[kind as keyof Lines['kinds']] : lines.kinds.charge
