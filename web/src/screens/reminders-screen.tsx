import { useCallback } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { RemindersPage } from '#reminders/reminders-page.tsx'
import { CardDrawer } from '#screens/card-drawer.tsx'
import { paths } from '#screens/paths.ts'

/** *Recordatorios*, and over it the conversation of the card in the address (`?card=`). */
export function RemindersScreen() {
  const navigate = useNavigate()
  const { '*': tab = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const cardId = search.get('card')
  const open = useCallback(
    (id: string | null) => setSearch(id === null ? {} : { card: id }, { replace: id === null || search.has('card') }),
    [setSearch, search],
  )
  return (
    <>
      <RemindersPage
        tab={tab}
        onTab={(id) => void navigate(id === '' ? paths.reminders : `${paths.reminders}/${id}`)}
        onOpenCard={open}
      />
      {cardId !== null && <CardDrawer cardId={cardId} onOpen={open} previous={null} next={null} />}
    </>
  )
}
