import { addStage, type Stage, type StageColour, StageKind, updateStage } from '@aldia/shared/stage.ts'
import { useId, useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { boardText } from '#board/board.text.ts'
import { ColourChoice } from '#board/colour-choice.tsx'
import { runCommand } from '#records/commands.ts'
import { useStages } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { columnDialogsText } from './column-dialogs.text.ts'

/** Adds a column at the end of the board, or changes one. */
export function ColumnForm({ stage, onClose }: { stage?: Stage; onClose: () => void }) {
  const dialogs = useText(columnDialogsText)
  const text = useText(boardText)
  const formId = useId()
  const last = useStages().at(-1)
  const [name, setName] = useState(stage?.name ?? '')
  const [colour, setColour] = useState<StageColour>(stage?.colour ?? 'sky')
  const [kind, setKind] = useState<StageKind>(stage?.kind ?? 'reminder')
  const form = useForm({
    schema: addStage.input.pick({ name: true }),
    expected: { name: dialogs.columnNameNeeded },
    send: async (input: { name: string }) => {
      if (stage === undefined) await runCommand(addStage, { ...input, kind, colour, afterStageId: last?.id ?? null })
      else await runCommand(updateStage, { ...input, stageId: stage.id, kind, colour })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={stage === undefined ? text.addColumn : dialogs.rename}
      actions={
        <Button type="submit" form={formId} tone="main" isPending={form.isPending}>
          {stage === undefined ? dialogs.add : dialogs.save}
        </Button>
      }
    >
      <form
        id={formId}
        ref={form.formRef}
        noValidate
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit({ name })
        }}
      >
        <TextField
          label={dialogs.columnName}
          name="name"
          autoFocus
          value={name}
          error={form.errors.name}
          onChange={(value) => {
            setName(value)
            form.touch('name')
          }}
        />
        <ColourChoice value={colour} onChange={setColour} />
        <Select
          label={dialogs.columnKind}
          help={dialogs.columnKindHelp}
          value={kind}
          onChange={setKind}
          choices={StageKind.options.map((id) => ({ id, label: dialogs.stageKinds[id] }))}
        />
        {form.note && <ErrorNote title={form.note.message} />}
      </form>
    </Dialog>
  )
}
