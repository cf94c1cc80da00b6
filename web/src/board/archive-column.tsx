import { archiveStage, type Stage } from '@aldia/shared/stage.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { runCommand } from '#records/commands.ts'
import { useStages } from '#records/use-records.ts'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { columnDialogsText } from './column-dialogs.text.ts'

/** Takes a column off the board; asks where its cards go. */
export function ArchiveColumn({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const text = useText(columnDialogsText)
  const others = useStages().filter((one) => one.id !== stage.id)
  const [intoId, setIntoId] = useState<string | null>(others[0]?.id ?? null)
  const [state, setState] = useState<{ pending: boolean; failure: string | null }>({ pending: false, failure: null })
  const archive = async () => {
    setState({ pending: true, failure: null })
    try {
      await runCommand(archiveStage, { stageId: stage.id, moveCardsToStageId: stage.cardCount > 0 ? intoId : null })
      onClose()
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setState({ pending: false, failure: error.message })
    }
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => void archive()}
      confirmLabel={text.archive}
      tone="danger"
      isPending={state.pending}
      title={text.archiveTitle(stage.name)}
    >
      <div className="space-y-4">
        <p>{stage.cardCount > 0 ? text.archiveWith(stage.cardCount) : text.archiveEmpty}</p>
        {stage.cardCount > 0 && (
          <Select
            label={text.archiveInto}
            value={intoId}
            onChange={setIntoId}
            choices={others.map((one) => ({ id: one.id, label: one.name }))}
          />
        )}
        {state.failure !== null && <ErrorNote title={state.failure} />}
      </div>
    </ConfirmDialog>
  )
}
