import { CardPage } from '@aldia/shared/card.ts'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import { filterQuery } from '#records/catch-up.ts'
import { receivePage, useRecords } from '#records/records.ts'

type PageState = 'loading' | 'failed'

/** By stage id: a page is on its way, or did not come. */
export const useColumnPages = create<Readonly<Record<string, PageState | undefined>>>()(() => ({}))

const pageSize = 50

/** Loads the next page of a column, if there is one and none is on its way. */
export async function loadPage(stageId: string): Promise<void> {
  const { next, filter } = useRecords.getState().confirmed
  const after = next.get(stageId) ?? null
  if (after === null || useColumnPages.getState()[stageId] === 'loading') return
  useColumnPages.setState({ [stageId]: 'loading' })
  try {
    const query = filterQuery(filter, { after, limit: String(pageSize) })
    const page = await getJson(`/api/stages/${encodeURIComponent(stageId)}/cards${query}`, CardPage)
    // A filter chosen in the meantime has begun the column anew.
    const now = useRecords.getState().confirmed
    if (now.filter === filter && now.next.get(stageId) === after) receivePage(stageId, page)
    useColumnPages.setState({ [stageId]: undefined })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    useColumnPages.setState({ [stageId]: 'failed' })
  }
}
