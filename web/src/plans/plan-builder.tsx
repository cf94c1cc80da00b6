import type { Account } from '@aldia/shared/account.ts'
import { activePlan, openDebts } from '@aldia/shared/account-sums.ts'
import { saturdayAndSunday } from '@aldia/shared/dates.ts'
import { wholeUnitMinor } from '@aldia/shared/money.ts'
import { acceptPlan, PlanRhythm, PlanTerms, planAccepted, planProposed, proposePlan } from '@aldia/shared/plan.ts'
import { planMessage } from '@aldia/shared/plan-message.ts'
import { planOffer } from '@aldia/shared/plan-terms.ts'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useReadAmount } from '#base/typed-amount.ts'
import { compose, uncompose } from '#messages/compose.ts'
import { CheckList } from '#money/check-list.tsx'
import { CurrencyChoice } from '#money/currency-choice.tsx'
import { planChips } from '#money/date-chips.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import type { MoneyDialog } from '#money/money-dialog.ts'
import { rhythmsText } from '#money/rhythms.text.ts'
import { TypedMoney } from '#money/typed-money.tsx'
import { useCustomerWords } from '#money/use-customer-words.ts'
import { usePerson } from '#money/use-person.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { Notice } from '#ui/notice.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { AgreementMessages } from './agreement-messages.tsx'
import { planText } from './plan.text.ts'
import { PlanAmounts } from './plan-amounts.tsx'
import { type PlanDraft, readPlanTerms } from './plan-draft.ts'
import { PlanPreview } from './plan-preview.tsx'

interface PlanBuilderProps {
  dialog: MoneyDialog
  account: Account
  onDone: () => void
  onClose: () => void
}

