import { dayIn } from '@aldia/shared/dates.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { accrueCharges } from '#debts/accrual.ts'
import { debtsOfContact } from '#debts/ledger.ts'
import { claimsByDebt } from '#payments/claims.ts'
import { settleOverpaid } from '#payments/overpaid.ts'
import { restedOf } from '#plans/plan-records.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

/**
 * Brings what rules charge on a person's debts to what the facts say now, and gives what is then paid too much to where it belongs.
 * `closing`: a debt is about to be closed, so the interest that runs is booked until today.
 */
export async function judgeAccount(work: Work, contactId: string, closing = false): Promise<number> {
  const debts = await debtsOfContact(work.tx, contactId)
  if (debts.length === 0) return 0
  const { timeZone } = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  const booked = await accrueCharges(work, contactId, {
    today: dayIn(timeZone, work.now),
    rested: await restedOf(work.tx, contactId),
    claims: await claimsByDebt(work.tx, contactId, debts),
    closing,
  })
  await settleOverpaid(work, contactId)
  return booked
}
