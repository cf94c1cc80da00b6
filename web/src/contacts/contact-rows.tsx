import type { Contact } from '@aldia/shared/contact.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Combine, EllipsisVertical, LayoutGrid, Pencil } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useText } from '#base/language.ts'
import { ContactLine } from '#contacts/contact-line.tsx'
import { contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { Badge } from '#ui/badge.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'

export type ContactAction = 'rename' | 'merge' | 'putOnBoard'

interface ContactRowsProps {
  contacts: readonly Contact[]
  /** How many there are, loaded or not. */
  total: number
  scrollBox: RefObject<HTMLDivElement | null>
  mayWork: boolean
  cardPath: (cardId: string) => string
  onAction: (action: ContactAction, contact: Contact) => void
  /** The end comes into sight. */
  onNearEnd: () => void
}

const rowHeight = 64
const nearEnd = 12

/** The list itself: only what is in sight is in the page. Up and Down move between people. */
export function ContactRows({ contacts, total, scrollBox, mayWork, cardPath, onAction, onNearEnd }: ContactRowsProps) {
  const text = useText(contactsText)
  const list = useRef<HTMLUListElement>(null)
  const virtualizer = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scrollBox.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => contacts[index]!.id,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 8,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (contacts.length < total && last >= contacts.length - nearEnd) onNearEnd()
  }, [last, contacts.length, total, onNearEnd])

  function move(event: KeyboardEvent<HTMLElement>, index: number) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    // People without a card have nothing to open and are passed over.
    let to = index + by
    while (contacts[to] !== undefined && contacts[to]?.cardId === null) to += by
    if (contacts[to] === undefined) return
    event.preventDefault()
    virtualizer.scrollToIndex(to)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus())
  }

  return (
    <ul ref={list} aria-label={text.listLabel} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => {
        const contact = contacts[item.index]!
        const name = contactName(contact, text.noNumber)
        const { cardId } = contact
        return (
          <li
            key={item.key}
            aria-setsize={total}
            aria-posinset={item.index + 1}
            className="absolute inset-x-0 top-0 flex items-center border-line border-b"
            style={{ height: rowHeight, transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)` }}
          >
            {cardId === null ? (
              <div className="flex h-full min-w-0 flex-1 items-center gap-3 px-2">
                <ContactLine contact={contact} />
                <Badge>{text.noCard}</Badge>
              </div>
            ) : (
              <Link
                to={cardPath(cardId)}
                data-row={item.index}
                onKeyDown={(event) => move(event, item.index)}
                className="flex h-full min-w-0 flex-1 items-center gap-3 rounded-control px-2 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <ContactLine contact={contact} />
              </Link>
            )}
            {mayWork && (
              <Menu
                label={text.more(name)}
                trigger={<IconButton label={text.more(name)} icon={EllipsisVertical} className="mx-1" />}
                entries={[
                  { id: 'rename', label: text.rename, icon: Pencil, run: () => onAction('rename', contact) },
                  { id: 'merge', label: text.merge, icon: Combine, run: () => onAction('merge', contact) },
                  ...(cardId === null
                    ? [
                        {
                          id: 'board',
                          label: text.putOnBoard,
                          icon: LayoutGrid,
                          run: () => onAction('putOnBoard', contact),
                        },
                      ]
                    : []),
                ]}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
