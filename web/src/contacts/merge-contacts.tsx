import { type Contact, ContactPage, mergeContacts } from '@aldia/shared/contact.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowDownUp } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { getJson } from '#base/api.ts'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ContactFormNote } from '#contacts/contact-form-note.tsx'
import { ContactLine } from '#contacts/contact-line.tsx'
import { contactsPath } from '#contacts/contact-list.ts'
import { afterMerge, contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

const foundMax = 8

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
        <ChooseOther contact={contact} onChoose={setOther} />
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

function ChooseOther({ contact, onChoose }: { contact: Contact; onChoose: (other: Contact) => void }) {
  const text = useText(contactsText)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const search = useQuery({
    queryKey: ['contacts', 'choose', q],
    queryFn: ({ signal }) => getJson(contactsPath(q, null), ContactPage, signal),
    placeholderData: keepPreviousData,
  })
  const found = search.data?.contacts.filter((each) => each.id !== contact.id).slice(0, foundMax)
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{text.mergeLead}</p>
      <div className="flex items-center gap-3 rounded-panel bg-sunken px-4 py-3">
        <ContactLine contact={contact} />
      </div>
      <SearchField label={text.mergeSearch} value={typed} onChange={setTyped} />
      <div className="min-h-72">
        {search.isError && !found && (
          <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: () => search.refetch() }}>
            {search.error.message}
          </ErrorNote>
        )}
        {!found && !search.isError && (
          <Loading className="space-y-2">
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
          </Loading>
        )}
        {found?.length === 0 && <p className="py-6 text-center text-ink-soft">{text.mergeNobody}</p>}
        <ul aria-label={text.mergePick} className="space-y-0.5">
          {found?.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                onClick={() => onChoose(each)}
                className="flex w-full items-center gap-3 rounded-control px-2 py-2 text-left hover:bg-hover"
              >
                <ContactLine contact={each} />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
