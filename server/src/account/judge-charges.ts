import { dayIn } from '@aldia/shared/dates.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { accrueCharges } from '#debts/accrual.ts'
import { debtsOfContact } from '#debts/ledger.ts'
import { claimsByDebt } from '#payments/claims.ts'
import { settleOverpaid, takeBackRecoveries } from '#payments/overpaid.ts'
import { restedOf } from '#plans/plan-records.ts'
import { followSettlements } from '#settlements/follow-settlements.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

/**
 * Brings what rules charge on a person's debts to what the facts say now, settlements to what was paid for them by their last day, and
 * gives what is then paid too much to where it belongs.
 * `closing`: a debt is about to be closed, so the interest that runs is booked until today.
 */
export async function judgeAccount(work: Work, contactId: string, closing = false): Promise<number> {
  const debts = await debtsOfContact(work.tx, contactId)
  if (debts.length === 0) return 0
  const { timeZone } = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  const about = {
    today: dayIn(timeZone, work.now),
    rested: await restedOf(work.tx, contactId),
    claims: await claimsByDebt(work.tx, contactId, debts),
    closing,
  }
  await takeBackRecoveries(work, contactId, about.today)
  let booked = await accrueCharges(work, contactId, about)
  const settled = await followSettlements(work, contactId, about)
  // What a settlement closed carries no more interest, and what it no longer closes does again.
  if (settled > 0) booked += settled + (await accrueCharges(work, contactId, about))
  await settleOverpaid(work, contactId, about)
  return booked
}
