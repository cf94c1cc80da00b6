import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { CardDrawer } from '#screens/card-drawer.tsx'
import { paths } from '#screens/paths.ts'
import { VerifyPage } from '#today/verify-page.tsx'

/** The tray *Por verificar*, and over it the conversation of the card in the address (`?card=`). */
export function VerifyScreen() {
  const [search, setSearch] = useSearchParams()
  const cardId = search.get('card')
  const open = useCallback(
    (id: string | null) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          if (id === null) next.delete('card')
          else next.set('card', id)
          return next
        },
        { replace: id === null },
      ),
    [setSearch],
  )
  return (
    <>
      <VerifyPage todayPath={paths.today} onOpenCard={open} />
      {cardId !== null && <CardDrawer cardId={cardId} onOpen={open} previous={null} next={null} />}
    </>
  )
}
