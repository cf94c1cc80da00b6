import { addStage, type Stage, type StageColour, StageKind, updateStage } from '@aldia/shared/stage.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ColourChoice } from '#board/colour-choice.tsx'
import { FormDialog } from '#money/form-dialog.tsx'
import { runCommand } from '#records/commands.ts'
import { columnsText } from '#settings/columns.text.ts'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

interface ColumnFormProps {
  /** null: a new column. */
  stage: Stage | null
  /** The columns of the board in order, to choose where a new one goes. */
  stages: readonly Stage[]
  onClose: () => void
}

interface Draft {
  name: string
  kind: StageKind
  colour: StageColour
  afterStageId: string | null
}

const front = 'front'

/** Name, meaning and colour of a column; for a new one also its place. */
export function ColumnForm({ stage, stages, onClose }: ColumnFormProps) {
  const text = useText(columnsText)
  const [draft, setDraft] = useState<Draft>({
    name: stage?.name ?? '',
    kind: stage?.kind ?? 'reminder',
    colour: stage?.colour ?? 'sky',
    afterStageId: stages.at(-1)?.id ?? null,
  })
  const form = useForm({
    schema: addStage.input,
    expected: { name: text.expectedName, kind: text.kind, colour: text.colour, afterStageId: text.after },
    send: async (input: Draft) => {
      const { name, kind, colour } = input
      if (stage === null) {
        const added = await runCommand(addStage, input)
        notify({ text: text.added(added.name), tone: 'good' })
      } else await runCommand(updateStage, { stageId: stage.id, name, kind, colour })
      onClose()
    },
  })
  return (
    <FormDialog
      title={stage === null ? text.addTitle : text.editTitle(stage.name)}
      submit={stage === null ? text.add : text.save}
      form={form}
      onSubmit={() => void form.submit(draft)}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        help={text.nameHelp}
        autoFocus
        value={draft.name}
        onChange={(name) => {
          setDraft({ ...draft, name })
          form.touch('name')
        }}
        error={form.errors.name}
      />
      <ColourChoice value={draft.colour} onChange={(colour) => setDraft({ ...draft, colour })} />
      <Select
        label={text.kind}
        help={text.kindHelp}
        choices={StageKind.options.map((id) => ({ id, label: text.kinds[id] }))}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
        error={form.errors.kind}
      />
      {stage === null && (
        <Select
          label={text.after}
          choices={[{ id: front, label: text.atFront }, ...stages.map(({ id, name }) => ({ id, label: name }))]}
          value={draft.afterStageId ?? front}
          onChange={(id) => setDraft({ ...draft, afterStageId: id === front ? null : id })}
          error={form.errors.afterStageId}
        />
      )}
    </FormDialog>
  )
}
