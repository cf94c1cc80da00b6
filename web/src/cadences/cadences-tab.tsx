import { type Cadence, StepAnchor } from '@aldia/shared/cadence.ts'
import { switchCadence } from '@aldia/shared/cadence-commands.ts'
import { Layers, PauseCircle, Plus } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
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
      {data?.cadences.length === 0 && <EmptyState icon={Layers} title={text.noneOn} />}
      <ul className="space-y-3">
        {data?.cadences.map((cadence) => (
          <CadenceCard key={cadence.id} cadence={cadence} mayManage={mayManage} onEdit={() => setEditing(cadence)} />
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
}

/** As a debt lives: first it is made, then it is due. */
const anchorOrder = StepAnchor.options

function CadenceCard({ cadence, mayManage, onEdit }: CadenceCardProps) {
  const text = useText(cadencesText)
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
            <Button size="small" onPress={() => void turn()}>
              {cadence.isOn ? text.switchOff : text.switchOn}
            </Button>
            <Button size="small" tone="quiet" onPress={onEdit}>
              {text.editCadence}
            </Button>
          </>
        )}
      </div>
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
