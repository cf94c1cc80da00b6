import { CampaignLeftOut, Campaigns } from '@aldia/shared/campaign.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'

/** Progress is asked for at most so often (ms): each message that leaves is news. */
const apartMs = 2_000

/** Messages to segments with how far they are; asked again when something left or changed. */
export function useCampaigns() {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const reload = () => {
      timer = undefined
      void client.invalidateQueries({ queryKey: ['campaigns'] })
    }
    const stop = onNews(({ events, saved, caughtUp }) => {
      const isAbout =
        caughtUp || events.some(({ type }) => type.startsWith('campaign.')) || saved.messages !== undefined
      if (isAbout) timer ??= setTimeout(reload, apartMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])
  return useQuery({ queryKey: ['campaigns'], queryFn: ({ signal }) => getJson('/api/campaigns', Campaigns, signal) })
}

/** Whom one did not reach; `count` is how many are known, so that it is asked again when there are more. */
export const useLeftOut = (campaignId: string, count: number) =>
  useQuery({
    queryKey: ['campaigns', campaignId, 'left out', count],
    queryFn: ({ signal }) => getJson(`/api/campaigns/${campaignId}/left-out`, CampaignLeftOut, signal),
  })
