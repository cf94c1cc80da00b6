import type { Contact } from '@aldia/shared/contact.ts'
import { SearchX, UserRoundPlus, UsersRound } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useFormats, useText } from '#base/language.ts'
import { AddContact } from '#contacts/add-contact.tsx'
import { useContactList } from '#contacts/contact-list.ts'
import type { ContactAction } from '#contacts/contact-row.tsx'
import { ContactRows } from '#contacts/contact-rows.tsx'
import { contactsText } from '#contacts/contacts.text.ts'
import { MergeContacts } from '#contacts/merge-contacts.tsx'
import { RenameContact } from '#contacts/rename-contact.tsx'
import { SeparateContact } from '#contacts/separate-contact.tsx'
import { useMay } from '#records/use-records.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

interface ContactsPageProps {
  /** Where the card of a person opens. */
  cardPath: (cardId: string) => string
  /** Where lists come in. */
  importPath: string
}

type Open = { action: 'add' } | { action: ContactAction; contact: Contact } | null

/** Everybody the business talks to. The search lives in the address (`?q=`). */
export function ContactsPage({ cardPath, importPath }: ContactsPageProps) {
  const text = useText(contactsText)
  const formats = useFormats()
  const mayWork = useMay('work_cards')
  const mayImport = useMay('manage_money')
  const scrollBox = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useSearchParams()
  const typed = search.get('q') ?? ''
  const q = useDeferredValue(typed.trim())
  const [open, setOpen] = useState<Open>(null)
  const list = useContactList(q)
  const { contacts, total } = list
  const setQuery = (value: string) => setSearch(value === '' ? {} : { q: value }, { replace: true })
  const close = () => setOpen(null)

  return (
    <div ref={scrollBox} className="h-full overflow-y-auto bg-surface">
      <div className="mx-auto w-full max-w-240 px-4 py-6 sm:px-8 sm:py-8">
        <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="space-y-1">
            <h1 className="font-semibold text-ink text-xl">{text.title}</h1>
            <p className="text-ink-soft">{text.lead}</p>
          </div>
          <div className="flex flex-wrap gap-3">
            {mayImport && (
              <Link to={importPath} className={buttonClass()}>
                {text.importList}
              </Link>
            )}
            {mayWork && (
              <Button tone="main" icon={UserRoundPlus} onPress={() => setOpen({ action: 'add' })}>
                {text.add}
              </Button>
            )}
          </div>
        </header>
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <SearchField label={text.search} value={typed} onChange={setQuery} className="w-full sm:w-80" />
          <p role="status" className="figures text-ink-faint text-sm">
            {total !== null && (q === '' ? text.total : text.found)(formats.number(total), total === 1)}
          </p>
        </div>
        {list.isError && contacts.length === 0 && (
          <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: () => list.refetch() }}>
            {list.error.message}
          </ErrorNote>
        )}
        {list.isPending && <RowsLoading />}
        {total === 0 && q === '' && (
          <EmptyState icon={UsersRound} title={text.emptyTitle}>
            {text.empty}
          </EmptyState>
        )}
        {total === 0 && q !== '' && (
          <EmptyState
            icon={SearchX}
            title={text.noneTitle(q)}
            action={<Button onPress={() => setQuery('')}>{text.clearSearch}</Button>}
          >
            {text.none}
          </EmptyState>
        )}
        {contacts.length > 0 && (
          <ContactRows
            contacts={contacts}
            total={total ?? contacts.length}
            scrollBox={scrollBox}
            mayWork={mayWork}
            cardPath={cardPath}
            onAction={(action, contact) => setOpen({ action, contact })}
            onNearEnd={() => {
              if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
            }}
          />
        )}
      </div>
      {open?.action === 'add' && (
        <AddContact
          cardPath={cardPath}
          onSeeKnown={(phone) => {
            setQuery(phone.replace(/[^\d]/g, ''))
            close()
          }}
          onClose={close}
        />
      )}
      {open?.action === 'putOnBoard' && <AddContact begin={open.contact} cardPath={cardPath} onClose={close} />}
      {open?.action === 'rename' && <RenameContact contact={open.contact} onClose={close} />}
      {open?.action === 'separate' && <SeparateContact contact={open.contact} onClose={close} />}
      {open?.action === 'merge' && <MergeContacts contact={open.contact} onClose={close} />}
    </div>
  )
}

function RowsLoading() {
  return (
    <Loading>
      {['w-40', 'w-56', 'w-32', 'w-48', 'w-44', 'w-36', 'w-52', 'w-40'].map((width, place) => (
        <div key={`${width}${place}`} className="flex h-16 items-center gap-3 border-line border-b px-2">
          <Skeleton className="size-10 rounded-full" />
          <div className="space-y-2">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3 w-28" />
          </div>
        </div>
      ))}
    </Loading>
  )
}
