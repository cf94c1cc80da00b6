import type { Account } from '@aldia/shared/account.ts'
import { confirmPayment, type Lookalike, type Payment } from '@aldia/shared/payment.ts'
import { paidIn } from '@aldia/shared/unit-value.ts'
import { useState } from 'react'
import { useAccount } from '#base/account.ts'
import { useNow } from '#base/clock.ts'
import { runForChange } from '#base/commands.ts'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useFormats, useLocale, usePersonName, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { notifyDone } from '#base/undoable.ts'
import { useCard, useMay, useWorkspace } from '#base/use-records.ts'
import { type PayableDebt, payableDebts, splitOf, wantedSplit } from '#today/claim-split.ts'
import { CompareClaims } from '#today/compare-claims.tsx'
import { ReceiptView } from '#today/receipt-view.tsx'
import { RejectClaim } from '#today/reject-claim.tsx'
import { verifyText } from '#today/verify.text.ts'
import { AmountField } from '#ui/amount-field.tsx'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'

/** The last movements are enough to see whether this one was booked already. */
const ledgerShown = 8

interface VerifyClaimProps {
  payment: Payment
  onOpenCard: (cardId: string) => void
  /** It was confirmed or rejected here. */
  onSettled: () => void
}

/** One claimed payment: the receipt beside what is known of the person, and what to make of it. */
export function VerifyClaim({ payment, onOpenCard, onSettled }: VerifyClaimProps) {
  const text = useText(verifyText)
  const nameOf = usePersonName()
  const formats = useFormats()
  const now = useNow()
  const card = useCard(payment.cardId ?? '')
  const name = card === undefined ? '' : nameOf(card)
  return (
    <div className="grid gap-6 p-4 sm:p-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="min-w-0 lg:sticky lg:top-6 lg:self-start">
        <ReceiptView key={payment.receipt?.id ?? ''} payment={payment} name={name} />
      </div>
      <div className="min-w-0 space-y-5">
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h2 className="truncate font-semibold text-ink text-xl">
              <bdi>{name}</bdi>
            </h2>
            <p className="text-ink-soft" title={formats.fullDate(payment.createdAt)}>
              {text.paidBy[payment.paidBy]} · {text.claimedAt(formats.ago(payment.createdAt, now))}
            </p>
          </div>
          {card !== undefined && (
            <Button size="small" onPress={() => onOpenCard(card.id)}>
              {text.openPerson}
            </Button>
          )}
        </header>
        {payment.note && <p className="whitespace-pre-wrap text-ink">{payment.note}</p>}
        <ClaimForm key={payment.id} payment={payment} name={name} onSettled={onSettled} />
        {payment.cardId !== null && <Ledger cardId={payment.cardId} />}
      </div>
    </div>
  )
}

interface ClaimFormProps {
  payment: Payment
  name: string
  onSettled: () => void
}

