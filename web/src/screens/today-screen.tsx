import { useCallback, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { CardDrawer } from '#screens/card-drawer.tsx'
import { moneyListPath, paths, verifyPath } from '#screens/paths.ts'
import { TodayPage } from '#today/today-page.tsx'

const figurePaths = {
  owed: paths.board,
  overdue: moneyListPath('overdue'),
  promised: '#today-promise_due',
  received: (weekFrom: string) => moneyListPath('payments', { desde: weekFrom }),
}

/** *Hoy*, and over it the conversation of the card in the address (`?card=`). */
export function TodayScreen() {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [order, setOrder] = useState<readonly string[]>([])
  const cardId = search.get('card')
  const open = useCallback(
    // From card to card the address is replaced, so that Back always leads to the list.
    (id: string | null) => setSearch(id === null ? {} : { card: id }, { replace: id === null || search.has('card') }),
    [setSearch, search],
  )
  const at = cardId === null ? -1 : order.indexOf(cardId)
  return (
    <>
      <TodayPage
        onOpenCard={(id, all) => {
          setOrder(all)
          open(id)
        }}
        covered={cardId !== null}
        verifyPath={paths.verify}
        listsPath={paths.moneyLists}
        figurePaths={figurePaths}
        onVerify={(paymentId) => void navigate(verifyPath(paymentId))}
      />
      {cardId !== null && (
        <CardDrawer
          cardId={cardId}
          onOpen={open}
          previous={at > 0 ? (order[at - 1] ?? null) : null}
          next={at >= 0 ? (order[at + 1] ?? null) : null}
        />
      )}
    </>
  )
}
