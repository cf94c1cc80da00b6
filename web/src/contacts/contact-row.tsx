import type { Contact } from '@aldia/shared/contact.ts'
import { Combine, EllipsisVertical, LayoutGrid, Pencil, Split } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'react-router'
import { useText } from '#base/language.ts'
import { ContactLine } from '#contacts/contact-line.tsx'
import { contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { useMay } from '#records/use-records.ts'
import { Badge } from '#ui/badge.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'

export type ContactAction = 'rename' | 'merge' | 'putOnBoard' | 'separate'

interface ContactRowProps {
  contact: Contact
  /** Its place among all, counted from 0, and how many there are. */
  index: number
  total: number
  /** Pixels from the beginning of the list. */
  top: number
  cardPath: (cardId: string) => string
  /** null: the person may do nothing here. */
  onAction: ((action: ContactAction, contact: Contact) => void) | null
}

export const rowHeight = 64

/** One person of the list. Kept as it is while the list scrolls by. */
export const ContactRow = memo(function ContactRow(props: ContactRowProps) {
  const { contact, index, total, top, cardPath, onAction } = props
  const text = useText(contactsText)
  const maySeparate = useMay('separate_people')
  const moreLabel = text.more(contactName(contact, text.noNumber))
  return (
    <li
      aria-setsize={total}
      aria-posinset={index + 1}
      className="absolute inset-x-0 top-0 flex items-center border-line border-b"
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    >
      {contact.cardId === null ? (
        <div className="flex h-full min-w-0 flex-1 items-center gap-3 px-2">
          <ContactLine contact={contact} />
          <Badge>{text.noCard}</Badge>
        </div>
      ) : (
        <Link
          to={cardPath(contact.cardId)}
          data-row={index}
          className="flex h-full min-w-0 flex-1 items-center gap-3 rounded-control px-2 hover:bg-hover focus-visible:-outline-offset-2"
        >
          <ContactLine contact={contact} />
        </Link>
      )}
      {onAction && (
        <Menu
          label={moreLabel}
          trigger={<IconButton label={moreLabel} icon={EllipsisVertical} className="mx-1" />}
          entries={[
            { id: 'rename', label: text.rename, icon: Pencil, run: () => onAction('rename', contact) },
            { id: 'merge', label: text.merge, icon: Combine, run: () => onAction('merge', contact) },
            ...(maySeparate && isOfSeveral(contact)
              ? [{ id: 'separate', label: text.separate, icon: Split, run: () => onAction('separate', contact) }]
              : []),
            ...(contact.cardId === null
              ? [{ id: 'board', label: text.putOnBoard, icon: LayoutGrid, run: () => onAction('putOnBoard', contact) }]
              : []),
          ]}
        />
      )}
    </li>
  )
})

/** Two addresses of one kind: two people may have been made one, or one has two phones. */
const isOfSeveral = ({ addresses }: Contact): boolean =>
  ['@lid', '@s.whatsapp.net'].some((kind) => addresses.filter((address) => address.endsWith(kind)).length > 1)
