import type { CardLadder } from '@aldia/shared/cadence-commands.ts'
import { holdContact } from '@aldia/shared/contact-policy.ts'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { useLadder } from '#cadences/planned-list.ts'
import { whatInWords, whyInWords } from '#cadences/planned-words.ts'
import { runCommand } from '#records/commands.ts'
import { useMay } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote } from '#ui/notice.tsx'

/** Where a debtor is in its ladder: what was said, what comes next and when, and why nothing comes. */
export function LadderSection({ cardId }: { cardId: string }) {
  const text = useText(cadencesText)
  const mayWork = useMay('work_cards')
  const { data } = useLadder(cardId)
  const summary = useSummary(data)
  if (!data) return null
  return (
    <section aria-label={text.ladder} className="border-line border-t py-1">
      <Fold title={text.ladder} summary={summary}>
        <div className="space-y-3 pb-2 text-sm">
          <p className="text-ink">{summary}</p>
          {data.cadences.length > 0 && (
            <p className="text-ink-soft">{text.inCadence(data.cadences.map(({ name }) => name).join(', '))}</p>
          )}
          <Next ladder={data} />
          <Past ladder={data} />
          {mayWork && <RestForm cardId={cardId} />}
        </div>
      </Fold>
    </section>
  )
}

/** The next thing that leaves, else why nothing does. */
function useSummary(ladder: CardLadder | undefined): string {
  const text = useText(cadencesText)
  const days = useDayWords()
  const formats = useFormats()
  const today = useToday()
  if (!ladder) return ''
  const next = ladder.next.find(({ verdict }) => verdict !== 'stays')
  if (next) {
    const day = days.day(next.on, today)
    return text.nextIs(whatInWords(next, text), next.at === null ? day : `${day} ${formats.time(next.at)}`)
  }
  const [kept] = ladder.next
  if (kept) return text.nothingComes(whyInWords(kept, text))
  return ladder.cadences.length === 0 ? text.ladderNone : text.ladderNothing
}

function Next({ ladder }: { ladder: CardLadder }) {
  const text = useText(cadencesText)
  const days = useDayWords()
  const formats = useFormats()
  const today = useToday()
  if (ladder.next.length === 0) return null
  return (
    <div>
      <h4 className="font-medium text-ink">{text.nextSteps}</h4>
      <ul className="space-y-0.5 text-ink-soft">
        {ladder.next.map((step) => {
          const why = whyInWords(step, text)
          const at = step.at === null ? '' : ` ${formats.time(step.at)}`
          return (
            <li key={`${step.on} ${step.verdict} ${step.steps[0]?.stepId} ${step.steps[0]?.on}`}>
              {days.day(step.on, today)}
              {at} · {whatInWords(step, text)} · {text.verdicts[step.verdict]}
              {why !== '' && ` (${why})`}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Past({ ladder }: { ladder: CardLadder }) {
  const text = useText(cadencesText)
  const formats = useFormats()
  const tones: Readonly<Record<string, string>> = text.tones
  const reasons: Readonly<Record<string, string>> = { ...text.why, ...text.stops }
  if (ladder.past.length === 0) return null
  return (
    <div>
      <h4 className="font-medium text-ink">{text.lastSteps}</h4>
      <ul className="space-y-0.5 text-ink-soft">
        {ladder.past.map((step) => (
          <li key={`${step.cadenceId} ${step.stepId} ${step.on}`} title={formats.fullDate(step.at)}>
            {formats.day(step.at, step.at)} · {tones[step.tone ?? 'opening']} · {text.states[step.state]}
            {step.reason !== null && reasons[step.reason] !== undefined && ` (${reasons[step.reason]})`}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Lets one debtor rest until a day. */
function RestForm({ cardId }: { cardId: string }) {
  const text = useText(cadencesText)
  const today = useToday()
  const [until, setUntil] = useState('')
  const form = useForm({
    schema: holdContact.input,
    expected: { until: text.restExpected },
    send: async (input: unknown) => {
      await runCommand(holdContact, holdContact.input.parse(input))
      setUntil('')
    },
  })
  return (
    <form
      ref={form.formRef}
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        // Without a day it would rest for ever, which is another wish.
        void form.submit({ cardId, kind: 'pause', until, note: null })
      }}
    >
      <DateField
        label={text.rest}
        min={today}
        value={until}
        onChange={(day) => {
          setUntil(day)
          form.touch('until')
        }}
        error={form.errors.until}
      />
      <Button type="submit" isPending={form.isPending}>
        {text.restSave}
      </Button>
      {form.note !== null && <ErrorNote title={form.note.message} />}
    </form>
  )
}
