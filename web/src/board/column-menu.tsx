import { reorderStage, type Stage } from '@aldia/shared/stage.ts'
import { Archive, ArrowLeft, ArrowRight, MoreHorizontal, Pencil } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ArchiveColumn } from '#board/archive-column.tsx'
import { ColumnForm } from '#board/column-form.tsx'
import { runCommand } from '#records/commands.ts'
import { useStages } from '#records/use-records.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { columnDialogsText } from './column-dialogs.text.ts'

/** What can be done with a column: rename, recolour, move, archive. */
export function ColumnMenu({ stage }: { stage: Stage }) {
  const text = useText(columnDialogsText)
  const stages = useStages()
  const [asking, setAsking] = useState<'edit' | 'archive' | null>(null)
  const at = stages.findIndex((one) => one.id === stage.id)
  const reorder = (afterStageId: string | null) => {
    runCommand(reorderStage, { stageId: stage.id, afterStageId }).catch((error: unknown) => {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    })
  }
  return (
    <>
      <Menu
        label={text.columnMenu(stage.name)}
        trigger={<IconButton label={text.columnMenu(stage.name)} icon={MoreHorizontal} size="small" />}
        entries={[
          { id: 'edit', label: text.rename, icon: Pencil, run: () => setAsking('edit') },
          {
            id: 'left',
            label: text.moveLeft,
            icon: ArrowLeft,
            isDisabled: at <= 0,
            run: () => reorder(stages[at - 2]?.id ?? null),
          },
          {
            id: 'right',
            label: text.moveRight,
            icon: ArrowRight,
            isDisabled: at >= stages.length - 1,
            run: () => reorder(stages[at + 1]?.id ?? null),
          },
          { id: 'archive', label: text.archive, icon: Archive, danger: true, run: () => setAsking('archive') },
        ]}
      />
      {asking === 'edit' && <ColumnForm stage={stage} onClose={() => setAsking(null)} />}
      {asking === 'archive' && <ArchiveColumn stage={stage} onClose={() => setAsking(null)} />}
    </>
  )
}
