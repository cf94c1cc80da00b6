import { type Contact, renameContact } from '@aldia/shared/contact.ts'
import { useId, useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ContactFormNote } from '#contacts/contact-form-note.tsx'
import { contactsText } from '#contacts/contacts.text.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Gives a person the name the team uses; empty goes back to the one of WhatsApp. */
export function RenameContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const text = useText(contactsText)
  const formId = useId()
  const [name, setName] = useState(contact.name ?? '')
  const form = useForm({
    schema: renameContact.input,
    expected: { name: text.expectedName },
    send: async (input: { contactId: string; name: string | null }) => {
      await runCommand(renameContact, input)
      notify({ text: text.saved, tone: 'good' })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.renameTitle}
      actions={
        <Button type="submit" form={formId} tone="main" isPending={form.isPending}>
          {text.save}
        </Button>
      }
    >
      <form
        id={formId}
        ref={form.formRef}
        noValidate
        autoComplete="off"
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit({ contactId: contact.id, name: name.trim() === '' ? null : name.trim() })
        }}
      >
        <TextField
          label={text.name}
          help={contact.pushName === null ? text.nameHelp : text.onWhatsapp(contact.pushName)}
          autoFocus
          autoComplete="off"
          value={name}
          onChange={(value) => {
            setName(value)
            form.touch('name')
          }}
          error={form.errors.name}
        />
        <ContactFormNote note={form.note} />
      </form>
    </Dialog>
  )
}
