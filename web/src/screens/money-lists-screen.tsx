import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { CardDrawer } from '#screens/card-drawer.tsx'
import { MoneyListsPage } from '#today/money-lists-page.tsx'

/** The lists of payments and of who is late, and over them the conversation of the card in the address (`?card=`). Which list it is stands there as well. */
export function MoneyListsScreen() {
  const [search, setSearch] = useSearchParams()
  const cardId = search.get('card')
  const put = useCallback(
    (name: string, value: string | null, replace: boolean) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          if (value === null) next.delete(name)
          else next.set(name, value)
          return next
        },
        { replace },
      ),
    [setSearch],
  )
  const open = useCallback((id: string | null) => put('card', id, id === null || search.has('card')), [put, search])
  return (
    <>
      <MoneyListsPage
        list={search.get('lista') ?? 'payments'}
        paidFrom={search.get('desde')}
        onList={(list) => put('lista', list, true)}
        onOpenCard={open}
      />
      {cardId !== null && <CardDrawer cardId={cardId} onOpen={open} previous={null} next={null} />}
    </>
  )
}