function ClaimForm({ payment, name, onSettled }: ClaimFormProps) {
  const text = useText(verifyText)
  const { locale } = useLocale()
  const money = useMoneyWords()
  const read = useReadAmount()
  const today = useToday()
  const mayWork = useMay('work_cards')
  const order = useWorkspace().money.allocationOrder
  const { account, state, retry } = useAccount(payment.cardId ?? '')
  const [draft, setDraft] = useState(() => draftOf(payment, locale))
  const [asking, setAsking] = useState<'reject' | Lookalike | null>(null)
  const [isAnother, setAnother] = useState(false)
  const [splitError, setSplitError] = useState<string | null>(null)
  const typed = read(draft.amount, payment.currency)
  const debts = account === null ? [] : payableDebts(account, { currency: payment.currency, on: draft.paidOn, order })
  const parts = new Map(debts.map(({ id }) => [id, partOf(draft.parts.get(id) ?? '', payment.currency, read)]))
  const wanted = draft.byHand ? wantedSplit(parts) : null
  const isLookalike = payment.lookalikes.length > 0

  const form = useForm({
    schema: confirmPayment.input,
    expected: { ...text.expected, allocations: text.unread },
    send: async (input: Parameters<typeof runForChange<typeof confirmPayment>>[1]) => {
      const { change, output } = await runForChange(confirmPayment, input)
      notifyDone(text.confirmed(name, money.amount(output.amountMinor, output.currency)), change, 'payment.confirmed')
      onSettled()
    },
  })

  function submit() {
    setSplitError(null)
    if (draft.byHand) {
      if (wanted === null) return setSplitError(text.unread)
      const split = splitOf(typed.amountMinor ?? 0, debts, wanted)
      if ('refused' in split) return setSplitError(text.refused[split.refused])
    }
    void form.submit({
      paymentId: payment.id,
      version: payment.version,
      amountMinor: typed.amountMinor ?? 0,
      paidOn: draft.paidOn,
      reference: draft.reference.trim() === '' ? null : draft.reference,
      allocations: wanted,
      isAnother,
    })
  }

  const change = (next: Partial<Draft>, field: string) => {
    setDraft((before) => ({ ...before, ...next }))
    setSplitError(null)
    form.touch(field)
  }

  return (
    <form
      ref={form.formRef}
      noValidate
      autoComplete="off"
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {isLookalike && (
        <Lookalikes payment={payment} isAnother={isAnother} onAnother={setAnother} onCompare={setAsking} />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField
          label={text.amount}
          value={draft.amount}
          understood={typed.understood}
          isDisabled={!mayWork}
          onChange={(amount) => change({ amount }, 'amountMinor')}
          error={form.errors.amountMinor === undefined ? null : (typed.error ?? form.errors.amountMinor)}
        />
        <DateField
          label={text.paidOn}
          value={draft.paidOn}
          max={today}
          isDisabled={!mayWork}
          onChange={(paidOn) => change({ paidOn }, 'paidOn')}
          error={form.errors.paidOn}
        />
        <TextField
          label={text.reference}
          optional
          className="sm:col-span-2"
          value={draft.reference}
          isDisabled={!mayWork}
          onChange={(reference) => change({ reference }, 'reference')}
          error={form.errors.reference}
        />
      </div>
      {state === 'loading' && <Skeleton className="h-24 w-full rounded-panel" />}
      {state === 'failed' && <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: retry }} />}
      {account !== null && (
        <Split
          account={account}
          payment={payment}
          debts={debts}
          amountMinor={typed.amountMinor}
          draft={draft}
          isDisabled={!mayWork}
          error={splitError ?? form.errors.allocations ?? null}
          onChange={(next) => change(next, 'allocations')}
        />
      )}
      {form.note !== null && <ErrorNote title={form.note.message} />}
      {mayWork ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" tone="main" isPending={form.isPending} isDisabled={isLookalike && !isAnother}>
            {text.confirm}
          </Button>
          <Button onPress={() => setAsking('reject')}>{text.reject}</Button>
          {isLookalike && !isAnother && <p className="text-ink-faint text-sm">{text.isAnotherNeeded}</p>}
        </div>
      ) : (
        <Notice>{text.mayNot}</Notice>
      )}
      {asking === 'reject' && (
        <RejectClaim payment={payment} name={name} onClose={() => setAsking(null)} onSettled={onSettled} />
      )}
      {asking !== null && asking !== 'reject' && (
        <CompareClaims
          payment={payment}
          name={name}
          lookalike={asking}
          onIsAnother={() => setAnother(true)}
          onClose={() => setAsking(null)}
        />
      )}
    </form>
  )
}

interface Draft {
  readonly amount: string
  readonly paidOn: string
  readonly reference: string
  readonly byHand: boolean
  /** By debt id, as typed. */
  readonly parts: ReadonlyMap<string, string>
}

function draftOf(payment: Payment, locale: string): Draft {
  const { amountMinor, currency, paidOn, reference, allocations } = payment
  return {
    amount: typedAmount(amountMinor, currency, locale),
    paidOn,
    reference: reference ?? '',
    byHand: allocations.length > 0,
    parts: new Map(allocations.map((one) => [one.debtId, typedAmount(one.amountMinor, currency, locale)])),
  }
}

/** An empty field is nothing; null: it cannot be read. */
function partOf(typed: string, currency: string, read: ReturnType<typeof useReadAmount>): number | null {
  const plain = typed.trim()
  if (plain === '' || plain === '0') return 0
  return read(plain, currency).amountMinor
}

interface LookalikesProps {
  payment: Payment
  isAnother: boolean
  onAnother: (isAnother: boolean) => void
  onCompare: (lookalike: Lookalike) => void
}

