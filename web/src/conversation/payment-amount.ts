import type { Account } from '@aldia/shared/account.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { Money } from '@aldia/shared/money.ts'
import type { PaymentMethodKind } from '@aldia/shared/payment-method.ts'

/** Methods that move one currency only. */
const currencyOf: Partial<Record<PaymentMethodKind, string>> = {
  pix: 'BRL',
  clabe: 'MXN',
  cbu: 'ARS',
  yape: 'PEN',
  nequi: 'COP',
  bre_b: 'COP',
}

/**
 * What the person is asked for by this method: with a live plan its next instalment, with an open settlement what closes the debt, else what is open in the method's currency,
 * else in the business's own, else in the only one there is. Null: nothing is open, or it is not clear what. Pure.
 */
export function amountToPay(
  card: Pick<Card, 'money'>,
  about: { kind: PaymentMethodKind; currency: string },
): Money | null {
  if (card.money === null) return null
  const { balances, next } = card.money
  if (next?.kind === 'instalment' || next?.kind === 'part' || next?.kind === 'settlement')
    return { amountMinor: next.amountMinor, currency: next.currency }
  const open = Object.entries(balances).filter(([, amountMinor]) => amountMinor > 0)
  const wanted = [currencyOf[about.kind], about.currency]
  for (const currency of wanted) {
    const found = open.find(([code]) => code === currency)
    if (found !== undefined) return { currency: found[0], amountMinor: found[1] }
  }
  const [only] = open
  return only === undefined || open.length > 1 ? null : { currency: only[0], amountMinor: only[1] }
}

/** More references than this say nothing any more. */
const referencesMax = 3

/** What the payment is for, so that it is recognised in the bank: the open debts by their numbers. Null: they have none. Pure. */
export function referenceOf({ debts }: Pick<Account, 'debts'>, currency: string | null): string | null {
  const references = debts
    .filter((debt) => debt.balanceMinor > 0 && debt.cancelledAt === null && debt.currency === currency)
    .flatMap((debt) => debt.reference ?? [])
  return references.length === 0 || references.length > referencesMax ? null : references.join(', ')
}
