import { answerLikeness, Contact } from '@aldia/shared/contact.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiFailure, getJson } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { contactName } from '#contacts/contact-names.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { formatPhone } from '#contacts/person-name.ts'
import { runCommand } from '#records/commands.ts'
import { onNews } from '#records/records.ts'
import { Button } from '#ui/button.tsx'

/** "Is this the same person?", for somebody whose number is like another one's; nothing where it is not asked. */
export function SamePerson({ contactId }: { contactId: string }) {
  const text = useText(contactsText)
  const contact = useContact(contactId)
  const other = useContact(contact?.resembles[0] ?? null)
  const [pending, setPending] = useState<'same' | 'other' | null>(null)
  if (contact === undefined || other === undefined) return null
  const answer = async (same: boolean) => {
    setPending(same ? 'same' : 'other')
    try {
      await runCommand(answerLikeness, { contactId, otherContactId: other.id, same })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    } finally {
      setPending(null)
    }
  }
  const name = contactName(other, text.noNumber)
  const known =
    other.phone === null || name === formatPhone(other.phone) ? name : `${name} (${formatPhone(other.phone)})`
  return (
    <section
      aria-label={text.askSame(known)}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-warn-soft px-5 py-2.5"
    >
      <div className="min-w-56 flex-1">
        <p className="font-medium text-warn-ink">
          <bdi>{text.askSame(known)}</bdi>
        </p>
        <p className="text-sm text-warn-ink">{text.askSameMore}</p>
      </div>
      <Button size="small" isPending={pending === 'same'} onPress={() => void answer(true)}>
        {text.isSame}
      </Button>
      <Button size="small" isPending={pending === 'other'} onPress={() => void answer(false)}>
        {text.isOther}
      </Button>
    </section>
  )
}

/** One contact, loaded anew when something about people happens. */
function useContact(id: string | null): Contact | undefined {
  const client = useQueryClient()
  useEffect(
    () =>
      onNews(({ events, caughtUp }) => {
        if (!caughtUp && !events.some(({ type }) => type.startsWith('contact.'))) return
        void client.invalidateQueries({ queryKey: ['contact'] })
      }),
    [client],
  )
  const { data } = useQuery({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => getJson(`/api/contacts/${id}`, Contact, signal),
    enabled: id !== null,
  })
  return id === null ? undefined : data
}
