import { Language } from '@aldia/shared/language.ts'
import { problemsOf, type TemplateProblem } from '@aldia/shared/templates/render.ts'
import { placeholder, variableIds } from '@aldia/shared/templates/variables.ts'
import { useId, useRef } from 'react'
import { useText } from '#base/language.ts'
import { problemWords } from '#templates/problem-words.ts'
import { templatesText } from '#templates/templates.text.ts'
import { TextPreview } from '#templates/text-preview.tsx'
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
      <TextPreview body={body} language={language} />
    </div>
  )
}

const lineOf = (body: string, { from }: TemplateProblem): number => body.slice(0, from).split('\n').length
