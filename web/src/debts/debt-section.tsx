import type { Account } from '@aldia/shared/account.ts'
import { activePlan, inPaidCurrency, openDebts, owedOnDay } from '@aldia/shared/account-sums.ts'
import { type DebtState, debtState } from '@aldia/shared/aging.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import { dueFirst, openParts } from '@aldia/shared/debt-parts.ts'
import { Ban, CircleSlash, Pencil, PlusCircle } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { accountText } from '#money/account.text.ts'
import { useAccountActions } from '#money/account-actions.ts'
import { AttachedFile } from '#money/attached-file.tsx'
import { latenessText } from '#money/lateness.text.ts'
import { lateness } from '#money/lateness.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { Row } from '#money/row.tsx'
import { Section } from '#money/section.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import type { MenuEntry } from '#ui/menu.tsx'
import { debtSectionText } from './debt-section.text.ts'
import { RewardLine } from './reward-line.tsx'
import { saleText } from './sale.text.ts'

/** What somebody owes: open debts, and the closed ones folded away. */
export function DebtSection({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(accountText)
  const lines = useText(debtSectionText)
  const { cardId, mayWork } = useAccountActions()
  const open = openDebts(account)
  const isOpen = new Set(open.map(({ id }) => id))
  const closed = account.debts.filter(({ id }) => !isOpen.has(id))
  return (
    <Section title={text.debts} count={open.length} openAtFirst>
      {account.debts.length === 0 && (
        <div className="space-y-2 pb-2">
          <p className="text-ink-soft">{text.noDebts}</p>
          {mayWork && (
            <Button tone="main" onPress={() => openMoneyDialog({ kind: 'debt', cardId })}>
              {text.firstDebt}
            </Button>
          )}
        </div>
      )}
      <ul>
        {open.map((debt) => (
          <DebtRow key={debt.id} debt={debt} account={account} today={today} />
        ))}
      </ul>
      {mayWork && <RewardLine account={account} today={today} />}
      {closed.length > 0 && (
        <Fold title={<span className="font-normal text-ink-soft">{lines.older(closed.length)}</span>}>
          <ul>
            {closed.map((debt) => (
              <DebtRow key={debt.id} debt={debt} account={account} today={today} />
            ))}
          </ul>
        </Fold>
      )}
    </Section>
  )
}

const closedTone: Readonly<Record<DebtState, Tone>> = {
  not_due: 'plain',
  due_today: 'warn',
  overdue: 'warn',
  paid: 'good',
  written_off: 'plain',
  cancelled: 'plain',
}

function DebtRow({ debt, account, today }: { debt: Debt; account: Account; today: LocalDate }) {
  const lines = useText(debtSectionText)
  const sales = useText(saleText)
  const lateLines = useText(latenessText)
  const text = useText(accountText)
  const money = useMoneyWords()
  const days = useDayWords()
  const dueOn = dueFirst(debt, debt.balanceMinor)
  const state = debtState({ ...debt, dueOn }, today)
  const isOpen = state === 'not_due' || state === 'due_today' || state === 'overdue'
  const late = lateness(dueOn, today, lateLines)
  const { balanceMinor } = owedOnDay(account, debt, today)
  const about = isOpen ? inPaidCurrency(balanceMinor, debt.currency, account.rates) : null
  const shown = isOpen ? balanceMinor : debt.amountMinor
  const day = days.day(dueOn, today)
  const facts = [
    debt.reference,
    <span key="due" title={days.fullDay(dueOn)}>
      {state === 'overdue' ? lines.was(day) : lines.due(day)}
    </span>,
    isOpen && balanceMinor !== debt.amountMinor ? lines.of(money.amount(debt.amountMinor, debt.currency)) : null,
    about === null ? null : text.about(money.amount(about.amountMinor, about.currency), days.day(about.on, today)),
    debt.recoveredMinor > 0 ? lines.recovered(money.amount(debt.recoveredMinor, debt.currency)) : null,
    debt.cancelReason,
  ]
  const isInPlan = isOpen && (activePlan(account)?.debtIds.includes(debt.id) ?? false)
  // With a plan it is the instalments that are late or not.
  const badge = isInPlan ? (
    <Badge tone="accent">{lines.inPlan}</Badge>
  ) : state === 'overdue' || state === 'due_today' ? (
    <Badge tone={late.tone}>{late.words}</Badge>
  ) : isOpen ? null : (
    <Badge tone={closedTone[state]}>{lines.states[state]}</Badge>
  )
  return (
    <Row
      name={debt.concept}
      title={<bdi>{debt.concept}</bdi>}
      end={money.amount(shown, debt.currency)}
      facts={facts}
      badge={badge}
      isPast={!isOpen}
      entries={useDebtEntries(debt, isOpen)}
    >
      {isOpen && debt.parts.length > 0 && !isInPlan && (
        <ol aria-label={sales.schedule} className="figures pt-1 text-ink-soft text-sm">
          {openParts(debt, balanceMinor).map((part) => (
            <li key={part.number}>
              {sales.part(
                part.number,
                part.of,
                money.amount(part.openMinor, debt.currency),
                days.day(part.dueOn, today),
              )}
            </li>
          ))}
        </ol>
      )}
      {debt.files.length > 0 && (
        <div className="pt-1">
          {debt.files.map((file) => (
            <AttachedFile key={file.id} file={file} />
          ))}
        </div>
      )}
    </Row>
  )
}

function useDebtEntries(debt: Debt, isOpen: boolean): MenuEntry[] {
  const text = useText(debtSectionText)
  const { mayWork, ask } = useAccountActions()
  if (!mayWork || debt.cancelledAt !== null) return []
  const debtId = debt.id
  return [
    { id: 'edit', label: text.edit, icon: Pencil, run: () => ask({ kind: 'editDebt', debtId }) },
    { id: 'adjust', label: text.adjust, icon: PlusCircle, run: () => ask({ kind: 'adjustDebt', debtId }) },
    ...(isOpen
      ? [
          {
            id: 'writeOff',
            label: text.writeOff,
            icon: CircleSlash,
            run: () => ask({ kind: 'writeOffDebt', debtId }),
          },
        ]
      : []),
    { id: 'cancel', label: text.cancel, icon: Ban, danger: true, run: () => ask({ kind: 'cancelDebt', debtId }) },
  ]
}
