import type { Language } from '@aldia/shared/language.ts'
import { renderTemplate } from '@aldia/shared/templates/render.ts'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { useRecords } from '#records/records.ts'
import { Select } from '#ui/select.tsx'
import { problemWords } from './problem-words.ts'
import { templatesText } from './templates.text.ts'
import { textPreviewText } from './text-preview.text.ts'
import { useChoiceFacts } from './use-choices.ts'

interface Shown {
  body: string
  language: Language
}

/** So many people are offered to look at the text with. */
const offered = 50

/** How one real debtor would read it, or what is missing for that one. */
export function TextPreview({ body, language }: Shown) {
  const text = useText(textPreviewText)
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
          <PreviewText key={card.id} cardId={card.id} body={body} language={language} />
        </>
      )}
    </section>
  )
}

function PreviewText({ cardId, body, language }: Shown & { cardId: string }) {
  const text = useText(textPreviewText)
  const words = useText(templatesText)
  const { facts, state } = useChoiceFacts(cardId, 0)
  if (facts === null) return <p role="status">{state === 'failed' ? words.failed : words.loading}</p>
  const rendered = renderTemplate(body, facts.valuesIn(language), facts.now)
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
