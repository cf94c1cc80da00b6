import type { CardMoney, NextStep } from '@aldia/shared/account.ts'
import type { LateReason } from '@aldia/shared/debt.ts'
import type { Book } from '#support/book.ts'
import type { Days } from '#support/days.ts'

/** What the card keeps of a book. */
export interface KeptMoney {
  money: CardMoney | null
  checkOn: string | null
  overdueSince: string | null
}

/** The sum that the server would keep on the card for these rows. */
export function keptMoney(book: Book, lateReason: LateReason | null, days: Days): KeptMoney {
  if (book.debts.length === 0) return { money: null, checkOn: null, overdueSince: null }
  const { today } = days
  const openDue = book.openDebts.map(({ dueOn }) => dueOn)
  const [instalment] = book.instalments.filter(({ openOn }) => openOn !== null)
  const pending = book.promises.find(({ status }) => status === 'pending')
  const last = book.promises.at(-1)
  const balanceMinor = book.openMinor
  const isOverdue = instalment === undefined && openDue.some((day) => day < today)
  const next: NextStep | null = pending
    ? {
        kind: 'promise',
        promiseId: pending.id,
        dueOn: pending.dueOn,
        amountMinor: pending.amountMinor - pending.paidMinor,
        currency: pending.currency,
      }
    : instalment
      ? {
          kind: 'instalment',
          planId: instalment.planId,
          number: instalment.number,
          of: book.instalments.length,
          dueOn: instalment.dueOn,
          amountMinor: instalment.amountMinor - instalment.paidMinor,
          currency: book.currency,
        }
      : null
  const coming = [
    ...openDue.filter((day) => day >= today),
    ...(pending?.graceUntil ? [pending.graceUntil] : []),
    ...book.instalments.filter(({ openOn }) => openOn !== null).map(({ graceUntil }) => graceUntil),
  ].filter((day) => day >= today)
  const firstDue = openDue.toSorted()[0] ?? null
  const soonest = coming.toSorted()[0]
  return {
    money: {
      balances: balanceMinor === 0 ? {} : { [book.currency]: balanceMinor },
      dueOn: instalment?.dueOn ?? firstDue,
      next,
      broken: last?.status === 'broken' || last?.status === 'partly_kept' ? last.status : null,
      brokenCount: book.promises.filter(({ status }) => status === 'broken').length,
      toVerify: book.payments.filter(({ state }) => state === 'claimed').length,
      lateReason,
    },
    checkOn: soonest === undefined ? null : days.after(soonest),
    overdueSince: isOverdue && firstDue !== null ? days.after(firstDue) : null,
  }
}
