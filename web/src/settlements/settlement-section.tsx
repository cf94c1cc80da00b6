import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Settlement, SettlementStatus } from '@aldia/shared/settlement.ts'
import { CircleX } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useAccountActions } from '#money/account-actions.ts'
import { Row } from '#money/row.tsx'
import { Section } from '#money/section.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { settlementSectionText } from './settlement-section.text.ts'

const tones: Readonly<Record<SettlementStatus, Tone>> = {
  open: 'info',
  kept: 'good',
  missed: 'bad',
  cancelled: 'plain',
}

/** What was agreed on for less than is owed, and what it cost, newest first; nothing where there never was any. */
export function SettlementSection({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(settlementSectionText)
  const { settlements } = account
  if (settlements.length === 0) return null
  return (
    <Section
      title={text.title}
      count={settlements.length}
      openAtFirst={settlements.some(({ status }) => status === 'open')}
    >
      <ul>
        {settlements.map((settlement) => (
          <SettlementRow key={settlement.id} settlement={settlement} today={today} />
        ))}
      </ul>
    </Section>
  )
}

function SettlementRow({ settlement, today }: { settlement: Settlement; today: LocalDate }) {
  const text = useText(settlementSectionText)
  const money = useMoneyWords()
  const days = useDayWords()
  const { mayWork, ask } = useAccountActions()
  const { status, until, currency, paidMinor, discountMinor, balanceMinor } = settlement
  const amount = money.amount(settlement.amountMinor, currency)
  const isOpen = status === 'open'
  return (
    <Row
      name={`${amount}, ${text.until(days.day(until, today))}`}
      title={<span title={days.fullDay(until)}>{text.until(days.day(until, today))}</span>}
      end={amount}
      facts={[
        text.ofBalance(money.amount(balanceMinor, currency)),
        isOpen ? text.wouldCost(money.amount(balanceMinor - settlement.amountMinor, currency)) : null,
        status === 'kept' ? text.cost(money.amount(discountMinor, currency)) : null,
        status !== 'kept' && paidMinor > 0 ? text.paid(money.amount(paidMinor, currency)) : null,
        status === 'missed' ? text.stands : null,
        settlement.note,
        settlement.cancelReason,
      ]}
      badge={<Badge tone={tones[status]}>{text.states[status]}</Badge>}
      isPast={status === 'cancelled'}
      entries={
        isOpen && mayWork
          ? [
              {
                id: 'cancel',
                label: text.cancel,
                icon: CircleX,
                run: () => ask({ kind: 'cancelSettlement', settlementId: settlement.id }),
              },
            ]
          : []
      }
    />
  )
}
