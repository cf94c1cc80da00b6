import type { TemplateLink } from '@aldia/shared/message.ts'
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useText } from '#base/language.ts'
import { classNames } from '#ui/class-names.ts'
import { ErrorNote } from '#ui/notice.tsx'
import { type Choice, matching } from './choices.ts'
import { problemWords } from './problem-words.ts'
import { templatesText } from './templates.text.ts'
import { useChoices } from './use-choices.ts'

/** What the field that has the focus asks of the list. */
export interface SlashKeys {
  /** Whether the list took the key; the field then does nothing with it. */
  take(event: KeyboardEvent): boolean
}

interface SlashListProps {
  cardId: string
  query: string
  /** How many texts were put in before; the next one is worded otherwise. */
  turn: number
  keysRef: RefObject<SlashKeys | null>
  /** For the field: which option is meant; null while there is none. */
  onActive: (ids: { list: string; option: string | null } | null) => void
  onChoose: (text: string, link: TemplateLink | null) => void
  onClose: () => void
}

/** All texts of the team, filled in for this debtor: typed letters filter, arrows choose, Enter puts one in. */
export function SlashList({ cardId, query, turn, keysRef, onActive, onChoose, onClose }: SlashListProps) {
  const text = useText(templatesText)
  const { choices, state, retry } = useChoices(cardId, turn)
  const groups = useMemo(() => groupsOf(matching(choices, query)), [choices, query])
  const shown = groups.flatMap(([, members]) => members)
  const [wanted, setWanted] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const listId = useId()
  const at = Math.max(
    0,
    shown.findIndex(({ id }) => id === wanted),
  )
  const active = shown[at]
  const activeId = active === undefined ? null : `${listId}-${active.id}`

  useEffect(() => {
    onActive(shown.length === 0 ? null : { list: listId, option: activeId })
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId, listId, onActive, shown.length])
  useEffect(() => () => onActive(null), [onActive])

  function titleOf([first]: readonly Choice[]): string {
    if (first === undefined) return ''
    const { group, situation } = first
    return group === 'phrase' ? `${text.groups.phrase}: ${text.situations[situation]}` : text.groups[group]
  }

  function choose({ id, link, rendered, untimely }: Choice) {
    if (rendered?.ok === true && untimely === null) onChoose(rendered.text, link)
    else setRefused(id)
  }

  function move(by: number) {
    setRefused(null)
    setWanted(shown[(at + by + shown.length) % shown.length]?.id ?? null)
  }

  useImperativeHandle(keysRef, () => ({
    take({ key, shiftKey, ctrlKey, metaKey, altKey }) {
      if (key === 'Escape') {
        onClose()
        return true
      }
      if (active === undefined || shiftKey || ctrlKey || metaKey || altKey) return false
      if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1)
      else if (key === 'Enter') choose(active)
      else return false
      return true
    },
  }))

  if (state === 'failed') return <ErrorNote title={text.failed} retry={{ label: text.retry, run: retry }} />
  if (state === 'loading')
    return (
      <p role="status" className="pb-2 text-ink-soft text-sm">
        {text.loading}
      </p>
    )
  if (shown.length === 0) return null
  return (
    <div className="mb-2 overflow-hidden rounded-panel bg-raised shadow-float ring-1 ring-line">
      <div id={listId} role="listbox" aria-label={text.list} className="max-h-72 overflow-y-auto p-1">
        {groups.map(([key, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox is grouped with a role; a fieldset is for forms.
          <div key={key} role="group" aria-label={titleOf(members)}>
            <p aria-hidden className="px-2.5 pt-2 pb-1 font-medium text-ink-faint text-sm">
              {titleOf(members)}
            </p>
            {members.map((choice) => (
              <Option
                key={choice.id}
                id={`${listId}-${choice.id}`}
                choice={choice}
                isActive={choice === active}
                isRefused={choice.id === refused}
                onChoose={() => {
                  setWanted(choice.id)
                  choose(choice)
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="border-line border-t px-2.5 py-1.5 text-ink-faint text-sm [@media(pointer:coarse)]:hidden">
        {text.keys}
      </p>
    </div>
  )
}

interface OptionProps {
  id: string
  choice: Choice
  isActive: boolean
  /** Somebody wanted it although it cannot be filled in. */
  isRefused: boolean
  onChoose: () => void
}

function Option({ id, choice, isActive, isRefused, onChoose }: OptionProps) {
  const text = useText(templatesText)
  const element = useRef<HTMLDivElement>(null)
  const { group, isQuestion, name, rendered, untimely } = choice
  const [problem] = rendered?.ok === false ? rendered.problems : []
  const why =
    rendered === null
      ? text.noVariant
      : untimely !== null
        ? text.why[untimely]
        : problem
          ? problemWords(problem, text)
          : null
  const label = group === 'objection' ? `${name}: ${isQuestion ? text.ask : text.answer}` : name
  return (
    // The field keeps the focus; it hands the keys over.
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={(event) => event.key === 'Enter' && onChoose()}
      className={classNames('cursor-pointer rounded-control px-2.5 py-1.5 hover:bg-hover', isActive && 'bg-pressed')}
    >
      <span className="block truncate font-medium text-ink">{label}</span>
      {why === null ? (
        <span className="line-clamp-2 whitespace-pre-line text-ink-soft text-sm">
          {rendered?.ok === true ? rendered.text : ''}
        </span>
      ) : (
        <span role={isRefused ? 'alert' : undefined} className="block text-sm text-warn-ink">
          {why}
        </span>
      )}
    </div>
  )
}

/** Phrases stand by what they are good for, the rest by kind. */
function groupsOf(choices: readonly Choice[]): [string, Choice[]][] {
  return [...Map.groupBy(choices, ({ group, situation }) => (group === 'phrase' ? `${group} ${situation}` : group))]
}
