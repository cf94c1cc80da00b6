import { type Contact, ContactPage } from '@aldia/shared/contact.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { getJson } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { ContactLine } from '#contacts/contact-line.tsx'
import { contactsPath } from '#contacts/contact-list.ts'
import { contactsText } from '#contacts/contacts.text.ts'
import { ErrorNote } from '#ui/notice.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

const foundMax = 8

interface ChooseContactProps {
  lead: string
  /** Whom the other one is chosen for; shown above the search. */
  beside?: Contact
  /** Who cannot be chosen. */
  isOut: (contact: Contact) => boolean
  onChoose: (contact: Contact) => void
}

/** One person of the business, found by a few letters. */
export function ChooseContact({ lead, beside, isOut, onChoose }: ChooseContactProps) {
  const text = useText(contactsText)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const search = useQuery({
    queryKey: ['contacts', 'choose', q],
    queryFn: ({ signal }) => getJson(contactsPath(q, null), ContactPage, signal),
    placeholderData: keepPreviousData,
  })
  const found = search.data?.contacts.filter((each) => !isOut(each)).slice(0, foundMax)
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{lead}</p>
      {beside && (
        <div className="flex items-center gap-3 rounded-panel bg-sunken px-4 py-3">
          <ContactLine contact={beside} />
        </div>
      )}
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
