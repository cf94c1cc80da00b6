import type { Account } from '@aldia/shared/account.ts'
import type { DebtFile } from '@aldia/shared/debt.ts'
import type { ReactNode } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { Notice } from '#ui/notice.tsx'
import { knownLookalikes } from './lookalike.ts'
import { paymentFormText } from './payment-form.text.ts'

interface LookalikeNoteProps {
  /** The server's line; it names the other payment. */
  message: string
  mine: {
    amountMinor: number | null
    currency: string
    paidOn: string
    reference: string
    receipt: DebtFile | null
  }
  account: Account
  action: ReactNode
}

/** Two payments that may be one, side by side, and the way on for whoever knows that they are two. */
export function LookalikeNote({ message, mine, account, action }: LookalikeNoteProps) {
  const text = useText(paymentFormText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const others = knownLookalikes(mine, account)
  return (
    <Notice tone="warn" live title={text.lookalikeTitle} action={action}>
      {others.length === 0 && <p>{message}</p>}
      <dl className="figures grid grid-cols-2 gap-3">
        <Side title={text.thisOne}>
          {mine.amountMinor !== null && <span>{money.amount(mine.amountMinor, mine.currency)}</span>}
          {mine.paidOn !== '' && <span>{days.day(mine.paidOn, today)}</span>}
          {mine.reference !== '' && <span>{mine.reference}</span>}
        </Side>
        {others.map((other) => (
          <Side key={other.paymentId} title={other.personName ?? text.otherOne}>
            <span>{money.amount(other.amountMinor, other.currency)}</span>
            <span>{days.day(other.paidOn, today)}</span>
            <span>
              {text.stateNames[other.state]}, {text.why[other.why]}
            </span>
          </Side>
        ))}
      </dl>
      <p>{text.lookalikeText}</p>
    </Notice>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-control bg-surface/60 px-3 py-2">
      <dt className="font-semibold">{title}</dt>
      <dd className="flex flex-col">{children}</dd>
    </div>
  )
}
