import type { ChannelAccount, ConnectionGap } from '@aldia/shared/channel.ts'
import { useState } from 'react'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { spanInWords } from '#base/span.ts'
import { spanTimes } from '#base/span-times.ts'
import { channelStatesText } from '#channels/channel-states.text.ts'
import { useConnectionGaps } from '#channels/connection-gaps.ts'
import { connectionHistoryText } from '#settings/connection-history.text.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

/** So many more are shown each time. */
const step = 10
/** The page's clock ticks twice a minute: a shorter outage under way would stand still at a few seconds (ms). */
const tellAfterMs = 60_000

/** When this number was not connected, why, and what came of it. Nothing for a number that never was. */
export function ConnectionHistory({ account }: { account: ChannelAccount }) {
  const text = useText(connectionHistoryText)
  const { data: gaps, isError, error, refetch } = useConnectionGaps(account)
  const [shown, setShown] = useState(step)
  if (account.phone === null && (gaps === undefined || gaps.length === 0)) return null
  return (
    <div className="border-line border-t pt-6">
      <Section title={text.title} lead={text.lead}>
        {gaps === undefined && isError && (
          <ErrorNote title={text.loadFailed} retry={{ label: text.again, run: () => void refetch() }}>
            {error.message}
          </ErrorNote>
        )}
        {gaps === undefined && !isError && <HistorySkeleton />}
        {gaps?.length === 0 && <Uninterrupted />}
        {gaps !== undefined && gaps.length > 0 && (
          <ol className="divide-y divide-line border-line border-y">
            {gaps.slice(0, shown).map((gap) => (
              <Gap key={gap.id} gap={gap} />
            ))}
          </ol>
        )}
        {gaps !== undefined && gaps.length > shown && (
          <Button tone="quiet" size="small" onPress={() => setShown(shown + step)} className="mt-2">
            {text.showMore}
          </Button>
        )}
      </Section>
    </div>
  )
}

function Gap({ gap }: { gap: ConnectionGap }) {
  const text = useText(connectionHistoryText)
  const { reasons } = useText(channelStatesText)
  const formats = useFormats()
  const now = useNow()
  const { fromAt, toAt, reason } = gap
  const times = spanTimes({ fromAt, toAt: toAt ?? now }, now, formats)
  const span = spanInWords((toAt ?? now) - fromAt)
  return (
    <li className="flex items-start justify-between gap-x-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="figures flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-ink">
          <time
            dateTime={new Date(fromAt).toISOString()}
            title={formats.fullDate(fromAt)}
            className="inline-block first-letter:uppercase"
          >
            {toAt === null ? text.since(times.from) : text.between(times.from, times.to)}
          </time>
          {toAt === null && (
            <Badge tone="warn" dot>
              {text.ongoing}
            </Badge>
          )}
        </p>
        <p className="text-ink-soft">{reason === null ? text.notRunning : reasons[reason].title}</p>
        <Afterwards gap={gap} />
      </div>
      <p className="figures shrink-0 whitespace-nowrap text-ink-soft">
        {toAt !== null ? text.lasted(span) : now - fromAt >= tellAfterMs && text.lasting(span)}
      </p>
    </li>
  )
}

function Afterwards({ gap: { toAt, recovered, unreadable } }: { gap: ConnectionGap }) {
  const text = useText(connectionHistoryText)
  const { number } = useFormats()
  if (toAt === null) return <p className="text-ink-faint text-sm">{text.waiting}</p>
  if (recovered === null) return <p className="text-ink-faint text-sm">{text.counting}</p>
  return (
    <p className="figures text-ink-faint text-sm">
      {text.recovered(recovered, number(recovered))}
      {unreadable !== null && unreadable > 0 && <span className="text-warn-ink">. {text.unreadable(unreadable)}</span>}
    </p>
  )
}

function Uninterrupted() {
  const text = useText(connectionHistoryText)
  return (
    <div className="rounded-panel bg-canvas px-5 py-4">
      <p className="font-medium text-ink">{text.none}</p>
      <p className="text-ink-soft">{text.noneMore}</p>
    </div>
  )
}

function HistorySkeleton() {
  return (
    <Loading className="space-y-4 py-3">
      {['w-48', 'w-56', 'w-44'].map((width) => (
        <div key={width} className="space-y-2">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-4 w-64" />
        </div>
      ))}
    </Loading>
  )
}
