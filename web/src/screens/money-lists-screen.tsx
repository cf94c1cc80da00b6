import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { CardDrawer } from '#screens/card-drawer.tsx'
import { MoneyListsPage } from '#today/money-lists-page.tsx'

/** The lists of payments and of who is late, and over them the conversation of the card in the address (`?card=`). */
export function MoneyListsScreen() {
  const [search, setSearch] = useSearchParams()
  const cardId = search.get('card')
  const open = useCallback(
    (id: string | null) => setSearch(id === null ? {} : { card: id }, { replace: id === null || search.has('card') }),
    [setSearch, search],
  )
  return (
    <>
      <MoneyListsPage onOpenCard={open} />
      {cardId !== null && <CardDrawer cardId={cardId} onOpen={open} previous={null} next={null} />}
    </>
  )
}
