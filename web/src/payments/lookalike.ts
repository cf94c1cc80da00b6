import type { Account } from '@aldia/shared/account.ts'
import type { DebtFile } from '@aldia/shared/debt.ts'
import type { Lookalike } from '@aldia/shared/payment.ts'

/** What can be compared of a payment that is being recorded. */
export interface ThisPayment {
  readonly reference: string
  readonly receipt: DebtFile | null
}

/** The payments that one that was refused as a copy may be a copy of: those of the same person with the same number or file. Pure. */
export function knownLookalikes(mine: ThisPayment, { payments }: Pick<Account, 'payments'>): Lookalike[] {
  const number = plainNumber(mine.reference)
  return payments.flatMap((payment) => {
    const sameFile = mine.receipt !== null && payment.receipt?.id === mine.receipt.id
    const sameNumber = number !== '' && plainNumber(payment.reference ?? '') === number
    if (!sameFile && !sameNumber) return []
    const { id: paymentId, cardId, amountMinor, currency, paidOn, state } = payment
    const why = sameFile ? 'same_file' : 'same_reference'
    return [{ paymentId, why, cardId, personName: null, amountMinor, currency, paidOn, state }]
  })
}

const plainNumber = (reference: string) => reference.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
