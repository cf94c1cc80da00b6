import type { Card } from '@aldia/shared/card.ts'
import { SearchResults } from '@aldia/shared/change.ts'
import { CornerDownLeft, MessageSquare } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { ApiFailure, getJson } from '#base/api.ts'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { formatPhone, usePersonName } from '#contacts/person-name.ts'
import { useRecords } from '#records/records.ts'
import { screensText } from '#screens/screens.text.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ScrollBox } from '#ui/scroll-box.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { listItemClass } from '#ui/select.tsx'

export interface PaletteAction {
  readonly id: string
  readonly label: string
  readonly run: () => void
}

interface PaletteProps {
  actions: readonly PaletteAction[]
  onOpenCard: (cardId: string) => void
  onClose: () => void
}

const settleMs = 120
const peopleMax = 8

/** Opens everything: people, what was said, actions. */
export function Palette({ actions, onOpenCard, onClose }: PaletteProps) {
  const text = useText(screensText)
  const formats = useFormats()
  const now = useNow()
  const nameOf = usePersonName()
  const [query, setQuery] = useState('')
  const { results, failed, searching } = useSearch(query)
  const loaded = useLoadedCards(query)
  const people = merged(results?.cards ?? [], loaded)
  const messages = query.trim() === '' ? [] : (results?.messages ?? [])
  const fitting = actions.filter((action) => plain(action.label).includes(plain(query)))
  const act = (run: () => void) => {
    onClose()
    run()
  }
  return (
    <Dialog isOpen onClose={onClose} title={text.search} width="wide">
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField
          label={text.searchEverything}
          placeholder={text.searchHint}
          value={query}
          onChange={setQuery}
          inputRef={(input) => beginTyping(input, onClose)}
        />
        <ScrollBox label={text.search} className="mt-3 h-96 max-h-[60dvh]">
          <Menu
            aria-label={text.searchEverything}
            className="outline-none"
            renderEmptyState={() => (
              <p className="px-2.5 py-2 text-ink-soft">{searching ? text.searching : text.nothingFound}</p>
            )}
          >
            {people.length > 0 && (
              <MenuSection aria-label={text.foundPeople}>
                <SectionHead>{text.foundPeople}</SectionHead>
                {people.map((card) => (
                  <MenuItem
                    key={card.id}
                    id={`card ${card.id}`}
                    textValue={nameOf(card)}
                    onAction={() => act(() => onOpenCard(card.id))}
                    className={listItemClass}
                  >
                    <Avatar id={card.contactId} name={nameOf(card)} size="small" decorative />
                    <bdi className="min-w-0 flex-1 truncate">{nameOf(card)}</bdi>
                    {card.name !== null && card.phone !== null && (
                      <span className="figures shrink-0 text-ink-faint text-sm">{formatPhone(card.phone)}</span>
                    )}
                  </MenuItem>
                ))}
              </MenuSection>
            )}
            {messages.length > 0 && (
              <MenuSection aria-label={text.foundMessages}>
                <SectionHead>{text.foundMessages}</SectionHead>
                {messages.map((message) => (
                  <MenuItem
                    key={message.messageId}
                    id={`message ${message.messageId}`}
                    textValue={`${nameOf(message)}: ${plainSnippet(message.snippet)}`}
                    onAction={() => act(() => onOpenCard(message.cardId))}
                    className={listItemClass}
                  >
                    <MessageSquare aria-hidden size={16} className="shrink-0 text-ink-faint" />
                    <span className="min-w-0 flex-1">
                      <bdi className="block truncate text-ink-soft text-sm">{nameOf(message)}</bdi>
                      <Snippet of={message.snippet} />
                    </span>
                    <span className="figures shrink-0 text-ink-faint text-sm">
                      {formats.timeOrDay(message.sentAt, now)}
                    </span>
                  </MenuItem>
                ))}
              </MenuSection>
            )}
            {fitting.length > 0 && (
              <MenuSection aria-label={text.foundActions}>
                <SectionHead>{text.foundActions}</SectionHead>
                {fitting.map((action) => (
                  <MenuItem
                    key={action.id}
                    id={`action ${action.id}`}
                    textValue={action.label}
                    onAction={() => act(action.run)}
                    className={listItemClass}
                  >
                    <CornerDownLeft aria-hidden size={16} className="shrink-0 text-ink-faint" />
                    <span className="flex-1">{action.label}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            )}
          </Menu>
        </ScrollBox>
      </Autocomplete>
      {failed && (
        <p role="alert" className="mt-2 text-bad-ink">
          {text.searchFailed}
        </p>
      )}
    </Dialog>
  )
}

function SectionHead({ children }: { children: string }) {
  return <Header className="px-2.5 pt-2 pb-1 font-medium text-ink-faint text-sm">{children}</Header>
}

/** Hits stand between U+E000 and U+E001; never HTML. */
function Snippet({ of }: { of: string }) {
  return (
    <bdi className="block truncate">
      {of.split('\uE000').map((part, at) => {
        const [hit, rest] = at === 0 ? ['', part] : (part.split('\uE001') as [string, string?])
        return (
          <span key={at}>
            {hit !== '' && <mark className="rounded-[3px] bg-accent-soft text-accent-ink">{hit}</mark>}
            {rest}
          </span>
        )
      })}
    </bdi>
  )
}

function useSearch(query: string): { results: SearchResults | null; failed: boolean; searching: boolean } {
  const [answer, setAnswer] = useState<{ q: string; results: SearchResults | null }>({ q: '', results: null })
  const q = query.trim()
  useEffect(() => {
    if (q === '') return
    const asking = new AbortController()
    const pause = setTimeout(() => {
      getJson(`/api/search?q=${encodeURIComponent(q)}`, SearchResults, asking.signal).then(
        (results) => setAnswer({ q, results }),
        (error: unknown) => {
          if (error instanceof ApiFailure) setAnswer({ q, results: null })
        },
      )
    }, settleMs)
    return () => {
      clearTimeout(pause)
      asking.abort()
    }
  }, [q])
  const current = answer.q === q
  return {
    results: q === '' ? null : answer.results,
    failed: q !== '' && current && answer.results === null,
    searching: !current,
  }
}

/** What is known already answers in the same frame; the server's answer joins behind. */
function useLoadedCards(query: string): readonly Card[] {
  const cards = useRecords((state) => state.drawn.cards)
  const wanted = plain(query)
  if (wanted === '') return []
  const found: Card[] = []
  for (const card of cards.values()) {
    if (plain(card.name ?? card.phone ?? '').includes(wanted)) found.push(card)
    if (found.length >= peopleMax) break
  }
  return found
}

function merged(first: readonly Card[], second: readonly Card[]): readonly Card[] {
  return [...new Map([...second, ...first].map((card) => [card.id, card])).values()].slice(0, peopleMax)
}

/** Esc closes at once, where a search field would first empty itself. */
function beginTyping(input: HTMLInputElement | null, onClose: () => void): (() => void) | undefined {
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
  input?.focus()
  input?.addEventListener('keydown', leave)
  return () => input?.removeEventListener('keydown', leave)
}

const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
const plainSnippet = (snippet: string) => snippet.replace(/[\uE000\uE001]/g, '')
