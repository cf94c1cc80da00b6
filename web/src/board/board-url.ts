import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { BoardFilter } from '#records/confirmed.ts'

/** The filters and the open card live in the address: `?q=&responsable=&etiqueta=&sinleer=1&card=`. */
export function useBoardUrl(): {
  readonly filter: BoardFilter
  readonly cardId: string | null
  readonly setFilter: (filter: Partial<BoardFilter>) => void
  readonly openCard: (cardId: string | null) => void
} {
  const [search, setSearch] = useSearchParams()
  const q = search.get('q') ?? ''
  const assigneeId = search.get('responsable')
  const unread = search.get('sinleer') === '1'
  const tagId = search.get('etiqueta')
  const filter = useMemo(() => ({ q, assigneeId, unread, tagId }), [q, assigneeId, unread, tagId])
  return {
    filter,
    cardId: search.get('card'),
    setFilter: (change) => {
      const next = { ...filter, ...change }
      setSearch(
        (before) =>
          withValues(before, {
            q: next.q === '' ? null : next.q,
            responsable: next.assigneeId,
            sinleer: next.unread ? '1' : null,
            etiqueta: next.tagId,
          }),
        { replace: true },
      )
    },
    // From card to card the address is replaced, so that Back always leads to the board.
    openCard: (cardId) =>
      setSearch((before) => withValues(before, { card: cardId }), { replace: cardId === null || search.has('card') }),
  }
}

function withValues(before: URLSearchParams, values: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(before)
  for (const [name, value] of Object.entries(values)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next
}
