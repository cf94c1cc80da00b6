import { saturdayAndSunday } from '@aldia/shared/dates.ts'
import { addDebt, type Debt, type DebtTerms, debtAdded, editDebt, InstalmentSale } from '@aldia/shared/debt.ts'
import { lastDayOf, saleOffer } from '@aldia/shared/instalment-sale.ts'
import type { Language } from '@aldia/shared/language.ts'
import { needsLegalWord } from '@aldia/shared/legal-word.ts'
import { accountUnits, unitName } from '@aldia/shared/money.ts'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { notify } from '#base/notify.ts'
import { currencyChoices } from '#base/places.ts'
import { typedAmount, useReadAmount } from '#base/typed-amount.ts'
import { useUpload } from '#base/use-upload.ts'
import { useAccount } from '#money/account.ts'
import { AttachedFile } from '#money/attached-file.tsx'
import { dueChips } from '#money/date-chips.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { formsText } from '#money/forms.text.ts'
import { TypedMoney } from '#money/typed-money.tsx'
import { usePerson } from '#money/use-person.ts'
import { runCommand, runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useWorkspace } from '#records/use-records.ts'
import { CheckBox } from '#ui/check-box.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { DateField } from '#ui/date-field.tsx'
import { FileChoice } from '#ui/file-choice.tsx'
import { Fold } from '#ui/fold.tsx'
import { TextField } from '#ui/text-field.tsx'
import {
  type DebtDraft,
  draftOf,
  newDebtDraft,
  newSale,
  readLines,
  readSale,
  readTerms,
  withDueOn,
} from './debt-draft.ts'
import { debtFormText } from './debt-form.text.ts'
import { DebtHistory } from './debt-history.tsx'
import { DebtLines } from './debt-lines.tsx'
import { saleText } from './sale.text.ts'
import { SaleFields } from './sale-fields.tsx'
import { TermsFields } from './terms-fields.tsx'

interface DebtFormProps {
  cardId: string
  /** null: a new debt. */
  debt: Debt | null
  onDone: () => void
  onClose: () => void
}

