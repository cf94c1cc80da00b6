import { type Account, setLateReason } from '@aldia/shared/account.ts'
import { balancesOf, inPaidCurrency, lateSince, openDebts, runningOf } from '@aldia/shared/account-sums.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { LateReason } from '@aldia/shared/debt.ts'
import { addAmounts } from '@aldia/shared/money.ts'
import { BadgePercent, CircleSlash, EllipsisVertical, Undo2 } from 'lucide-react'
import { ApiFailure } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { notify } from '#base/notify.ts'
import { accountText } from '#money/account.text.ts'
import { useAccountActions } from '#money/account-actions.ts'
import { latenessText } from '#money/lateness.text.ts'
import { lateness, lateShare } from '#money/lateness.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { settlesOn } from '#money/settles-today.ts'
import { runCommand } from '#records/commands.ts'
import { useCard } from '#records/use-records.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu, type MenuEntry } from '#ui/menu.tsx'
import { Select } from '#ui/select.tsx'
import { accountHeadText } from './account-head.text.ts'
import { accountLineText } from './account-line.text.ts'
import { useNextStep } from './account-line.tsx'
import { OwedOnAnyDay } from './owed-as-of.tsx'

/** The balance, how late it is, what comes next, and what one can do. */
export function AccountHead({ account, today }: { account: Account; today: LocalDate }) {
  const { mayWork } = useAccountActions()
  return (
    <header className="space-y-3 pb-4">
      <Balance account={account} today={today} />
      <SettlesToday account={account} today={today} />
      <OwedOnAnyDay account={account} today={today} />
      <Standing account={account} />
      {mayWork && <Actions account={account} />}
      <WhyLate account={account} today={today} />
    </header>
  )
}

function Balance({ account, today }: { account: Account; today: LocalDate }) {
  const head = useText(accountHeadText)
  const lateLines = useText(latenessText)
  const words = useText(accountLineText)
  const text = useText(accountText)
  const money = useMoneyWords()
  const days = useDayWords()
  const running = runningOf(account, today)
  const amounts = money.list(addAmounts(balancesOf(account), running))
  const since = lateSince(account)
  const late = since === null ? null : lateness(since, today, lateLines)
  const { cardId } = useAccountActions()
  const summary = useCard(cardId)?.money ?? null
  const part = summary === null ? null : lateShare(summary)
  const share =
    part === null
      ? null
      : money
          .list(part)
          .map((one) => one.words)
          .join(' + ')
  const settled = account.debts.length > 0 ? words.upToDate : head.nothing
  return (
    <div>
      <h3 className="text-ink-faint text-sm">{head.balance}</h3>
      {amounts.length === 0 && <p className="font-semibold text-2xl text-ink">{settled}</p>}
      {amounts.map(({ currency, amountMinor, words }, i) => {
        const about = inPaidCurrency(amountMinor, currency, account.rates)
        return (
          <div key={currency}>
            <p className="figures flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-2xl text-ink">
              {amountMinor < 0 ? head.inFavour(money.amount(-amountMinor, currency)) : words}
              {i === 0 && late !== null && since !== null && (
                <span title={days.fullDay(since)} className="flex">
                  <Badge tone={late.tone}>{share === null ? late.words : lateLines.lateShare(share, late.words)}</Badge>
                </span>
              )}
            </p>
            {about !== null && (
              <p className="figures text-ink-faint text-sm">
                {text.about(money.amount(about.amountMinor, about.currency), days.day(about.on, today))}
              </p>
            )}
          </div>
        )
      })}
      {money
        .list(running)
        .filter(({ amountMinor }) => amountMinor > 0)
        .map(({ currency, words }) => (
          <p key={currency} className="figures text-ink-faint text-sm">
            {head.running(words)}
          </p>
        ))}
      <Credit account={account} />
    </div>
  )
}

/** Credit beside open debts of the same currency would be hidden in the balance. */
function Credit({ account }: { account: Account }) {
  const text = useText(accountText)
  const money = useMoneyWords()
  const open = new Set(openDebts(account).map(({ currency }) => currency))
  const hidden = money.list(account.credit).filter(({ currency }) => open.has(currency))
  if (hidden.length === 0) return null
  return (
    <p className="figures text-good-ink text-sm">
      {text.credit}: {hidden.map(({ words }) => words).join(' + ')}
    </p>
  )
}

