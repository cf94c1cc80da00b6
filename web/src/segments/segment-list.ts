import { SegmentPeople, type SegmentRule, Segments } from '@aldia/shared/segment.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getJson, postJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'

/** Everybody's segments and the own ones, archived ones too; asked again when one changed. */
export function useSegments() {
  const client = useQueryClient()
  useEffect(
    () =>
      onNews(({ events, caughtUp }) => {
        if (caughtUp || events.some(({ type }) => type.startsWith('segment.')))
          void client.invalidateQueries({ queryKey: ['segments'] })
      }),
    [client],
  )
  return useQuery({ queryKey: ['segments'], queryFn: ({ signal }) => getJson('/api/segments', Segments, signal) })
}

/** Whom a rule takes in today; null: there is no whole rule yet. */
export const useSegmentPeople = (rule: SegmentRule | null) =>
  useQuery({
    queryKey: ['segment people', JSON.stringify(rule)],
    enabled: rule !== null,
    queryFn: () => postJson('/api/segments/people', { rule }, SegmentPeople),
  })
