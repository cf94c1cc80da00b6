import type { Account } from '@aldia/shared/account.ts'
import { cancelDebt, debtCancelled, entryReversed, reverseEntry } from '@aldia/shared/debt.ts'
import { annulPayment, paymentAnnulled } from '@aldia/shared/payment.ts'
import { cancelPlan, planCancelled } from '@aldia/shared/plan.ts'
import { cancelPromise, promiseCancelled } from '@aldia/shared/promise.ts'
import { cancelSettlement, settlementCancelled } from '@aldia/shared/settlement.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { AdjustForm } from '#debts/adjust-form.tsx'
import { DebtForm } from '#debts/debt-form.tsx'
import { WriteOffForm } from '#debts/write-off-form.tsx'
import type { AccountQuestion } from '#money/account-actions.ts'
import { RefundForm } from '#payments/refund-form.tsx'
import { AcceptPlanForm } from '#plans/accept-plan-form.tsx'
import { runForChange } from '#records/commands.ts'
import { accountQuestionsText } from './account-questions.text.ts'
import { ledgerSectionText } from './ledger-section.text.ts'
import { ReasonForm } from './reason-form.tsx'

interface AccountQuestionsProps {
  cardId: string
  account: Account
  question: AccountQuestion
  onClose: () => void
}

/** The dialogs about one debt, payment, entry, promise or plan. What is gone by now asks nothing. */
export function AccountQuestions({ cardId, account, question, onClose }: AccountQuestionsProps) {
  switch (question.kind) {
    case 'editDebt':
    case 'adjustDebt':
    case 'cancelDebt':
    case 'writeOffDebt':
      return <DebtQuestion cardId={cardId} account={account} question={question} onClose={onClose} />
    case 'refund':
      return <RefundForm cardId={cardId} account={account} onClose={onClose} />
    case 'acceptPlan': {
      const plan = account.plans.find(({ id }) => id === question.planId)
      return plan === undefined ? null : <AcceptPlanForm cardId={cardId} plan={plan} onClose={onClose} />
    }
    default:
      return <TakingBack account={account} question={question} onClose={onClose} />
  }
}

interface DebtQuestionProps extends AccountQuestionsProps {
  question: Extract<AccountQuestion, { debtId: string }>
}

function DebtQuestion({ cardId, account, question, onClose }: DebtQuestionProps) {
  const reasons = useText(accountQuestionsText)
  const debt = account.debts.find(({ id }) => id === question.debtId)
  if (debt === undefined) return null
  switch (question.kind) {
    case 'editDebt':
      return <DebtForm cardId={cardId} debt={debt} onDone={onClose} onClose={onClose} />
    case 'adjustDebt':
      return <AdjustForm debt={debt} onClose={onClose} />
    case 'writeOffDebt':
      return (
        <WriteOffForm
          dialog={{ kind: 'writeOff', cardId }}
          account={account}
          debtIds={[debt.id]}
          onDone={onClose}
          onClose={onClose}
        />
      )
    case 'cancelDebt':
      return (
        <ReasonForm
          title={reasons.cancelDebtTitle}
          lead={reasons.cancelDebtLead(debt.concept)}
          submit={reasons.cancelDebt}
          done={reasons.cancelDebtDone}
          event={debtCancelled}
          send={(reason) => runForChange(cancelDebt, { debtId: debt.id, reason })}
          onClose={onClose}
        />
      )
  }
}

interface TakingBackProps {
  account: Account
  question: Extract<
    AccountQuestion,
    { kind: 'annulPayment' | 'reverseEntry' | 'cancelPromise' | 'cancelPlan' | 'cancelSettlement' }
  >
  onClose: () => void
}

function TakingBack({ account, question, onClose }: TakingBackProps) {
  const reasons = useText(accountQuestionsText)
  const text = useText(ledgerSectionText)
  const money = useMoneyWords()
  switch (question.kind) {
    case 'annulPayment': {
      const payment = account.payments.find(({ id }) => id === question.paymentId)
      return payment === undefined ? null : (
        <ReasonForm
          title={reasons.annulTitle}
          lead={reasons.annulLead(money.amount(payment.amountMinor, payment.currency))}
          submit={reasons.annul}
          done={reasons.annulDone}
          event={paymentAnnulled}
          send={(reason) => runForChange(annulPayment, { paymentId: payment.id, reason })}
          onClose={onClose}
        />
      )
    }
    case 'reverseEntry': {
      const entry = account.entries.find(({ id }) => id === question.entryId)
      return entry === undefined ? null : (
        <ReasonForm
          title={reasons.reverseTitle}
          lead={reasons.reverseLead(`${text.kinds[entry.kind]}, ${money.amount(entry.amountMinor, entry.currency)}`)}
          submit={reasons.reverse}
          done={reasons.reverseDone}
          event={entryReversed}
          send={(reason) => runForChange(reverseEntry, { entryId: entry.id, reason })}
          onClose={onClose}
        />
      )
    }
    case 'cancelPromise':
      return (
        <ReasonForm
          title={reasons.cancelPromiseTitle}
          lead={reasons.cancelPromiseLead}
          submit={reasons.cancelPromise}
          done={reasons.cancelPromiseDone}
          event={promiseCancelled}
          isNeeded={false}
          send={(reason) =>
            runForChange(cancelPromise, { promiseId: question.promiseId, reason: reason === '' ? null : reason })
          }
          onClose={onClose}
        />
      )
    case 'cancelSettlement':
      return (
        <ReasonForm
          title={reasons.cancelSettlementTitle}
          lead={reasons.cancelSettlementLead}
          submit={reasons.cancelSettlement}
          done={reasons.cancelSettlementDone}
          event={settlementCancelled}
          send={(reason) => runForChange(cancelSettlement, { settlementId: question.settlementId, reason })}
          onClose={onClose}
        />
      )
    case 'cancelPlan':
      return (
        <ReasonForm
          title={reasons.cancelPlanTitle}
          lead={reasons.cancelPlanLead}
          submit={reasons.cancelPlan}
          done={reasons.cancelPlanDone}
          event={planCancelled}
          send={(reason) => runForChange(cancelPlan, { planId: question.planId, reason })}
          onClose={onClose}
        />
      )
  }
}
