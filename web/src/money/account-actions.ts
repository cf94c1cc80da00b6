import { createContext, useContext } from 'react'

/** What can be asked about one record of the account. The rest is opened with `openMoneyDialog`. */
export type AccountQuestion =
  | { readonly kind: 'editDebt' | 'adjustDebt' | 'cancelDebt' | 'writeOffDebt'; readonly debtId: string }
  | { readonly kind: 'annulPayment'; readonly paymentId: string }
  | { readonly kind: 'reverseEntry'; readonly entryId: string }
  | { readonly kind: 'cancelPromise'; readonly promiseId: string }
  | { readonly kind: 'acceptPlan'; readonly planId: string }
  | { readonly kind: 'cancelPlan'; readonly planId: string }
  | { readonly kind: 'cancelSettlement'; readonly settlementId: string }
  | { readonly kind: 'refund' }

/** What every part of one account needs to know. */
export interface AccountActions {
  readonly cardId: string
  /** Whether I may record anything. */
  readonly mayWork: boolean
  readonly ask: (question: AccountQuestion) => void
}

export const AccountActionsContext = createContext<AccountActions | null>(null)

export function useAccountActions(): AccountActions {
  const actions = useContext(AccountActionsContext)
  if (actions === null) throw new Error('parts of an account are drawn inside one')
  return actions
}
