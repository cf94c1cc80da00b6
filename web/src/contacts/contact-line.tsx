import type { Contact } from '@aldia/shared/contact.ts'
import { useText } from '#base/language.ts'
import { contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { Avatar } from '#ui/avatar.tsx'
import { formatPhone } from './person-name.ts'

/** A person in one line: initials, name, number, and what they call themselves when that differs. */
export function ContactLine({ contact }: { contact: Contact }) {
  const text = useText(contactsText)
  const name = contactName(contact, text.noNumber)
  const isNamed = contact.name !== null || contact.pushName !== null
  const details = [
    isNamed ? (contact.phone === null ? text.noNumber : formatPhone(contact.phone)) : null,
    contact.name !== null && contact.pushName !== null && contact.pushName !== contact.name
      ? text.onWhatsapp(contact.pushName)
      : null,
  ].filter((detail) => detail !== null)
  return (
    <>
      <Avatar id={contact.id} name={name} size="large" decorative />
      <span className="min-w-0 flex-1">
        <span className={`figures block truncate text-ink ${contact.name === null ? '' : 'font-medium'}`}>
          <bdi>{name}</bdi>
        </span>
        {details.length > 0 && (
          <span className="figures block truncate text-ink-faint text-sm">
            <bdi>{details.join(' · ')}</bdi>
          </span>
        )}
      </span>
    </>
  )
}
