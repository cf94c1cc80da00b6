import { type Contact, ContactPage } from '@aldia/shared/contact.ts'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'

/** News about contacts within this time is answered with one reload. */
const gatherMs = 1500

/** Everybody whose name or number matches `q`, page by page. */
export function useContactList(q: string) {
  const list = useInfiniteQuery({
    queryKey: ['contacts', q],
    queryFn: ({ pageParam, signal }) => getJson(contactsPath(q, pageParam), ContactPage, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  useReloadOnNews()
  const contacts = useMemo(() => unique(list.data?.pages.flatMap((page) => page.contacts) ?? []), [list.data])
  return { ...list, contacts, total: list.data?.pages.at(-1)?.total ?? null }
}

export function contactsPath(q: string, after: string | null): string {
  const search = new URLSearchParams({ q })
  if (after !== null) search.set('after', after)
  return `/api/contacts?${search}`
}

/** Somebody who moved in the order while pages were loading would be there twice. */
function unique(contacts: readonly Contact[]): Contact[] {
  return [...new Map(contacts.map((contact) => [contact.id, contact])).values()]
}

function useReloadOnNews() {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onNews(({ saved, removed }) => {
      const isAboutContacts = (saved.contacts?.length ?? 0) > 0 || removed.some((each) => each.kind === 'contacts')
      if (!isAboutContacts) return
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: ['contacts'] })
      }, gatherMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])
}
