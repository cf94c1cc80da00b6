import { type Contact, separateContact } from '@aldia/shared/contact.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ContactFormNote } from '#contacts/contact-form-note.tsx'
import { ContactLine } from '#contacts/contact-line.tsx'
import { contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { formatPhone } from '#contacts/person-name.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { Dialog } from '#ui/dialog.tsx'

/** Makes two people of one who was made of two: which addresses are the other's. */
export function SeparateContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const text = useText(contactsText)
  const [addresses, setAddresses] = useState<readonly string[]>([])
  const form = useForm({
    schema: separateContact.input,
    expected: { addresses: text.separateWhich },
    send: async (input: { contactId: string; addresses: string[] }) => {
      const apart = await runCommand(separateContact, input)
      notify({ text: text.separated(contactName(apart, text.noNumber)), tone: 'good' })
      onClose()
    },
  })
  const inWords = (address: string) => {
    const [user = '', server] = address.split('@')
    return server === 'lid' ? text.whatsappId(user.slice(-4)) : formatPhone(`+${user}`)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.separateTitle}
      canDismiss={!form.isPending}
      actions={
        <Button
          tone="danger"
          isPending={form.isPending}
          isDisabled={addresses.length === 0 || addresses.length === contact.addresses.length}
          onPress={() => form.submit({ contactId: contact.id, addresses: [...addresses] })}
        >
          {text.separateConfirm}
        </Button>
      }
    >
      <div className="space-y-4">
        <p className="text-ink-soft">{text.separateLead}</p>
        <div className="flex items-center gap-3 rounded-panel bg-sunken px-4 py-3">
          <ContactLine contact={contact} />
        </div>
        <fieldset className="space-y-1">
          <legend className="mb-1 font-medium text-ink">{text.separateWhich}</legend>
          {contact.addresses.map((address) => (
            <CheckBox
              key={address}
              value={addresses.includes(address)}
              onChange={(isTheirs) =>
                setAddresses(isTheirs ? [...addresses, address] : addresses.filter((one) => one !== address))
              }
            >
              <bdi className="figures">{inWords(address)}</bdi>
            </CheckBox>
          ))}
        </fieldset>
        <ContactFormNote note={form.note} />
      </div>
    </Dialog>
  )
}
