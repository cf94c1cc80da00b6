import type { Account } from '@aldia/shared/account.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import { Suspense, useEffect, useState } from 'react'
import { useText } from '#base/language.ts'
import { DebtForm } from '#debts/debt-form.tsx'
import { WriteOffForm } from '#debts/write-off-form.tsx'
import { useAccount } from '#money/account.ts'
import { formsText } from '#money/forms.text.ts'
import { cancelMoneyDialog, finishMoneyDialog, type MoneyDialog, useMoneyDialog } from '#money/money-dialog.ts'
import { usePerson } from '#money/use-person.ts'
import { ClaimForm } from '#payments/claim-form.tsx'
import { paymentFormText } from '#payments/payment-form.text.ts'
import { PaymentForm } from '#payments/payment-form.tsx'
import { ReceiptView } from '#payments/receipt-view.tsx'
import { RejectForm } from '#payments/reject-form.tsx'
import { PromiseForm } from '#promises/promise-form.tsx'
import { SettlementForm } from '#settlements/settlement-form.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { SettleChoice } from './settle-choice.tsx'

const PlanBuilder = lazyPart(async () => (await import('#plans/plan-builder.tsx')).PlanBuilder)

/** Whatever dialog about money was asked for, from the board, the conversation or the account. */
export function MoneyDialogs() {
  const { open } = useMoneyDialog()
  useFocusGivenBack()
  if (open === null) return null
  // Another question is another form, also for the same card.
  return (
    <OpenDialog key={`${open.kind} ${open.cardId} ${open.messageId ?? ''} ${open.paymentId ?? ''}`} dialog={open} />
  )
}

/**
 * The form takes the place of the one in grey, and its way back goes with that: in the end whoever asked has the focus again.
 */
function useFocusGivenBack(): void {
  const [asker] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // The dialog itself has the next frame for it.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body && asker instanceof HTMLElement)
            asker.focus({ preventScroll: true })
        }),
      )
    },
    [asker],
  )
}

function OpenDialog({ dialog }: { dialog: MoneyDialog }) {
  const { account, state, retry } = useAccount(dialog.cardId)
  if (dialog.kind === 'debt') {
    return <DebtForm cardId={dialog.cardId} debt={null} onDone={finishMoneyDialog} onClose={cancelMoneyDialog} />
  }
  if (account === null) return <Waiting dialog={dialog} hasFailed={state === 'failed'} onRetry={retry} />
  return (
    <Suspense fallback={<Waiting dialog={dialog} hasFailed={false} onRetry={retry} />}>
      <KnownAccountDialog dialog={dialog} account={account} />
    </Suspense>
  )
}

function KnownAccountDialog({ dialog, account }: { dialog: MoneyDialog; account: Account }) {
  const parts = { dialog, account, onDone: finishMoneyDialog, onClose: cancelMoneyDialog }
  const claimed = account.payments.find(({ id }) => id === dialog.paymentId) ?? null
  switch (dialog.kind) {
    case 'promise':
      return <PromiseForm {...parts} />
    case 'payment':
      // Only what was dropped on a column begins with everything that is open: it is the payment that settles.
      return <PaymentForm {...parts} settlesAll={dialog.toStageId !== undefined} />
    case 'confirm':
      return claimed === null ? <Gone /> : <ConfirmDialog payment={claimed} />
    case 'reject':
      return claimed === null ? (
        <Gone />
      ) : (
        <RejectForm cardId={dialog.cardId} payment={claimed} onDone={finishMoneyDialog} onClose={cancelMoneyDialog} />
      )
    case 'settlement':
      return <SettlementForm {...parts} />
    case 'plan':
      return <PlanBuilder {...parts} />
    case 'writeOff':
      return <WriteOffForm {...parts} />
    case 'paid':
      return <SettleChoice dialog={dialog} account={account} onClose={cancelMoneyDialog} />
    case 'debt':
      return null
  }
}

/** The same form as in the tray, over whatever is on the screen. */
function ConfirmDialog({ payment }: { payment: Payment }) {
  const text = useText(paymentFormText)
  const person = usePerson(payment.cardId ?? '')
  return (
    <Dialog isOpen onClose={cancelMoneyDialog} canDismiss={false} title={text.confirmTitle(person)} width="wide">
      <div className="space-y-5">
        {payment.receipt !== null && <ReceiptView payment={payment} name={person} />}
        <ClaimForm payment={payment} name={person} takesFocus onSettled={finishMoneyDialog} />
      </div>
    </Dialog>
  )
}

/** The payment is not this person's any more: there is nothing to ask. */
function Gone() {
  useEffect(cancelMoneyDialog, [])
  return null
}

interface WaitingProps {
  dialog: MoneyDialog
  hasFailed: boolean
  onRetry: () => void
}

/** The account is on its way: the form in grey, and Esc leaves it. */
function Waiting({ dialog, hasFailed, onRetry }: WaitingProps) {
  const text = useText(formsText)
  const person = usePerson(dialog.cardId)
  return (
    <Dialog isOpen onClose={cancelMoneyDialog} title={person}>
      {hasFailed ? (
        <ErrorNote title={text.loadFailed} retry={{ label: text.tryAgain, run: onRetry }} />
      ) : (
        <Loading className="space-y-5">
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
          <Skeleton className="h-9 w-2/3" />
        </Loading>
      )}
    </Dialog>
  )
}
