import type { Contact } from '@aldia/shared/contact.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useText } from '#base/language.ts'
import { type ContactAction, ContactRow, rowHeight } from '#contacts/contact-row.tsx'
import { contactsText } from '#contacts/contacts.text.ts'

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

  function move(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined
    if (by === 0 || row === undefined) return
    // People without a card have nothing to open and are passed over.
    let to = Number(row) + by
    while (contacts[to] !== undefined && contacts[to]?.cardId === null) to += by
    if (contacts[to] === undefined) return
    event.preventDefault()
    virtualizer.scrollToIndex(to)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus())
  }

  return (
    <ul
      ref={list}
      aria-label={text.listLabel}
      className="relative"
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={move}
    >
      {items.map((item) => {
        const contact = contacts[item.index]!
        return (
          <ContactRow
            key={item.key}
            contact={contact}
            index={item.index}
            total={total}
            top={item.start - virtualizer.options.scrollMargin}
            cardPath={cardPath}
            onAction={mayWork ? onAction : null}
          />
        )
      })}
    </ul>
  )
}