/** A balance in parts, with everything it comes to while it is being shaped. */
export function PlanBuilder({ dialog, account, onDone, onClose }: PlanBuilderProps) {
  const { cardId } = dialog
  const text = useText(planText)
  const words = useText(formsText)
  const rhythms = useText(rhythmsText)
  const person = usePerson(cardId)
  const today = useToday()
  const money = useMoneyWords()
  const days = useDayWords()
  const customer = useCustomerWords()
  const read = useReadAmount()
  const debts = openDebts(account)
  const currencies = [...new Set(debts.map(({ currency }) => currency))]
  const [draft, setDraft] = useState<PlanDraft>(() => {
    const currency = currencies[0] ?? ''
    return {
      currency,
      debtIds: debts.filter((debt) => debt.currency === currency).map(({ id }) => id),
      firstPercent: 20,
      first: '',
      each: '',
      parts: 4,
      rhythm: 'every_15_days',
      firstOn: today,
      interest: '',
      discount: '',
      expiresOn: '',
    }
  })
  // Whoever drops a card on the column of plans has agreed on one; whoever opens the builder mostly wants to offer it.
  const [how, setHow] = useState<'propose' | 'agreed'>(dialog.toStageId === undefined ? 'propose' : 'agreed')
  const [messageIds, setMessageIds] = useState<readonly string[]>(
    dialog.messageId === undefined ? [] : [dialog.messageId],
  )
  const own = debts.filter((debt) => debt.currency === draft.currency)
  const chosen = own.filter(({ id }) => draft.debtIds.includes(id))
  const balanceMinor = chosen.reduce((sum, debt) => sum + debt.balanceMinor, 0)
  const discount = read(draft.discount, draft.currency)
  const [first, each] = [read(draft.first, draft.currency), read(draft.each, draft.currency)]
  const input = readPlanTerms(draft, balanceMinor, {
    first: first.amountMinor,
    each: each.amountMinor,
    discount: discount.amountMinor,
  })
  const terms = PlanTerms.safeParse(input)
  const calendar = { holidays: new Set(account.holidays), weekend: saturdayAndSunday }
  const offer = terms.success ? planOffer(terms.data, balanceMinor, calendar, wholeUnitMinor(draft.currency)) : null
  const isLive = activePlan(account) !== undefined

  const form = useForm({
    schema: proposePlan.input,
    expected: {
      debtIds: text.expectedDebts,
      'terms.parts': text.expectedParts,
      'terms.eachMinor': each.error ?? text.expectedEach,
      'terms.firstPaymentMinor': first.error ?? text.expectedFirst,
      'terms.firstOn': text.expectedFirstOn,
      'terms.interestBasisPoints': text.expectedInterest,
      'terms.discountMinor': discount.error ?? text.expectedDiscount,
      'terms.expiresOn': text.expectedExpires,
    },
    send: async (wanted: unknown) => {
      const proposal = await runForChange(proposePlan, proposePlan.input.parse(wanted))
      const plan = proposal.output
      if (how === 'propose') {
        const words = planMessage(plan, customer)
        compose(cardId, words)
        notifyDone(text.proposed, proposal.change, planProposed, () => uncompose(cardId, words))
      } else {
        const { change } = await runForChange(acceptPlan, {
          planId: plan.id,
          version: plan.version,
          messageIds: [...messageIds],
          toStageId: dialog.toStageId ?? null,
          afterCardId: dialog.afterCardId ?? null,
        })
        notifyDone(text.accepted(plan.instalments.length), change, planAccepted)
      }
      onDone()
    },
  })

  function change(next: Partial<PlanDraft>) {
    setDraft((now) => ({ ...now, ...next }))
    for (const path of Object.keys(form.errors)) form.touch(path)
  }

  const hasExtraErrors = ['interestBasisPoints', 'discountMinor', 'expiresOn'].some(
    (key) => `terms.${key}` in form.errors,
  )
  return (
    <FormDialog
      title={text.title(person)}
      submit={how === 'propose' ? text.propose : text.agree}
      width="wide"
      form={form}
      isDisabled={debts.length === 0 || (how === 'agreed' && isLive)}
      onClose={onClose}
      onSubmit={() =>
        form.submit({ cardId, currency: draft.currency, debtIds: chosen.map(({ id }) => id), terms: input })
      }
    >
      {debts.length === 0 ? (
        <p className="text-ink-soft">{text.nothingOpen}</p>
      ) : (
        <>
          {isLive && <Notice tone="warn">{text.live}</Notice>}
          <div className="flex flex-wrap items-end justify-between gap-3">
            <p className="figures font-semibold text-ink text-lg">
              {text.balance(money.amount(balanceMinor, draft.currency))}
            </p>
            <CurrencyChoice
              currencies={currencies}
              value={draft.currency}
              onChange={(currency) =>
                change({
                  currency,
                  debtIds: debts.filter((debt) => debt.currency === currency).map(({ id }) => id),
                  discount: '',
                  first: '',
                  each: '',
                })
              }
            />
          </div>
          {own.length > 1 && (
            <Fold title={text.debts} summary={chosen.map(({ concept }) => concept).join(', ')}>
              <CheckList
                label={text.debts}
                choices={own.map((debt) => ({
                  id: debt.id,
                  label: debt.concept,
                  detail: money.amount(debt.balanceMinor, debt.currency),
                }))}
                value={draft.debtIds}
                onChange={(debtIds) => change({ debtIds })}
                error={form.errors.debtIds}
              />
            </Fold>
          )}
          <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
            <div className="space-y-5">
              <PlanAmounts
                draft={draft}
                balanceMinor={balanceMinor}
                read={{ first, each }}
                errors={form.errors}
                onChange={change}
              />
              <div className="space-y-1.5">
                <Select
                  label={text.rhythm}
                  choices={PlanRhythm.options.map((id) => ({ id, label: rhythms[id] }))}
                  value={draft.rhythm}
                  onChange={(rhythm) => change({ rhythm })}
                />
              </div>
              <DateField
                label={text.firstOn}
                min={today}
                value={draft.firstOn}
                onChange={(firstOn) => change({ firstOn })}
                chips={planChips(today, words.chips)}
                help={draft.firstOn === '' ? undefined : days.fullDay(draft.firstOn)}
                error={form.errors['terms.firstOn']}
              />
              <Fold key={hasExtraErrors ? 'wrong' : 'fine'} title={text.extras} openAtFirst={hasExtraErrors}>
                <div className="space-y-4">
                  <TextField
                    label={text.interest}
                    help={text.interestHelp}
                    inputMode="decimal"
                    value={draft.interest}
                    onChange={(interest) => change({ interest })}
                    error={form.errors['terms.interestBasisPoints']}
                  />
                  <TypedMoney
                    label={text.discount}
                    help={text.discountHelp}
                    value={draft.discount}
                    onChange={(typed) => change({ discount: typed })}
                    read={discount}
                    currency={draft.currency}
                    error={form.errors['terms.discountMinor']}
                  />
                  <DateField
                    label={text.expires}
                    optional
                    min={today}
                    value={draft.expiresOn}
                    onChange={(expiresOn) => change({ expiresOn })}
                    error={form.errors['terms.expiresOn']}
                  />
                </div>
              </Fold>
            </div>
            <PlanPreview
              offer={offer}
              terms={terms.success ? terms.data : null}
              balanceMinor={balanceMinor}
              currency={draft.currency}
              today={today}
            />
          </div>
          <div className="space-y-3">
            <SegmentedChoice
              label={text.how}
              choices={[
                { id: 'propose', label: text.hows.propose },
                { id: 'agreed', label: text.hows.agreed },
              ]}
              value={how}
              onChange={setHow}
            />
            {how === 'agreed' && <AgreementMessages cardId={cardId} value={messageIds} onChange={setMessageIds} />}
          </div>
        </>
      )}
    </FormDialog>
  )
}
