import { type Campaign, stopCampaign } from '@aldia/shared/campaign.ts'
import { Plus, Send } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useMay } from '#records/use-records.ts'
import { useSegments } from '#segments/segment-list.ts'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { CampaignForm } from './campaign-form.tsx'
import { useCampaigns, useLeftOut } from './campaign-list.ts'
import { campaignsText } from './campaigns.text.ts'
import { LeftOutList } from './left-out-list.tsx'

/** Messages to segments: how far each is, and whom it did not reach. */
export function CampaignsTab() {
  const text = useText(campaignsText)
  const mayWrite = useMay('write_to_many')
  const [isWriting, setWriting] = useState(false)
  const segments = useSegments()
  const { data, isError, error, refetch } = useCampaigns()
  const hasSegment = segments.data?.segments.some(({ ownerId, archivedAt }) => ownerId === null && archivedAt === null)
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{text.lead}</p>
      {mayWrite && hasSegment === false && <Notice>{text.needsSegment}</Notice>}
      {mayWrite && hasSegment && (
        <Button icon={Plus} onPress={() => setWriting(true)}>
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
      {data?.campaigns.length === 0 && (
        <EmptyState icon={Send} title={text.none}>
          {text.noneText}
        </EmptyState>
      )}
      <ul className="space-y-3 empty:hidden">
        {data?.campaigns.map((campaign) => (
          <CampaignCard
            key={campaign.id}
            campaign={campaign}
            segment={segments.data?.segments.find(({ id }) => id === campaign.segmentId)?.name ?? ''}
            mayStop={mayWrite && campaign.state === 'running'}
          />
        ))}
      </ul>
      {isWriting && <CampaignForm onClose={() => setWriting(false)} />}
    </div>
  )
}

const tones: Record<Campaign['state'], Tone> = { running: 'info', stopped: 'warn', done: 'good' }

function CampaignCard({ campaign, segment, mayStop }: { campaign: Campaign; segment: string; mayStop: boolean }) {
  const text = useText(campaignsText)
  const [isAsking, setAsking] = useState(false)
  const { name, state, people, sent, waiting, queued, failed, leftOut, stopped } = campaign
  const parts = [
    text.progress(sent, people),
    ...(waiting > 0 ? [text.waiting(waiting)] : []),
    ...(queued > 0 ? [text.queued(queued)] : []),
    ...(failed > 0 ? [text.failed(failed)] : []),
    ...(stopped > 0 ? [text.takenBack(stopped)] : []),
  ]
  return (
    <li className="space-y-2 rounded-panel border border-line bg-raised px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 flex-1 basis-40 font-semibold text-ink">
          <bdi>{name}</bdi>
        </h2>
        <Badge tone={tones[state]}>{text.states[state]}</Badge>
        {mayStop && (
          <Button size="small" onPress={() => setAsking(true)}>
            {text.stop}
          </Button>
        )}
      </div>
      {segment !== '' && <p className="text-ink-soft text-sm">{text.to(segment)}</p>}
      <div
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={people}
        aria-valuenow={people - waiting - queued}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-transform"
          style={{ width: `${(100 * (people - waiting - queued)) / Math.max(1, people)}%` }}
        />
      </div>
      <p className="figures text-ink-soft text-sm">{parts.join(' · ')}</p>
      {leftOut > 0 && (
        <Fold title={text.notReached(leftOut)}>
          <NotReached campaignId={campaign.id} count={leftOut} />
        </Fold>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={text.stopTitle}
        confirmLabel={text.stop}
        onConfirm={() => {
          setAsking(false)
          void stop(campaign.id, text.stopped)
        }}
        onClose={() => setAsking(false)}
      >
        {text.stopText}
      </ConfirmDialog>
    </li>
  )
}

function NotReached({ campaignId, count }: { campaignId: string; count: number }) {
  const { data } = useLeftOut(campaignId, count)
  return data === undefined ? <Skeleton className="h-6" /> : <LeftOutList people={data.people} />
}

async function stop(campaignId: string, done: string): Promise<void> {
  try {
    await runCommand(stopCampaign, { campaignId })
    notify({ text: done })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}