/** A debt in fifteen seconds: amount, what for, until when. Everything else is folded away. */
export function DebtForm({ cardId, debt, onDone, onClose }: DebtFormProps) {
  const text = useText(formsText)
  const lines = useText(debtFormText)
  const sales = useText(saleText)
  const person = usePerson(cardId)
  const today = useToday()
  const workspace = useWorkspace()
  const { language, locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  const read = useReadAmount()
  const [draft, setDraft] = useState<DebtDraft>(() =>
    debt === null ? newDebtDraft(today, workspace.currency, workspace.money, locale) : draftOf(debt, locale),
  )
  const start = debt?.issuedOn ?? today
  const [isLegal, setLegal] = useState(false)
  const [legalError, setLegalError] = useState<string | null>(null)
  const [linesError, setLinesError] = useState<string | null>(null)
  const amount = read(draft.amount, draft.currency)
  const terms = readTerms(draft.terms, draft.currency, read)
  // What stands in the settings or in the debt was confirmed when it was set.
  const needsLegal =
    needsLegalWord(terms as DebtTerms, debt?.terms ?? workspace.money.defaultTerms) ||
    (draft.sale !== null && draft.sale.interest.trim() !== '')
  const { account } = useAccount(cardId)
  const calendar = { holidays: new Set(account?.holidays ?? []), weekend: saturdayAndSunday }
  const first = read(draft.sale?.first ?? '', draft.currency)
  const sale = draft.sale && InstalmentSale.safeParse(readSale(draft.sale, draft.currency, read))
  const offer =
    sale?.success && amount.amountMinor !== null
      ? saleOffer(sale.data, { amountMinor: amount.amountMinor, currency: draft.currency }, calendar)
      : null
  const lastOn = offer === null || 'refused' in offer ? null : lastDayOf(offer)
  const upload = useUpload((file) => setDraft((now) => ({ ...now, files: [...now.files, file] })))

  const form = useForm({
    schema: addDebt.input,
    expected: {
      amountMinor: amount.error ?? text.amountHelp,
      concept: lines.expectedConcept,
      dueOn: text.expectedDate,
      'instalments.parts': sales.expectedParts,
      'instalments.firstOn': sales.expectedFirstOn,
      'instalments.firstPaymentMinor': text.amountHelp,
      'instalments.interestBasisPoints': lines.expectedPercent,
      currency: text.currency,
      reference: lines.expectedReference,
      issuedOn: text.expectedDate,
      lines: lines.lineBad,
      'terms.graceDays': lines.expectedGrace,
      'terms.lateFee.amountMinor': text.amountHelp,
      'terms.lateFee.basisPoints': lines.expectedPercent,
      'terms.interest.basisPoints': lines.expectedPercent,
      'terms.earlyDiscount.basisPoints': lines.expectedPercent,
      'terms.earlyDiscount.until': lines.expectedDiscountUntil,
    },
    send: async (input: unknown) => {
      const known = addDebt.input.parse(input)
      if (debt === null) {
        const { output, change } = await runForChange(addDebt, known)
        notifyDone(lines.added(money.amount(output.amountMinor, output.currency)), change, debtAdded)
      } else {
        const { cardId: _card, currency: _currency, instalments: _sale, ...fields } = known
        await runCommand(editDebt, { debtId: debt.id, version: debt.version, ...fields })
        notify({ text: lines.edited, tone: 'good' })
      }
      onDone()
    },
  })

  function change(next: Partial<DebtDraft>) {
    setDraft((now) => ({ ...now, ...next }))
    for (const path of Object.keys(next)) form.touch(path === 'amount' ? 'amountMinor' : path)
    for (const path of Object.keys(form.errors)) {
      if (next.terms !== undefined && path.startsWith('terms.')) form.touch(path)
      if (next.sale !== undefined && path.startsWith('instalments')) form.touch(path)
    }
    if (next.lines !== undefined) setLinesError(null)
    if (next.terms !== undefined) {
      setLegal(false)
      setLegalError(null)
    }
  }

  function submit() {
    const known = readLines(draft, read)
    if (known === null) return setLinesError(lines.lineBad)
    if (needsLegal && !isLegal) return setLegalError(lines.legalNeeded)
    void form.submit({
      cardId,
      reference: draft.reference.trim() === '' ? null : draft.reference,
      concept: draft.concept,
      currency: draft.currency,
      amountMinor: amount.amountMinor,
      issuedOn: draft.issuedOn,
      dueOn: draft.sale === null ? draft.dueOn : (lastOn ?? draft.sale.firstOn),
      instalments: draft.sale && readSale(draft.sale, draft.currency, read),
      terms,
      lines: known,
      fileIds: draft.files.map((file) => file.id),
      isLegal: needsLegal && isLegal,
    })
  }

  const moreErrors = Object.keys(form.errors).some((path) => path.startsWith('terms.'))
  return (
    <FormDialog
      title={debt === null ? lines.addTitle(person) : lines.editTitle}
      submit={debt === null ? lines.add : text.save}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <TypedMoney
        label={text.amount}
        autoFocus
        value={draft.amount}
        onChange={(typed) => change({ amount: typed })}
        read={amount}
        currency={draft.currency}
        error={form.errors.amountMinor}
      />
      <TextField
        label={lines.concept}
        help={lines.conceptHelp}
        autoComplete="off"
        value={draft.concept}
        onChange={(concept) => change({ concept })}
        error={form.errors.concept}
      />
      {draft.sale === null ? (
        <DateField
          label={lines.due}
          value={draft.dueOn}
          onChange={(dueOn) => change(withDueOn(draft, dueOn, start))}
          chips={dueChips(draft.issuedOn === '' || draft.issuedOn === draft.dueOn ? start : draft.issuedOn, text.chips)}
          help={draft.dueOn === '' ? undefined : days.fullDay(draft.dueOn)}
          error={form.errors.dueOn}
        />
      ) : (
        <SaleFields
          sale={draft.sale}
          currency={draft.currency}
          first={first}
          offer={offer}
          errors={form.errors}
          onChange={(next) => draft.sale && change({ sale: { ...draft.sale, ...next } })}
        />
      )}
      {debt === null && (
        <CheckBox
          value={draft.sale !== null}
          onChange={(isSale) => change({ sale: isSale ? newSale(draft.issuedOn, today) : null })}
        >
          {sales.isSale}
        </CheckBox>
      )}
      <div className="space-y-1">
        <Fold title={text.more} summary={draft.reference === '' ? undefined : draft.reference}>
          <div className="space-y-4">
            <TextField
              label={lines.reference}
              optional
              autoComplete="off"
              value={draft.reference}
              onChange={(reference) => change({ reference })}
              error={form.errors.reference}
            />
            <DateField
              label={lines.issued}
              value={draft.issuedOn}
              onChange={(issuedOn) => change({ issuedOn })}
              error={form.errors.issuedOn}
            />
            {debt === null && (
              <ComboBox
                label={text.currency}
                choices={allCurrencies(language, draft.currency)}
                value={draft.currency}
                onChange={(currency) => change({ currency })}
                error={form.errors.currency}
              />
            )}
            <div className="flex flex-col items-start gap-2">
              {draft.files.map((file) => (
                <AttachedFile
                  key={file.id}
                  file={file}
                  onRemove={() => change({ files: draft.files.filter((one) => one.id !== file.id) })}
                />
              ))}
              <FileChoice label={text.file} accept="*/*" onFile={upload.start} isPending={upload.isPending} />
              {upload.error !== null && <p className="text-bad-ink text-sm">{upload.error}</p>}
            </div>
          </div>
        </Fold>
        <Fold title={lines.lines} openAtFirst={draft.lines.length > 0}>
          <DebtLines
            draft={draft}
            onChange={(next) => change({ lines: next })}
            onUseSum={(sumMinor) => change({ amount: typedAmount(sumMinor, draft.currency, locale) })}
            error={linesError ?? form.errors.lines}
          />
        </Fold>
        <Fold key={moreErrors ? 'wrong' : 'fine'} title={lines.terms} openAtFirst={moreErrors}>
          <TermsFields
            draft={draft.terms}
            dueOn={draft.sale === null ? draft.dueOn : (lastOn ?? '')}
            currency={draft.currency}
            onChange={(next) => change({ terms: { ...draft.terms, ...next } })}
            errors={form.errors}
          />
        </Fold>
        {needsLegal && (
          <LegalWord
            isSaid={isLegal}
            error={legalError}
            onChange={(said) => {
              setLegal(said)
              setLegalError(null)
            }}
          />
        )}
        {debt !== null && (
          <Fold title={lines.history}>
            <DebtHistory debt={debt} cardId={cardId} />
          </Fold>
        )}
      </div>
    </FormDialog>
  )
}

/** Somebody says that what is charged may be charged here. */
function LegalWord(about: { isSaid: boolean; error: string | null; onChange: (said: boolean) => void }) {
  const lines = useText(debtFormText)
  return (
    <div className="pt-2">
      <CheckBox value={about.isSaid} onChange={about.onChange}>
        {lines.legal}
      </CheckBox>
      {about.error !== null && (
        <p role="alert" className="pt-1 text-bad-ink text-sm">
          {about.error}
        </p>
      )}
    </div>
  )
}

/** The currencies of our countries, and the units of account that debts are kept in there. */
function allCurrencies(language: Language, current: string) {
  const units = Object.keys(accountUnits).map((id) => ({
    id,
    label: `${unitName[id as keyof typeof unitName]} · ${id}`,
  }))
  const known = currencyChoices(language, current).filter(({ id }) => !(id in accountUnits))
  return [...known, ...units]
}
