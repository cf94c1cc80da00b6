import type { Account } from '@aldia/shared/account.ts'
import { pendingPromise } from '@aldia/shared/account-sums.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { PaymentPromise, PromiseStatus } from '@aldia/shared/promise.ts'
import { CircleX } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { accountText } from '#money/account.text.ts'
import { useAccountActions } from '#money/account-actions.ts'
import { Row } from '#money/row.tsx'
import { Nothing, Section } from '#money/section.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { promiseSectionText } from './promise-section.text.ts'

const tones: Readonly<Record<PromiseStatus, Tone>> = {
  pending: 'info',
  kept: 'good',
  kept_late: 'good',
  partly_kept: 'warn',
  broken: 'bad',
  replaced: 'plain',
  cancelled: 'plain',
}

/** What was promised and what became of it, newest first. */
export function PromiseSection({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(accountText)
  const { promises } = account
  return (
    <Section
      title={text.promises}
      count={promises.length}
      openAtFirst={pendingPromise(account) !== undefined || promises[0]?.status === 'broken'}
    >
      {promises.length === 0 ? (
        <Nothing>{text.noPromises}</Nothing>
      ) : (
        <ul>
          {promises.map((promise) => (
            <PromiseRow key={promise.id} promise={promise} today={today} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function PromiseRow({ promise, today }: { promise: PaymentPromise; today: LocalDate }) {
  const text = useText(promiseSectionText)
  const money = useMoneyWords()
  const days = useDayWords()
  const { mayWork, ask } = useAccountActions()
  const { status, dueOn, graceUntil, paidMinor, currency } = promise
  const amount = money.amount(promise.amountMinor, currency)
  const isPending = status === 'pending'
  const title = dueOn === null ? text.noDate : days.day(dueOn, today)
  return (
    <Row
      name={`${amount}, ${title}`}
      title={
        <span title={dueOn === null ? undefined : days.fullDay(dueOn)} className="inline-block first-letter:uppercase">
          {title}
        </span>
      }
      end={amount}
      facts={[
        isPending && graceUntil !== null && graceUntil !== dueOn ? text.until(days.day(graceUntil, today)) : null,
        paidMinor > 0 ? text.paid(money.amount(paidMinor, currency)) : null,
        promise.cancelReason,
      ]}
      badge={<Badge tone={tones[status]}>{text.states[status]}</Badge>}
      isPast={!isPending}
      entries={
        isPending && mayWork
          ? [
              {
                id: 'cancel',
                label: text.cancel,
                icon: CircleX,
                run: () => ask({ kind: 'cancelPromise', promiseId: promise.id }),
              },
            ]
          : []
      }
    />
  )
}
