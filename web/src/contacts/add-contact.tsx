import { addContact } from '@aldia/shared/contact.ts'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiFailure } from '#base/api.ts'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ContactFormNote } from '#contacts/contact-form-note.tsx'
import { contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { runCommand } from '#records/commands.ts'
import { useStages } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

interface AddContactProps {
  /** What the form begins with, for a person who is known but not on the board. */
  begin?: { name: string | null; phone: string | null }
  cardPath: (cardId: string) => string
  /** The number is somebody's already: show that person. */
  onSeeKnown?: (phone: string) => void
  onClose: () => void
}

/** Adds a person by number: a contact with a card in the inbox, or in another column. */
export function AddContact({ begin, cardPath, onSeeKnown, onClose }: AddContactProps) {
  const text = useText(contactsText)
  const navigate = useNavigate()
  const formId = useId()
  const stages = useStages()
  const [phone, setPhone] = useState(begin?.phone ?? '')
  const [name, setName] = useState(begin?.name ?? '')
  const [stageId, setStageId] = useState(stages.find((stage) => stage.kind === 'inbox')?.id ?? null)
  const [isKnown, setKnown] = useState(false)
  const form = useForm({
    schema: addContact.input,
    expected: { phone: text.expectedPhone, name: text.expectedName, stageId: text.stage },
    send: async (input: { name: string | null; phone: string; stageId?: string }) => {
      try {
        const contact = await runCommand(addContact, input)
        const { cardId } = contact
        notify({
          text: text.added(contactName(contact, input.phone)),
          tone: 'good',
          ...(cardId === null ? {} : { action: { label: text.openIt, run: () => navigate(cardPath(cardId)) } }),
        })
        onClose()
      } catch (error) {
        setKnown(error instanceof ApiFailure && error.reason === 'phone_known')
        throw error
      }
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.addTitle}
      actions={
        <Button type="submit" form={formId} tone="main" isPending={form.isPending}>
          {text.add}
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
          const given = name.trim()
          void form.submit({
            phone: phone.trim(),
            name: given === '' ? null : given,
            ...(stageId === null ? {} : { stageId }),
          })
        }}
      >
        <div className="space-y-2">
          <TextField
            label={text.phone}
            help={text.phoneHelp}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            autoFocus
            value={phone}
            onChange={(value) => {
              setPhone(value)
              setKnown(false)
              form.touch('phone')
            }}
            error={form.errors.phone}
          />
          {isKnown && onSeeKnown && (
            <Button size="small" onPress={() => onSeeKnown(phone)}>
              {text.seeKnown}
            </Button>
          )}
        </div>
        <TextField
          label={text.name}
          help={text.nameHelp}
          optional
          autoComplete="off"
          value={name}
          onChange={(value) => {
            setName(value)
            form.touch('name')
          }}
          error={form.errors.name}
        />
        <Select
          label={text.stage}
          choices={stages.map(({ id, name: label, colour }) => ({
            id,
            label,
            mark: (
              <span data-swatch={colour} className="contents">
                <span className="size-2.5 shrink-0 rounded-full bg-swatch" />
              </span>
            ),
          }))}
          value={stageId}
          onChange={setStageId}
          error={form.errors.stageId}
        />
        <ContactFormNote note={form.note} />
      </form>
    </Dialog>
  )
}
