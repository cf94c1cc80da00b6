import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { useMemo, useState } from 'react'
import { useText, useToday } from '#base/language.ts'
import { LadderSection } from '#cadences/ladder-section.tsx'
import { DebtSection } from '#debts/debt-section.tsx'
import { accountText } from '#money/account.text.ts'
import { useAccount } from '#money/account.ts'
import { AccountActionsContext, type AccountQuestion } from '#money/account-actions.ts'
import { PaymentSection } from '#payments/payment-section.tsx'
import { PlanSection } from '#plans/plan-section.tsx'
import { PromiseSection } from '#promises/promise-section.tsx'
import { useMay } from '#records/use-records.ts'
import { SettlementSection } from '#settlements/settlement-section.tsx'
import { ScriptsSection } from '#templates/scripts-section.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { AccountHead } from './account-head.tsx'
import { AccountQuestions } from './account-questions.tsx'
import { LedgerSection } from './ledger-section.tsx'

/** Everything about one person's money, beside the conversation. */
export function AccountPanel({ cardId }: { cardId: string }) {
  const text = useText(accountText)
  const today = useToday()
  const { account, state, retry } = useAccount(cardId)
  return (
    <section
      aria-label={text.account}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      // Notices stand over the foot of it.
      className="h-full overflow-y-auto px-5 pt-4 pb-16 outline-offset-[-2px] wide:pb-48"
    >
      {account !== null ? (
        <KnownAccount cardId={cardId} account={account} today={today} />
      ) : state === 'failed' ? (
        <ErrorNote title={text.loadFailed} retry={{ label: text.tryAgain, run: retry }}>
          {text.loadFailedText}
        </ErrorNote>
      ) : (
        <AccountSkeleton />
      )}
    </section>
  )
}

function KnownAccount({ cardId, account, today }: { cardId: string; account: Account; today: LocalDate }) {
  const mayWork = useMay('work_cards')
  const [question, setQuestion] = useState<AccountQuestion | null>(null)
  const actions = useMemo(() => ({ cardId, mayWork, ask: setQuestion }), [cardId, mayWork])
  return (
    <AccountActionsContext value={actions}>
      <AccountHead account={account} today={today} />
      <DebtSection account={account} today={today} />
      <PromiseSection account={account} today={today} />
      <PlanSection account={account} today={today} />
      <SettlementSection account={account} today={today} />
      <PaymentSection account={account} today={today} />
      <LadderSection cardId={cardId} />
      {mayWork && <ScriptsSection cardId={cardId} />}
      <LedgerSection account={account} today={today} />
      {question !== null && (
        <AccountQuestions cardId={cardId} account={account} question={question} onClose={() => setQuestion(null)} />
      )}
    </AccountActionsContext>
  )
}

function AccountSkeleton() {
  return (
    <Loading className="space-y-6">
      <div className="space-y-2">
        <Skeleton className="h-9 w-48" />
        <Skeleton className="h-6 w-32" />
      </div>
      <Skeleton className="h-9 w-full" />
      {['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </Loading>
  )
}
