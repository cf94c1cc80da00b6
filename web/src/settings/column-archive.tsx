import { archiveStage, type Stage } from '@aldia/shared/stage.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { columnsText } from '#settings/columns.text.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'

interface ColumnArchiveProps {
  stage: Stage
  /** All columns of the board. */
  stages: readonly Stage[]
  onClose: () => void
}

/** Asks where the people of a column go before it leaves the board. */
export function ColumnArchive({ stage, stages, onClose }: ColumnArchiveProps) {
  const text = useText(columnsText)
  const others = stages.filter((each) => each.id !== stage.id)
  const [target, setTarget] = useState<string | null>(null)
  const isLastInbox = stage.kind === 'inbox' && !others.some((each) => each.kind === 'inbox')
  const needsTarget = stage.cardCount > 0
  const form = useForm({
    schema: archiveStage.input.refine((input) => !needsTarget || input.moveCardsToStageId !== null, {
      path: ['moveCardsToStageId'],
    }),
    expected: { moveCardsToStageId: text.expectedTarget },
    send: async (input: { stageId: string; moveCardsToStageId: string | null }) => {
      await runCommand(archiveStage, input)
      notify({ text: text.archived(stage.name), tone: 'good' })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onClose={onClose}
      title={text.archiveTitle(stage.name)}
      actions={
        isLastInbox ? null : (
          <Button
            tone="main"
            isPending={form.isPending}
            onPress={() => form.submit({ stageId: stage.id, moveCardsToStageId: needsTarget ? target : null })}
          >
            {text.archive}
          </Button>
        )
      }
    >
      {isLastInbox ? (
        <Notice tone="warn">{text.lastInbox}</Notice>
      ) : (
        <div className="space-y-5">
          <p className="text-ink-soft">{needsTarget ? text.archiveWith(stage.cardCount) : text.archiveEmpty}</p>
          {needsTarget && (
            <Select
              label={text.moveTo}
              choices={others.map(({ id, name, colour }) => ({
                id,
                label: name,
                mark: (
                  <span data-swatch={colour} className="contents">
                    <span className="size-2.5 rounded-full bg-swatch" />
                  </span>
                ),
              }))}
              value={target}
              onChange={(id) => {
                setTarget(id)
                form.touch('moveCardsToStageId')
              }}
              placeholder={text.expectedTarget}
              error={form.errors.moveCardsToStageId}
            />
          )}
          <FormNoteBox note={form.note} />
        </div>
      )}
    </Dialog>
  )
}
