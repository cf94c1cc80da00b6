import { addDays } from '@aldia/shared/dates.ts'
import { AccountUnit, accountUnits, unitName } from '@aldia/shared/money.ts'
import { importUnitRates, UnitRates } from '@aldia/shared/unit-rate.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiFailure, getJson } from '#base/api.ts'
import { useDayWords } from '#base/day-words.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useWorkspace } from '#records/use-records.ts'
import { moneyText } from '#settings/money.text.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { unitRatesText } from './unit-rates.text.ts'

/** So far back the known values are shown. */
const shownDays = 45
const shownMax = 12

/** What units of account are worth: one day typed in, or many lines pasted. */
export function UnitRatesSection({ mayChange }: { mayChange: boolean }) {
  const text = useText(unitRatesText)
  const { currency } = useWorkspace()
  const own = AccountUnit.options.find((unit) => accountUnits[unit] === currency)
  const [unit, setUnit] = useState<AccountUnit>(own ?? 'CLF')
  return (
    <Section title={text.rates} lead={text.ratesLead}>
      <div className="max-w-110 space-y-6">
        <Select
          label={text.unit}
          choices={AccountUnit.options.map((id) => ({ id, label: `${unitName[id]} (${accountUnits[id]})` }))}
          value={unit}
          onChange={setUnit}
        />
        {mayChange && <OneRate key={`one ${unit}`} unit={unit} />}
        <KnownRates unit={unit} />
        {mayChange && <ManyRates key={`many ${unit}`} unit={unit} />}
      </div>
    </Section>
  )
}

/** Both ways in read days and values alike, by the same reader of the server. */
async function take(unit: AccountUnit, lines: string) {
  return runCommand(importUnitRates, { unit, text: lines })
}

function OneRate({ unit }: { unit: AccountUnit }) {
  const text = useText(unitRatesText)
  const days = useDayWords()
  const today = useToday()
  const client = useQueryClient()
  const [on, setOn] = useState(today)
  const [value, setValue] = useState('')
  const [state, setState] = useState<{ pending: boolean; error: string | null }>({ pending: false, error: null })
  const save = async () => {
    if (state.pending) return
    if (value.trim() === '') return setState({ pending: false, error: text.rateRefused.value })
    setState({ pending: true, error: null })
    try {
      const { refused } = await take(unit, `${on} ${value.replace(/\s+/g, '')}`)
      const [first] = refused
      setState({ pending: false, error: first === undefined ? null : text.rateRefused[first.reason] })
      if (first !== undefined) return
      setValue('')
      notify({ text: text.rateSaved(unitName[unit], days.day(on, today)), tone: 'good' })
      await client.invalidateQueries({ queryKey: ['unit-rates', unit] })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setState({ pending: false, error: error.message })
    }
  }
  return (
    <form
      noValidate
      autoComplete="off"
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <DateField label={text.rateDay} value={on} onChange={setOn} />
        <TextField
          label={text.rateValue(unitName[unit], accountUnits[unit])}
          inputMode="decimal"
          value={value}
          onChange={(next) => {
            setValue(next)
            setState((before) => ({ ...before, error: null }))
          }}
          error={state.error}
        />
      </div>
      <Button type="submit" isPending={state.pending}>
        {text.rateSave}
      </Button>
    </form>
  )
}

function KnownRates({ unit }: { unit: AccountUnit }) {
  const ratesText = useText(unitRatesText)
  const text = useText(moneyText)
  const { locale } = useLocale()
  const days = useDayWords()
  const today = useToday()
  const rates = useQuery({
    queryKey: ['unit-rates', unit, today],
    queryFn: ({ signal }) => {
      // UF and its like are published weeks ahead.
      const query = new URLSearchParams({ unit, from: addDays(today, -shownDays), to: addDays(today, shownDays) })
      return getJson(`/api/unit-rates?${query}`, UnitRates, signal)
    },
  })
  const known = rates.data?.rates.toReversed() ?? []
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 })
  if (rates.isError) {
    return (
      <ErrorNote title={ratesText.ratesFailed} retry={{ label: text.retry, run: () => void rates.refetch() }}>
        {rates.error.message}
      </ErrorNote>
    )
  }
  return (
    <div>
      <h3 className="pb-1.5 font-medium text-ink">{ratesText.ratesKnown}</h3>
      {rates.isSuccess && known.length === 0 && <p className="text-ink-soft">{ratesText.noRates}</p>}
      <ul className="figures divide-y divide-line border-line border-y empty:border-y-0">
        {known.slice(0, shownMax).map(({ on, valueE6 }) => (
          <li key={on} className="flex justify-between gap-4 py-1.5">
            <span className="text-ink-soft" title={days.fullDay(on)}>
              {days.day(on, today)}
            </span>
            <span className="text-ink">
              {accountUnits[unit]} {format.format(valueE6 / 1_000_000)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Lines that could not be read are shown up to this many. */
const refusedShown = 20

function ManyRates({ unit }: { unit: AccountUnit }) {
  const rates = useText(unitRatesText)
  const client = useQueryClient()
  const [lines, setLines] = useState('')
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [report, setReport] = useState<Awaited<ReturnType<typeof take>> | null>(null)
  const send = async () => {
    if (isPending || lines.trim() === '') return
    setPending(true)
    setFailure(null)
    setReport(null)
    try {
      const answer = await take(unit, lines)
      setReport(answer)
      // Only what was not taken is left to be put right.
      setLines(answer.refused.map((one) => one.text).join('\n'))
      await client.invalidateQueries({ queryKey: ['unit-rates', unit] })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setFailure(error.message)
    } finally {
      setPending(false)
    }
  }
  return (
    <Fold title={rates.ratePaste}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField label={rates.ratePaste} help={rates.ratePasteHelp} lines={6} value={lines} onChange={setLines} />
        <Button type="submit" isPending={isPending} isDisabled={lines.trim() === ''}>
          {rates.rateImport}
        </Button>
        {failure !== null && <ErrorNote title={failure} />}
        {report !== null && (
          <Notice tone={report.refused.length === 0 ? 'good' : 'warn'} title={rates.rateImported(report.taken)} live>
            {report.refused.length > 0 && (
              <>
                <p>{rates.rateNotTaken(report.refused.length)}</p>
                <ul className="figures space-y-0.5">
                  {report.refused.slice(0, refusedShown).map((one) => (
                    <li key={one.line}>
                      {rates.rateLine(one.line, rates.rateRefused[one.reason])} <code>{one.text.slice(0, 60)}</code>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Notice>
        )}
      </form>
    </Fold>
  )
}
