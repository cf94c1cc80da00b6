import { Language } from '@aldia/shared/language.ts'
import { problemsOf, renderTemplate, type TemplateProblem } from '@aldia/shared/templates/render.ts'
import { placeholder, variableIds } from '@aldia/shared/templates/variables.ts'
import { useId, useRef, useState } from 'react'
import { useText } from '#base/language.ts'
import { useRecords } from '#records/records.ts'
import { problemWords } from '#templates/problem-words.ts'
import { templatesText } from '#templates/templates.text.ts'
import { useChoiceFacts } from '#templates/use-choices.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { inputClass } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import type { TextDraft } from './template-draft.ts'
import { templateSettingsText } from './template-settings.text.ts'

interface TemplateTextFieldProps {
  value: TextDraft
  error: string | null
  onChange: (next: Partial<TextDraft>) => void
}

/** One wording: its language, its words with names between braces, every fault at its place, and the preview. */
export function TemplateTextField({ value, error, onChange }: TemplateTextFieldProps) {
  const text = useText(templateSettingsText)
  const words = useText(templatesText)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const { body, language, address } = value
  const faults = problemsOf(body).filter(({ kind }) => kind !== 'empty')
  const isWrong = error !== null || faults.length > 0

  function select(from: number, to: number) {
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from, to)
    })
  }

  function put(name: string) {
    const from = field.current?.selectionStart ?? body.length
    const to = field.current?.selectionEnd ?? body.length
    onChange({ body: body.slice(0, from) + name + body.slice(to) })
    select(from + name.length, from + name.length)
  }

  return (
    <div className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Select
          label={text.language}
          choices={Language.options.map((each) => ({ id: each, label: text.languages[each] }))}
          value={language}
          onChange={(next) => onChange({ language: next })}
        />
        {language === 'es' && (
          <Select
            label={text.address}
            choices={(['both', 'usted', 'tu'] as const).map((each) => ({ id: each, label: text.addresses[each] }))}
            value={address ?? 'both'}
            onChange={(next) => onChange({ address: next === 'both' ? null : next })}
          />
        )}
        <Select
          label={text.put}
          placeholder="{…}"
          choices={variableIds.map((each) => ({ id: each, label: placeholder(each, language) }))}
          value={null}
          onChange={(each) => put(placeholder(each, language))}
        />
      </div>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={id} className="font-medium text-base text-ink">
          {text.body}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={6}
          value={body}
          maxLength={4_000}
          aria-invalid={isWrong}
          aria-describedby={`${id}-faults`}
          onChange={(event) => onChange({ body: event.target.value })}
          className={classNames(inputClass, 'h-auto py-2 max-sm:h-auto')}
        />
        <ul id={`${id}-faults`} className="space-y-1 text-bad-ink text-sm">
          {error !== null && faults.length === 0 && <li role="alert">{error}</li>}
          {faults.map((fault) => (
            <li key={fault.from} className="flex flex-wrap items-center gap-x-2">
              {text.line(lineOf(body, fault), problemWords(fault, words))}
              <Button size="small" tone="quiet" onPress={() => select(fault.from, fault.to)}>
                {text.goThere}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <Preview value={value} />
    </div>
  )
}

const lineOf = (body: string, { from }: TemplateProblem): number => body.slice(0, from).split('\n').length

/** So many people are offered to look at the text with. */
const offered = 50

/** How one real debtor would read it, or what is missing for that one. */
function Preview({ value }: { value: TextDraft }) {
  const text = useText(templateSettingsText)
  const cards = useRecords((state) => state.drawn.cards)
  const people = [...cards.values()].filter(({ money }) => Object.keys(money?.balances ?? {}).length > 0)
  const [chosen, setChosen] = useState<string | null>(null)
  const card = people.find(({ id }) => id === chosen) ?? people[0]
  return (
    <section aria-label={text.preview} className="space-y-2 rounded-panel bg-sunken p-3">
      {card === undefined ? (
        <p className="text-ink-soft">{text.nobody}</p>
      ) : (
        <>
          <Select
            label={text.person}
            choices={people.slice(0, offered).map(({ id, name, phone }) => ({ id, label: name ?? phone ?? '' }))}
            value={card.id}
            onChange={setChosen}
          />
          <PreviewText key={card.id} cardId={card.id} value={value} />
        </>
      )}
    </section>
  )
}

function PreviewText({ cardId, value }: { cardId: string; value: TextDraft }) {
  const text = useText(templateSettingsText)
  const words = useText(templatesText)
  const { facts, state } = useChoiceFacts(cardId, 0)
  if (facts === null) return <p role="status">{state === 'failed' ? words.failed : words.loading}</p>
  const rendered = renderTemplate(value.body, facts.valuesIn(value.language), facts.now)
  if (rendered.ok)
    return (
      <>
        <p className="font-medium text-ink-soft text-sm">{text.preview}</p>
        <p className="whitespace-pre-line rounded-panel bg-surface px-3 py-2 text-ink">{rendered.text}</p>
      </>
    )
  return (
    <ul className="space-y-1 text-sm text-warn-ink">
      {rendered.problems.map((problem) => (
        <li key={`${problem.from} ${problem.kind}`}>{problemWords(problem, words)}</li>
      ))}
    </ul>
  )
}
