import { useText } from '#base/language.ts'
import { compose } from '#messages/compose.ts'
import { Fold } from '#ui/fold.tsx'
import type { Choice } from './choices.ts'
import { templatesText } from './templates.text.ts'
import { useChoices } from './use-choices.ts'

/** What debtors often say, with what to answer and what to ask, beside the chat: a press puts a sentence into the message. */
export function ScriptsSection({ cardId }: { cardId: string }) {
  const text = useText(templatesText)
  const { choices } = useChoices(cardId, 0)
  const scripts = [
    ...Map.groupBy(
      choices.filter(({ group }) => group === 'objection'),
      ({ name }) => name,
    ),
  ]
  if (scripts.length === 0) return null
  return (
    <section aria-label={text.scripts} className="border-line border-t py-1">
      <Fold title={text.scripts}>
        <p className="pb-1 text-ink-soft text-sm">{text.scriptsLead}</p>
        {scripts.map(([name, lines]) => (
          <Fold key={name} title={name}>
            <Lines cardId={cardId} title={text.answers} lines={lines.filter(({ isQuestion }) => !isQuestion)} />
            <Lines cardId={cardId} title={text.questions} lines={lines.filter(({ isQuestion }) => isQuestion)} />
          </Fold>
        ))}
      </Fold>
    </section>
  )
}

/** Only what can be said to this debtor; a sentence that lacks a figure is none. */
function Lines({ cardId, title, lines }: { cardId: string; title: string; lines: readonly Choice[] }) {
  const sayable = lines.flatMap(({ id, link, rendered }) =>
    rendered?.ok === true ? [{ id, link, words: rendered.text }] : [],
  )
  if (sayable.length === 0) return null
  return (
    <div className="pb-2">
      <h4 className="text-ink-faint text-sm">{title}</h4>
      <ul>
        {sayable.map(({ id, link, words }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => compose(cardId, words, link)}
              className="-mx-2 w-[calc(100%+1rem)] cursor-pointer rounded-control px-2 py-1 text-left text-ink text-sm hover:bg-hover"
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
