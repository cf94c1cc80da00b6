import type { Account } from '#account.ts'
import { activePlan, lateSince, nextInstalment } from '#account-sums.ts'
import type { LocalDate } from '#dates.ts'
import type { Situation } from '#template.ts'
import type { Missing } from './render.ts'
import { overdueBy } from './values.ts'

/** Why what a text says would not be true today. */
export type Untimely = Missing | 'past_due' | 'not_today' | 'no_broken_promise'

/** Why a text for this situation would say something untrue of the account today; null: it fits. Pure. */
export function untimely(situation: Situation, account: Account, today: LocalDate): Untimely | null {
  switch (situation) {
    case 'before_due': {
      const since = lateSince(account)
      if (since === null) return 'no_due_date'
      return since > today ? null : 'past_due'
    }
    case 'due_today':
      return lateSince(account) === today ? null : 'not_today'
    case 'overdue_friendly':
    case 'overdue_neutral':
    case 'overdue_clear':
    case 'overdue_firm':
    case 'overdue_formal':
    case 'invitation':
      return overdueBy(account, today) === null ? 'nothing_overdue' : null
    case 'promise_reminder':
      return account.promises.some(({ status }) => status === 'pending') ? null : 'no_promise'
    case 'promise_broken':
      return account.promises.some(({ status }) => status === 'broken' || status === 'partly_kept')
        ? null
        : 'no_broken_promise'
    case 'instalment_due': {
      const plan = activePlan(account)
      return plan !== undefined && nextInstalment(plan) !== undefined ? null : 'no_instalment'
    }
    case 'thanks':
    case 'thanks_on_time':
      return account.payments.some(({ state }) => state === 'confirmed') ? null : 'no_payment'
    default:
      return null
  }
}
