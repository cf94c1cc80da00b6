import { type Cadence, StepAnchor } from '@aldia/shared/cadence.ts'
import { reorderCadence, switchCadence } from '@aldia/shared/cadence-commands.ts'
import { ArrowDown, ArrowUp, Layers, PauseCircle, Plus } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { useAudienceWords } from '#cadences/audience-words.ts'
import { CadenceForm } from '#cadences/cadence-form.tsx'
import { cadencesText } from '#cadences/cadences.text.ts'
import { useCadences, useReloadPlanned } from '#cadences/planned-list.ts'
import { useStepActions } from '#cadences/step-actions.ts'
import { stepInWords } from '#cadences/step-words.ts'
import { runCommand } from '#records/commands.ts'
import { useMay, useWorkspace } from '#records/use-records.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Fold } from '#ui/fold.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

/** All ladders: what they say and when, on or off, and who lets their messages leave. */
export function CadencesTab() {
  const text = useText(cadencesText)
  const mayManage = useMay('manage_board')
  const mayWork = useMay('work_cards')
  const isPaused = useWorkspace().remindersPausedAt !== null
  const { pauseAll } = useStepActions()
  const [editing, setEditing] = useState<Cadence | 'new' | null>(null)
  useReloadPlanned()
  const { data, isError, error, refetch } = useCadences()
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2">
        {mayManage && (
          <Button icon={Plus} onPress={() => setEditing('new')}>
            {text.newCadence}
          </Button>
        )}
        {mayWork && !isPaused && (
          <Button icon={PauseCircle} onPress={() => pauseAll(true)}>
            {text.pauseAll}
          </Button>
        )}
      </div>
      {isError && !data && (
        <ErrorNote title={text.loadFailed} retry={{ label: text.tryAgain, run: () => void refetch() }}>
          {error.message}
        </ErrorNote>
      )}
      {!data && !isError && (
        <Loading className="space-y-3">
          <Skeleton className="h-28" />
          <Skeleton className="h-28" />
        </Loading>
      )}
      {(data?.cadences.length ?? 0) > 1 && <p className="text-ink-soft text-sm">{text.orderLead}</p>}
      {data?.cadences.length === 0 && <EmptyState icon={Layers} title={text.noneOn} />}
      <ul className="space-y-3">
        {data?.cadences.map((cadence, place, all) => (
          <CadenceCard
            key={cadence.id}
            cadence={cadence}
            mayManage={mayManage}
            onEdit={() => setEditing(cadence)}
            // After the one before the last one above; null: first.
            onEarlier={place === 0 ? null : () => void putAfter(cadence, all[place - 2]?.id ?? null)}
            onLater={place === all.length - 1 ? null : () => void putAfter(cadence, all[place + 1]?.id ?? null)}
          />
        ))}
      </ul>
      {editing !== null && (
        <CadenceForm cadence={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}

interface CadenceCardProps {
  cadence: Cadence
  mayManage: boolean
  onEdit: () => void
  /** null: it is the first, or the last, already. */
  onEarlier: (() => void) | null
  onLater: (() => void) | null
}

/** As a debt lives: first it is made, then it is due. */
const anchorOrder = StepAnchor.options

async function putAfter({ id }: Cadence, afterCadenceId: string | null): Promise<void> {
  try {
    await runCommand(reorderCadence, { cadenceId: id, afterCadenceId })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}

function CadenceCard({ cadence, mayManage, onEdit, onEarlier, onLater }: CadenceCardProps) {
  const text = useText(cadencesText)
  const forWhom = useAudienceWords()
  const turn = () =>
    runCommand(switchCadence, { cadenceId: cadence.id, isOn: !cadence.isOn }).catch((error: unknown) => {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    })
  const steps = cadence.steps.toSorted(
    (a, b) => anchorOrder.indexOf(a.anchor) - anchorOrder.indexOf(b.anchor) || a.offsetDays - b.offsetDays,
  )
  return (
    <li className="rounded-panel border border-line bg-raised px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 flex-1 basis-40 font-semibold text-ink">
          <bdi>{cadence.name}</bdi>
        </h2>
        <Badge tone={cadence.isOn ? 'good' : 'plain'}>{cadence.isOn ? text.on : text.off}</Badge>
        {mayManage && (
          <>
            {onEarlier !== null && (
              <IconButton label={text.earlier(cadence.name)} icon={ArrowUp} size="small" onPress={onEarlier} />
            )}
            {onLater !== null && (
              <IconButton label={text.later(cadence.name)} icon={ArrowDown} size="small" onPress={onLater} />
            )}
            <Button size="small" onPress={() => void turn()}>
              {cadence.isOn ? text.switchOff : text.switchOn}
            </Button>
            <Button size="small" tone="quiet" onPress={onEdit}>
              {text.editCadence}
            </Button>
          </>
        )}
      </div>
      <p className="text-ink-soft text-sm">{text.forWhom(forWhom(cadence.audience))}</p>
      <p className="text-ink-soft text-sm">{cadence.isOn ? text.modes[cadence.mode] : text.offLead}</p>
      <Fold title={text.stepsCount(steps.length)}>
        <ol className="space-y-1 pb-1 pl-6 text-ink-soft">
          {steps.map((step) => (
            <li key={step.id}>{stepInWords(step, text)}</li>
          ))}
        </ol>
      </Fold>
    </li>
  )
}
