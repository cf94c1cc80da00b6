import { type ChannelAccount, type ConnectionGap, ConnectionGaps } from '@aldia/shared/channel.ts'
import { queryOptions, type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'
import { useAllChannelAccounts } from '#records/use-records.ts'

const key = 'connection-gaps'

const gapsOf = ({ id }: ChannelAccount) =>
  queryOptions({
    queryKey: [key, id],
    queryFn: async ({ signal }) => (await getJson(`/api/channel-accounts/${id}/gaps`, ConnectionGaps, signal)).gaps,
  })

/** When a number was not connected, the latest first. */
export function useConnectionGaps(account: ChannelAccount): UseQueryResult<ConnectionGap[]> {
  useFreshGaps()
  return useQuery(gapsOf(account))
}

/** The same of all numbers, in no order; empty until they are known. */
export function useAllConnectionGaps(): readonly ConnectionGap[] {
  useFreshGaps()
  return useQueries({ queries: useAllChannelAccounts().map(gapsOf), combine: together })
}

const together = (results: { data: ConnectionGap[] | undefined }[]): readonly ConnectionGap[] =>
  results.flatMap(({ data }) => data ?? [])

/** A gap begins and ends with news of the number, and is counted a while later. */
function useFreshGaps(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      onNews(({ events, caughtUp }) => {
        if (!caughtUp && !events.some(({ type }) => type.startsWith('channel.'))) return
        void client.invalidateQueries({ queryKey: [key] })
      }),
    [client],
  )
}
