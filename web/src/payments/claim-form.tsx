import { confirmPayment, type Lookalike, type Payment, paymentConfirmed } from '@aldia/shared/payment.ts'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { useAccount } from '#money/account.ts'
import { destinationOf, payableOn } from '#money/destination.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { useUnitValues } from '#money/use-unit-values.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useMay, useWorkspace } from '#records/use-records.ts'
import { AmountField } from '#ui/amount-field.tsx'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { DateField } from '#ui/date-field.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { claimText } from './claim.text.ts'
import { wantedSplit } from './claim-split.ts'
import { type ClaimDraft, ClaimSplit, partOf } from './claim-split-fields.tsx'
import { CompareClaims } from './compare-claims.tsx'
import { PlanExtraChoice } from './plan-extra.tsx'

interface ClaimFormProps {
  payment: Payment
  name: string
  /** It has a dialog for itself, and Enter confirms. */
  takesFocus?: boolean
  onSettled: () => void
}

/** What to make of a claimed payment: to which debts it goes, and whether it is good. */
export function ClaimForm({ payment, name, takesFocus = false, onSettled }: ClaimFormProps) {
  const { cardId } = payment
  const text = useText(claimText)
  const { locale } = useLocale()
  const money = useMoneyWords()
  const read = useReadAmount()
  const today = useToday()
  const mayWork = useMay('work_cards')
  const order = useWorkspace().money.allocationOrder
  const { account, state, retry } = useAccount(cardId ?? '')
  const [draft, setDraft] = useState(() => draftOf(payment, locale))
  const [asking, setAsking] = useState<Lookalike | null>(null)
  const [isAnother, setAnother] = useState(false)
  const [splitError, setSplitError] = useState<string | null>(null)
  const typed = read(draft.amount, payment.currency)
  const unitValueOf = useUnitValues(account, draft.paidOn)
  const about = { currency: payment.currency, on: draft.paidOn, unitValueOf, claimId: payment.id }
  const found = account === null ? null : payableOn(account, about)
  const debts = found === null ? [] : [...found.payable, ...found.lost]
  const parts = new Map(debts.map(({ id }) => [id, partOf(draft.parts.get(id) ?? '', payment.currency, read)]))
  const wanted = draft.byHand ? wantedSplit(parts) : null
  const isUnread = typed.amountMinor === null || draft.paidOn === '' || (draft.byHand && wanted === null)
  const goes =
    account === null || found === null || typed.amountMinor === null || isUnread
      ? null
      : destinationOf(account, found, {
          ...about,
          amountMinor: typed.amountMinor,
          purpose: draft.purpose,
          by: wanted ?? order,
        })
  const isLookalike = payment.lookalikes.length > 0

  const form = useForm({
    schema: confirmPayment.input,
    expected: { ...text.expected, allocations: text.unread },
    send: async (input: Parameters<typeof runForChange<typeof confirmPayment>>[1]) => {
      const { change, output } = await runForChange(confirmPayment, input)
      notifyDone(text.confirmed(name, money.amount(output.amountMinor, output.currency)), change, paymentConfirmed)
      onSettled()
    },
  })

  function submit() {
    setSplitError(null)
    if (draft.byHand) {
      if (wanted === null) return setSplitError(text.unread)
      if (goes !== null && 'refused' in goes) return setSplitError(text.refused[goes.refused])
    }
    void form.submit({
      paymentId: payment.id,
      version: payment.version,
      amountMinor: typed.amountMinor ?? 0,
      paidOn: draft.paidOn,
      reference: draft.reference.trim() === '' ? null : draft.reference,
      allocations: wanted,
      purpose: draft.purpose,
      planExtra: draft.planExtra,
      isAnother,
    })
  }

  const change = (next: Partial<ClaimDraft>, field: string) => {
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
          autoFocus={takesFocus}
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
      {account !== null && found !== null && (
        <ClaimSplit
          account={account}
          payment={payment}
          found={found}
          goes={goes}
          draft={draft}
          isDisabled={!mayWork}
          error={splitError ?? form.errors.allocations ?? null}
          onChange={(next) => change(next, 'allocations')}
        />
      )}
      {account !== null && (
        <PlanExtraChoice
          account={account}
          amountMinor={typed.amountMinor}
          value={draft.planExtra}
          onChange={(planExtra) => change({ planExtra }, 'planExtra')}
        />
      )}
      {form.note !== null && <ErrorNote title={form.note.message} />}
      {/* One that came after this page was loaded is only known to the server. */}
      {!isLookalike && form.note?.reason === 'payment_lookalike' && (
        <CheckBox value={isAnother} onChange={setAnother}>
          {text.isAnother}
        </CheckBox>
      )}
      {mayWork ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" tone="main" isPending={form.isPending} isDisabled={isLookalike && !isAnother}>
            {text.confirm}
          </Button>
          {cardId !== null && (
            <Button
              onPress={() => openMoneyDialog({ kind: 'reject', cardId, paymentId: payment.id, onDone: onSettled })}
            >
              {text.reject}
            </Button>
          )}
          {isLookalike && !isAnother && <p className="text-ink-faint text-sm">{text.isAnotherNeeded}</p>}
        </div>
      ) : (
        <Notice>{text.mayNot}</Notice>
      )}
      {asking !== null && (
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

function draftOf(payment: Payment, locale: string): ClaimDraft {
  const { amountMinor, currency, paidOn, reference, allocations, purpose } = payment
  return {
    amount: typedAmount(amountMinor, currency, locale),
    paidOn,
    reference: reference ?? '',
    byHand: allocations.length > 0,
    planExtra: 'oldest_first',
    purpose,
    parts: new Map(allocations.map((one) => [one.debtId, typedAmount(one.amountMinor, currency, locale)])),
  }
}

interface LookalikesProps {
  payment: Payment
  isAnother: boolean
  onAnother: (isAnother: boolean) => void
  onCompare: (lookalike: Lookalike) => void
}

function Lookalikes({ payment, isAnother, onAnother, onCompare }: LookalikesProps) {
  const text = useText(claimText)
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
