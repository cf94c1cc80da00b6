import { type Contact, mergeContacts } from '@aldia/shared/contact.ts'
import { ArrowDownUp } from 'lucide-react'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ChooseContact } from '#contacts/choose-contact.tsx'
import { ContactFormNote } from '#contacts/contact-form-note.tsx'
import { ContactLine } from '#contacts/contact-line.tsx'
import { afterMerge, contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'

/** Declares two contacts to be one person: first the other one is chosen, then it is said what will happen. */
export function MergeContacts({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const text = useText(contactsText)
  const [other, setOther] = useState<Contact | null>(null)
  const [isSwapped, setSwapped] = useState(false)
  const form = useForm({
    schema: mergeContacts.input,
    expected: {},
    send: async (input: { contactId: string; intoContactId: string }) => {
      const survivor = await runCommand(mergeContacts, input)
      notify({ text: text.merged(contactName(survivor, text.noNumber)), tone: 'good' })
      onClose()
    },
  })
  const pair = other === null ? null : isSwapped ? { from: contact, into: other } : { from: other, into: contact }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.mergeTitle}
      canDismiss={!form.isPending}
      actions={
        pair && (
          <>
            <Button onPress={() => setOther(null)}>{text.otherPerson}</Button>
            <Button
              tone="danger"
              isPending={form.isPending}
              onPress={() => form.submit({ contactId: pair.from.id, intoContactId: pair.into.id })}
            >
              {text.mergeConfirm}
            </Button>
          </>
        )
      }
    >
      {pair === null ? (
        <ChooseContact
          lead={text.mergeLead}
          beside={contact}
          isOut={(each) => each.id === contact.id}
          onChoose={setOther}
        />
      ) : (
        <div className="space-y-4">
          <Side label={text.stays} contact={{ ...pair.into, ...afterMerge(pair.from, pair.into) }} />
          <div className="flex justify-center">
            <Button size="small" tone="quiet" icon={ArrowDownUp} onPress={() => setSwapped(!isSwapped)}>
              {text.swap}
            </Button>
          </div>
          <Side label={text.joins} contact={pair.from} />
          <p className="text-ink">
            {text.mergeEffect(contactName(pair.from, text.noNumber), contactName(pair.into, text.noNumber))}
          </p>
          <Notice tone="warn">{text.mergeFinal}</Notice>
          <ContactFormNote note={form.note} />
        </div>
      )}
    </Dialog>
  )
}

function Side({ label, contact }: { label: string; contact: Contact }) {
  return (
    <div className="space-y-1.5">
      <p className="font-medium text-ink-faint text-sm">{label}</p>
      <div className="flex items-center gap-3 rounded-panel px-4 py-3 ring-1 ring-line ring-inset">
        <ContactLine contact={contact} />
      </div>
    </div>
  )
}
