import { addStage, type Stage, StageColour, StageKind, updateStage } from '@aldia/shared/stage.ts'
import { useId, useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { columnsText } from '#settings/columns.text.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
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
  const formId = useId()
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
    <Dialog
      isOpen
      onClose={onClose}
      title={stage === null ? text.addTitle : text.editTitle(stage.name)}
      actions={
        <Button type="submit" form={formId} tone="main" isPending={form.isPending}>
          {stage === null ? text.add : text.save}
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
          void form.submit(draft)
        }}
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
        <FormNoteBox note={form.note} />
      </form>
    </Dialog>
  )
}

function ColourChoice({ value, onChange }: { value: StageColour; onChange: (colour: StageColour) => void }) {
  const text = useText(columnsText)
  return (
    <RadioGroup
      value={value}
      onChange={(colour) => onChange(StageColour.parse(colour))}
      orientation="horizontal"
      className="flex flex-col gap-1.5"
    >
      <Label className="flex justify-between font-medium text-ink">
        {text.colour}
        <span className="font-normal text-ink-faint text-sm">{text.colours[value]}</span>
      </Label>
      <div className="flex flex-wrap gap-1">
        {StageColour.options.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            aria-label={text.colours[colour]}
            data-swatch={colour}
            className="flex size-9 cursor-pointer items-center justify-center rounded-full data-selected:ring-2 data-selected:ring-ink data-selected:ring-inset data-focus-visible:outline-2 data-focus-visible:outline-focus"
          >
            <span className="size-6 rounded-full bg-swatch" />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
