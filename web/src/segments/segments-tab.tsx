import { archiveSegment, type Segment } from '@aldia/shared/segment.ts'
import { Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useMay } from '#records/use-records.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { SegmentForm } from './segment-form.tsx'
import { useSegments } from './segment-list.ts'
import { SegmentPeopleLine } from './segment-people.tsx'
import { useRuleWords } from './segment-words.ts'
import { segmentsText } from './segments.text.ts'

/** Everybody's segments and the own ones: what they ask, and whom they take in today. */
export function SegmentsTab() {
  const text = useText(segmentsText)
  const mayWork = useMay('work_cards')
  const [editing, setEditing] = useState<Segment | 'new' | null>(null)
  const { data, isError, error, refetch } = useSegments()
  const living = data?.segments.filter(({ archivedAt }) => archivedAt === null) ?? []
  const archived = data?.segments.filter(({ archivedAt }) => archivedAt !== null) ?? []
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{text.lead}</p>
      {mayWork && (
        <Button icon={Plus} onPress={() => setEditing('new')}>
          {text.add}
        </Button>
      )}
      {isError && !data && (
        <ErrorNote title={text.loadFailed} retry={{ label: text.tryAgain, run: () => void refetch() }}>
          {error.message}
        </ErrorNote>
      )}
      {!data && !isError && (
        <Loading>
          <Skeleton className="h-28" />
        </Loading>
      )}
      {data && living.length === 0 && (
        <EmptyState icon={UsersRound} title={text.none}>
          {text.noneText}
        </EmptyState>
      )}
      <ul className="space-y-3 empty:hidden">
        {living.map((segment) => (
          <SegmentCard key={segment.id} segment={segment} onEdit={() => setEditing(segment)} />
        ))}
      </ul>
      {archived.length > 0 && (
        <Fold title={text.archived(archived.length)}>
          <ul className="divide-y divide-line">
            {archived.map((segment) => (
              <li key={segment.id} className="flex items-center gap-3 py-2">
                <bdi className="min-w-0 flex-1 truncate text-ink-soft">{segment.name}</bdi>
                <Button size="small" onPress={() => void putAway(segment, false)}>
                  {text.restore}
                </Button>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {editing !== null && (
        <SegmentForm segment={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}

function SegmentCard({ segment, onEdit }: { segment: Segment; onEdit: () => void }) {
  const text = useText(segmentsText)
  const wordsOf = useRuleWords()
  const mayShare = useMay('manage_board')
  const isOwn = segment.ownerId !== null
  return (
    <li className="rounded-panel border border-line bg-raised px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 flex-1 basis-40 font-semibold text-ink">
          <bdi>{segment.name}</bdi>
        </h2>
        {isOwn && <Badge>{text.own}</Badge>}
        {(isOwn || mayShare) && (
          <>
            <Button size="small" tone="quiet" onPress={onEdit}>
              {text.edit}
            </Button>
            <Button size="small" tone="quiet" onPress={() => void putAway(segment, true)}>
              {text.archive}
            </Button>
          </>
        )}
      </div>
      <p className="text-ink-soft text-sm">{wordsOf(segment.rule)}</p>
      <SegmentPeopleLine rule={segment.rule} />
    </li>
  )
}

async function putAway({ id }: Segment, archived: boolean): Promise<void> {
  try {
    await runCommand(archiveSegment, { segmentId: id, archived })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}
