import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Payment, PaymentState } from '@aldia/shared/payment.ts'
import { Undo2 } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { accountText } from '#money/account.text.ts'
import { useAccountActions } from '#money/account-actions.ts'
import { AttachedFile } from '#money/attached-file.tsx'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { Row } from '#money/row.tsx'
import { Nothing, Section } from '#money/section.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { paymentSectionText } from './payment-section.text.ts'
import { paymentWays } from './payment-ways.text.ts'

const tones: Readonly<Record<PaymentState, Tone>> = {
  claimed: 'warn',
  confirmed: 'good',
  rejected: 'plain',
  annulled: 'plain',
}

/** Money that came or is said to have come, newest first; what waits to be verified on top. */
export function PaymentSection({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(accountText)
  const claimed = account.payments.filter(({ state }) => state === 'claimed')
  const others = account.payments.filter(({ state }) => state !== 'claimed')
  return (
    <Section
      title={text.payments}
      count={account.payments.length}
      summary={claimed.length === 0 ? undefined : text.toVerify(claimed.length)}
      openAtFirst={claimed.length > 0}
    >
      {account.payments.length === 0 ? (
        <Nothing>{text.noPayments}</Nothing>
      ) : (
        <ul>
          {[...claimed, ...others].map((payment) => (
            <PaymentRow key={payment.id} payment={payment} today={today} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function PaymentRow({ payment, today }: { payment: Payment; today: LocalDate }) {
  const text = useText(paymentSectionText)
  const ways = useText(paymentWays)
  const money = useMoneyWords()
  const days = useDayWords()
  const { cardId, mayWork, ask } = useAccountActions()
  const { state, currency, paidOn, creditMinor } = payment
  const amount = money.amount(payment.amountMinor, currency)
  return (
    <Row
      name={amount}
      title={
        <span>
          {ways[payment.paidBy]}, <span title={days.fullDay(paidOn)}>{days.day(paidOn, today)}</span>
        </span>
      }
      end={amount}
      facts={[
        payment.reference,
        payment.note,
        state === 'confirmed' && creditMinor > 0 ? text.credit(money.amount(creditMinor, currency)) : null,
        state === 'claimed' && payment.lookalikes.length > 0 ? text.lookalike : null,
        payment.reason,
      ]}
      badge={<Badge tone={tones[state]}>{text.states[state]}</Badge>}
      isPast={state === 'rejected' || state === 'annulled'}
      entries={
        state === 'confirmed' && mayWork
          ? [
              {
                id: 'annul',
                label: text.annul,
                icon: Undo2,
                danger: true,
                run: () => ask({ kind: 'annulPayment', paymentId: payment.id }),
              },
            ]
          : []
      }
    >
      {payment.receipt !== null && <AttachedFile file={payment.receipt} />}
      {state === 'claimed' && mayWork && (
        <div className="flex gap-2 pt-1.5">
          <Button size="small" onPress={() => openMoneyDialog({ kind: 'confirm', cardId, paymentId: payment.id })}>
            {text.confirm}
          </Button>
          <Button
            size="small"
            tone="quiet"
            onPress={() => openMoneyDialog({ kind: 'reject', cardId, paymentId: payment.id })}
          >
            {text.reject}
          </Button>
        </div>
      )}
    </Row>
  )
}
