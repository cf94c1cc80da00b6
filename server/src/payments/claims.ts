import type { ChargeFacts } from '@aldia/shared/charges.ts'
import { maxAmountMinor } from '@aldia/shared/money.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'
import type { Reader } from '#base/database/database.ts'
import type { DebtRow } from '#debts/ledger.ts'
import { claimedOfContact } from '#payments/payments.store.ts'

export type Claims = NonNullable<ChargeFacts['claims']>

/**
 * By debt: money that waits to be verified, at most what may go there. A claim that names debts is for these; one in the money of
 * a unit of account may pay all of it.
 */
export async function claimsByDebt(
  tx: Reader,
  contactId: string,
  debts: readonly Pick<DebtRow, 'id' | 'currency'>[],
): Promise<Map<string, Claims>> {
  const waiting = await claimedOfContact(tx, contactId)
  const byDebt = new Map<string, Claims>()
  if (waiting.length === 0) return byDebt
  for (const { id, currency } of debts) {
    const claims = waiting.flatMap((claim) => {
      const wanted = claim.wantedAllocations
      const named = wanted.find(({ debtId }) => debtId === id)
      if (paidIn(currency) !== claim.currency || (wanted.length > 0 && !named)) return []
      const paidMinor = named?.amountMinor ?? claim.amountMinor
      return [{ on: claim.paidOn, amountMinor: currency === claim.currency ? paidMinor : maxAmountMinor }]
    })
    byDebt.set(id, claims)
  }
  return byDebt
}