function Lookalikes({ payment, isAnother, onAnother, onCompare }: LookalikesProps) {
  const text = useText(verifyText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  return (
    <Notice tone="warn" title={text.lookalikeTitle}>
      <ul className="space-y-1.5">
        {payment.lookalikes.map((one) => (
          <li key={`${one.paymentId} ${one.why}`} className="flex items-start justify-between gap-3">
            <span className="figures min-w-0">
              {text.lookalikeOf(
                text.lookalike[one.why],
                one.personName ?? text.someone,
                money.amount(one.amountMinor, one.currency),
                days.day(one.paidOn, today),
                text.states[one.state],
              )}
            </span>
            <Button size="small" onPress={() => onCompare(one)}>
              {text.compare}
            </Button>
          </li>
        ))}
      </ul>
      <CheckBox value={isAnother} onChange={onAnother}>
        {text.isAnother}
      </CheckBox>
    </Notice>
  )
}

interface SplitProps {
  account: Account
  payment: Payment
  debts: readonly PayableDebt[]
  amountMinor: number | null
  draft: Draft
  isDisabled: boolean
  error: string | null
  onChange: (next: Partial<Draft>) => void
}

/** The open debts with what each of them gets, by the order of the business or by hand. */
function Split({ account, payment, debts, amountMinor, draft, isDisabled, error, onChange }: SplitProps) {
  const text = useText(verifyText)
  const { locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const read = useReadAmount()
  const order = useWorkspace().money.allocationOrder
  const { currency } = payment
  const parts = new Map(debts.map(({ id }) => [id, partOf(draft.parts.get(id) ?? '', currency, read)]))
  const wanted = draft.byHand ? wantedSplit(parts) : null
  const split =
    amountMinor === null || (draft.byHand && wanted === null) ? null : splitOf(amountMinor, debts, wanted ?? order)
  const booked = split === null || 'refused' in split ? null : split
  const lacksRate = account.debts.some(
    (debt) => debt.balanceMinor > 0 && paidIn(debt.currency) === currency && !debts.some(({ id }) => id === debt.id),
  )
  const toHand = () => {
    // By hand begins with what the order would do.
    const begin = new Map(
      (booked?.allocations ?? []).map((one) => [one.debtId, typedAmount(one.amountMinor, currency, locale)]),
    )
    onChange({ byHand: true, parts: draft.parts.size > 0 ? draft.parts : begin })
  }
  if (debts.length === 0) return <Notice>{lacksRate ? text.unitRateMissing : text.allCredit}</Notice>
  return (
    <section className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-ink">{text.goesTo}</h3>
        {!isDisabled && (
          <SegmentedChoice
            label={text.goesTo}
            choices={[
              { id: 'order', label: text.byOrder },
              { id: 'hand', label: text.byHand },
            ]}
            value={draft.byHand ? 'hand' : 'order'}
            onChange={(how) => (how === 'hand' ? toHand() : onChange({ byHand: false }))}
          />
        )}
      </div>
      <ul className="divide-y divide-line border-line border-y">
        {debts.map(({ id, debt, balanceMinor }) => {
          const given = booked?.allocations.find(({ debtId }) => debtId === id)
          const title = debt.reference === null ? debt.concept : `${debt.reference} · ${debt.concept}`
          return (
            <li key={id} className="flex items-center gap-4 py-2">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-ink">{title}</span>
                <span className="figures block text-ink-faint text-sm">
                  {text.open(money.amount(balanceMinor, currency))} ·{' '}
                  {text.due(days.day(debt.dueOn, today), debt.dueOn < today)}
                  {given !== undefined && given.discountMinor > 0 && (
                    <> · {text.discount(money.amount(given.discountMinor, currency))}</>
                  )}
                </span>
              </span>
              {draft.byHand ? (
                <input
                  aria-label={title}
                  value={draft.parts.get(id) ?? ''}
                  inputMode="decimal"
                  disabled={isDisabled}
                  aria-invalid={parts.get(id) === null}
                  placeholder="0"
                  onChange={(event) => onChange({ parts: new Map(draft.parts).set(id, event.target.value) })}
                  className="figures h-9 w-32 rounded-control bg-surface px-3 text-right text-ink ring-1 ring-line-strong/70 ring-inset focus:outline-2 focus:outline-focus focus:-outline-offset-1 aria-invalid:ring-bad max-sm:h-11 max-sm:text-lg"
                />
              ) : (
                <span className={given === undefined ? 'figures text-ink-faint' : 'figures font-medium text-ink'}>
                  {given === undefined ? '–' : money.amount(given.amountMinor, currency)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {booked !== null && booked.creditMinor > 0 && (
        <p className="figures text-ink-soft text-sm">{text.credit(money.amount(booked.creditMinor, currency))}</p>
      )}
      {error !== null && (
        <p role="alert" className="text-bad-ink text-sm">
          {error}
        </p>
      )}
    </section>
  )
}

/** What was booked last, to see whether this payment is among it already. */
function Ledger({ cardId }: { cardId: string }) {
  const text = useText(verifyText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const { account } = useAccount(cardId)
  if (account === null) return null
  return (
    <Fold title={text.ledger} openAtFirst>
      {account.entries.length === 0 ? (
        <p className="text-ink-soft">{text.noLedger}</p>
      ) : (
        <ul className="figures divide-y divide-line">
          {account.entries.slice(0, ledgerShown).map((entry) => (
            <li key={entry.id} className="flex items-baseline gap-4 py-1.5">
              <span className="w-24 shrink-0 text-ink-faint text-sm" title={days.fullDay(entry.on)}>
                {days.day(entry.on, today)}
              </span>
              <span className="min-w-0 flex-1 truncate text-ink-soft">{text.ledgerKinds[entry.kind]}</span>
              <span className="text-ink">{money.amount(entry.amountMinor, entry.currency)}</span>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  )
}
