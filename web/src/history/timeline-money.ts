import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Event } from '@aldia/shared/event.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { timelineMoneyText } from './timeline-money.text.ts'

type Lines = (typeof timelineMoneyText)[Language]

/** How amounts and days of the calendar are written. */
export interface MoneyNames {
  readonly amount: (amountMinor: number, currency: string) => string
  readonly date: (on: LocalDate) => string
}

/** What happened with money, in words; null for kinds that are not about money or that nobody knows. Pure. */
export function moneyInWords({ type, data }: Event, who: string, names: MoneyNames, lines: Lines): string | null {
  const amount = amountIn(data, names) ?? lines.someAmount
  const on = typeof data.dueOn === 'string' ? names.date(data.dueOn) : null
  switch (type) {
    case 'debt.added':
      return lines.debtAdded(who, amount)
    case 'debt.edited':
      return lines.debtEdited(who)
    case 'debt.cancelled':
      return lines.debtCancelled(who)
    case 'debt.adjusted':
      return lines.debtAdjusted(who, kindIn(data, lines), amount)
    case 'debt.writtenOff':
      return lines.writtenOff(who, amount)
    case 'entry.reversed':
      return lines.entryReversed(who, kindIn(data, lines), amount)
    case 'charge.accrued':
      return lines.chargeAccrued(kindIn(data, lines), amount)
    case 'payment.claimed':
      return data.isUndo === true ? lines.paymentBackToVerify(amount) : lines.paymentClaimed(who, amount)
    case 'payment.confirmed':
      return (data.before ?? null) !== null ? lines.paymentConfirmed(who, amount) : lines.paymentRecorded(who, amount)
    case 'payment.rejected':
      return lines.paymentRejected(who, amount)
    case 'payment.annulled':
      return lines.paymentAnnulled(who, amount)
    case 'credit.applied':
      return lines.creditApplied(amount)
    case 'credit.refunded':
      return lines.creditRefunded(who, amount)
    case 'promise.recorded':
      return on === null ? lines.promiseOpen(who, amount) : lines.promised(who, amount, on)
    case 'promise.replaced':
      return lines.promiseReplaced
    case 'promise.kept':
      return lines.promiseKept(amount)
    case 'promise.keptLate':
      return lines.promiseKeptLate(amount)
    case 'promise.partlyKept':
      return lines.promisePartlyKept(amountOf(data.paid, names) ?? lines.someAmount, amount)
    case 'promise.broken':
      return on === null ? lines.promiseBrokenOpen(amount) : lines.promiseBroken(amount, on)
    case 'promise.cancelled':
      return lines.promiseCancelled(who, amount)
    case 'plan.proposed':
      return lines.planProposed(who, amountOf(data.total, names) ?? lines.someAmount, Number(data.parts ?? 0))
    case 'plan.accepted':
      return lines.planAccepted(who, amountOf(data.total, names) ?? lines.someAmount)
    case 'plan.completed':
      return lines.planCompleted
    case 'plan.defaulted':
      return lines.planDefaulted(Number(data.missed ?? 0))
    case 'plan.cancelled':
      return lines.planCancelled(who)
    case 'plan.expired':
      return lines.planExpired
    case 'card.lateReasonSet':
      return lines.lateReasonSet(who)
    default:
      return null
  }
}

/** What was undone, when it was about money; null otherwise. */
export function moneyUndoing(type: unknown, who: string, lines: Lines): string | null {
  if (typeof type !== 'string') return null
  if (type.startsWith('debt.')) return lines.undidDebt(who)
  if (type.startsWith('payment.')) return lines.undidPayment(who)
  if (type.startsWith('promise.')) return lines.undidPromise(who)
  return type.startsWith('plan.') ? lines.undidPlan(who) : null
}

/** Why the system moved a card; null for reasons of a later version. */
export function moveReason(because: unknown, lines: Lines): string | null {
  return typeof because === 'string' && because in lines.because
    ? lines.because[because as keyof Lines['because']]
    : null
}

function amountIn(data: Event['data'], names: MoneyNames): string | null {
  if (Array.isArray(data.amounts)) {
    const all = data.amounts.map((amount) => amountOf(amount, names)).filter((words) => words !== null)
    return all.length === 0 ? null : all.join(' + ')
  }
  return amountOf(data.amount, names) ?? amountOf(data, names)
}

function amountOf(value: unknown, names: MoneyNames): string | null {
  if (typeof value !== 'object' || value === null) return null
  const { amountMinor, currency } = value as { amountMinor?: unknown; currency?: unknown }
  if (typeof amountMinor !== 'number' || typeof currency !== 'string') return null
  return names.amount(Math.abs(amountMinor), currency)
}

function kindIn({ kind }: Event['data'], lines: Lines): string {
  return typeof kind === 'string' && kind in lines.kinds
    ? lines.kinds[kind as keyof Lines['kinds']]
    : lines.kinds.charge
}