/** What closes it today, where that is not just the balance: interest runs, or less is enough. */
function SettlesToday({ account, today }: { account: Account; today: LocalDate }) {
  const head = useText(accountHeadText)
  const money = useMoneyWords()
  const days = useDayWords()
  const balances = balancesOf({ ...account, credit: {} })
  const shown = settlesOn(account, today).filter(
    ({ currency, amountMinor, until }) => until !== null || amountMinor !== balances[currency],
  )
  return shown.map(({ currency, amountMinor, costMinor, until }) => (
    <p key={currency} className="figures text-ink">
      {head.settlesToday(money.amount(amountMinor, currency))}
      {until !== null && (
        <span className="block text-ink-soft text-sm">
          {head.settlementCost(money.amount(costMinor, currency), days.day(until, today))}
        </span>
      )}
    </p>
  ))
}

/** What comes next, and what waits. */
function Standing({ account }: { account: Account }) {
  const words = useText(accountLineText)
  const text = useText(accountText)
  const head = useText(accountHeadText)
  const { cardId } = useAccountActions()
  const nextWords = useNextStep()
  const summary = useCard(cardId)?.money ?? null
  if (summary === null) return null
  const { next, broken, brokenCount, toVerify } = summary
  const isOwing = openDebts(account).length > 0
  return (
    <div className="space-y-2">
      {next !== null && <p className="figures text-ink">{nextWords(next)}</p>}
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        {broken !== null && <Badge tone="bad">{broken === 'broken' ? words.broken : words.partlyKept}</Badge>}
        {toVerify > 0 && <Badge tone="warn">{text.toVerify(toVerify)}</Badge>}
      </div>
      {brokenCount >= offersPlanFrom && next?.kind !== 'instalment' && isOwing && (
        <p className="text-ink-soft">{head.offerPlan(brokenCount)}</p>
      )}
    </div>
  )
}

/** Broken promises after which another one is less worth than a plan (collections-facts.md 3). */
const offersPlanFrom = 2
const none = 'none'

/** Asked for only while something is late. */
function WhyLate({ account, today }: { account: Account; today: LocalDate }) {
  const { cardId, mayWork } = useAccountActions()
  const reason = useCard(cardId)?.money?.lateReason ?? null
  const since = lateSince(account)
  if (since === null || since >= today || (!mayWork && reason === null)) return null
  return <LateReasonChoice cardId={cardId} value={reason} isDisabled={!mayWork} />
}

interface LateReasonChoiceProps {
  cardId: string
  value: LateReason | null
  isDisabled: boolean
}

function LateReasonChoice({ cardId, value, isDisabled }: LateReasonChoiceProps) {
  const text = useText(accountHeadText)
  async function save(reason: LateReason | null) {
    try {
      await runCommand(setLateReason, { cardId, reason })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    }
  }
  return (
    <Select
      label={text.lateReason}
      hideLabel
      choices={[
        { id: none, label: text.noLateReason },
        ...LateReason.options.map((id) => ({ id, label: text.lateReasons[id] })),
      ]}
      value={value ?? none}
      isDisabled={isDisabled}
      onChange={(id) => void save(id === none ? null : id)}
      className="max-w-60"
    />
  )
}

function Actions({ account }: { account: Account }) {
  const head = useText(accountHeadText)
  const text = useText(accountText)
  const { cardId, ask } = useAccountActions()
  const isOwing = openDebts(account).length > 0
  const hasCredit = Object.values(account.credit).some((amountMinor) => amountMinor > 0)
  const entries: MenuEntry[] = []
  if (isOwing) {
    entries.push({
      id: 'settlement',
      label: head.settle,
      icon: BadgePercent,
      run: () => openMoneyDialog({ kind: 'settlement', cardId }),
    })
    entries.push({
      id: 'writeOff',
      label: text.writeOff,
      icon: CircleSlash,
      run: () => openMoneyDialog({ kind: 'writeOff', cardId }),
    })
  }
  if (hasCredit) {
    entries.push({ id: 'refund', label: head.refund, icon: Undo2, run: () => ask({ kind: 'refund' }) })
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Button tone={isOwing ? 'main' : 'plain'} onPress={() => openMoneyDialog({ kind: 'payment', cardId })}>
        {head.recordPayment}
      </Button>
      {isOwing && <Button onPress={() => openMoneyDialog({ kind: 'promise', cardId })}>{head.recordPromise}</Button>}
      {isOwing && <Button onPress={() => openMoneyDialog({ kind: 'plan', cardId })}>{head.makePlan}</Button>}
      {account.debts.length > 0 && (
        <Button tone={isOwing ? 'plain' : 'main'} onPress={() => openMoneyDialog({ kind: 'debt', cardId })}>
          {head.addDebt}
        </Button>
      )}
      {entries.length > 0 && (
        <Menu label={head.more} trigger={<IconButton label={head.more} icon={EllipsisVertical} />} entries={entries} />
      )}
    </div>
  )
}
