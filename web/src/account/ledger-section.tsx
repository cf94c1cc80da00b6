import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { LedgerEntry } from '@aldia/shared/debt.ts'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { accountText } from '#money/account.text.ts'
import { useAccountActions } from '#money/account-actions.ts'
import { Row } from '#money/row.tsx'
import { Nothing, Section } from '#money/section.tsx'
import { useUsers } from '#records/use-records.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { ledgerSectionText } from './ledger-section.text.ts'
import { useCalculation } from './use-calculation.ts'

const firstShown = 20

/** Every entry of the ledger, newest first: what it was, how it came about, and what was taken back. */
export function LedgerSection({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(accountText)
  const lines = useText(ledgerSectionText)
  const [showsAll, setShowsAll] = useState(false)
  const { entries } = account
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const concepts = new Map(account.debts.map((debt) => [debt.id, debt.concept]))
  const reversed = new Set(
    entries.flatMap(({ reversesEntryId }) => (reversesEntryId === null ? [] : [reversesEntryId])),
  )
  const shown = showsAll ? entries : entries.slice(0, firstShown)
  return (
    <Section title={text.ledger} count={entries.length} openAtFirst={false}>
      {entries.length === 0 && <Nothing>{text.noEntries}</Nothing>}
      <ul>
        {shown.map((entry) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            original={entry.reversesEntryId === null ? undefined : byId.get(entry.reversesEntryId)}
            concept={entry.debtId === null ? null : (concepts.get(entry.debtId) ?? null)}
            isReversed={reversed.has(entry.id)}
            today={today}
          />
        ))}
      </ul>
      {shown.length < entries.length && (
        <Button size="small" tone="quiet" onPress={() => setShowsAll(true)}>
          {lines.showMore(entries.length - shown.length)}
        </Button>
      )}
    </Section>
  )
}

interface EntryRowProps {
  entry: LedgerEntry
  /** What it takes back. */
  original: LedgerEntry | undefined
  concept: string | null
  isReversed: boolean
  today: LocalDate
}

function EntryRow({ entry, original, concept, isReversed, today }: EntryRowProps) {
  const text = useText(ledgerSectionText)
  const money = useMoneyWords()
  const days = useDayWords()
  const users = useUsers()
  const calculation = useCalculation()(entry)
  const { mayWork, ask } = useAccountActions()
  const what =
    original === undefined ? text.kinds[entry.kind] : text.reversalOf(text.kinds[original.kind].toLowerCase())
  const amount = money.amount(entry.amountMinor, entry.currency)
  // Money is taken back with its payment, and with it what a settlement took off; a part of a plan with the plan.
  const canReverse =
    mayWork &&
    !isReversed &&
    entry.kind !== 'reversal' &&
    entry.paymentId === null &&
    entry.planId === null &&
    entry.calculation?.kind !== 'settlement'
  return (
    <Row
      name={`${what}, ${amount}`}
      title={isReversed ? <s>{what}</s> : what}
      end={isReversed ? <s>{amount}</s> : amount}
      isPast={isReversed}
      facts={[
        <span key="on" title={days.fullDay(entry.on)}>
          {days.day(entry.on, today)}
        </span>,
        concept ?? text.ofCredit,
        entry.byUserId === null ? text.byRule : (users.get(entry.byUserId)?.name ?? null),
        entry.note,
      ]}
      badge={isReversed ? <Badge>{text.reversed}</Badge> : undefined}
      entries={
        canReverse
          ? [
              {
                id: 'reverse',
                label: text.reverse,
                icon: Undo2,
                danger: true,
                run: () => ask({ kind: 'reverseEntry', entryId: entry.id }),
              },
            ]
          : []
      }
    >
      {calculation.length > 0 && (
        <ul aria-label={text.how} className="figures text-ink-faint text-sm">
          {calculation.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Row>
  )
}
