import { addTag, mergeTag, type Tag, type TagColour, tagMerged, tagUpdated, updateTag } from '@aldia/shared/tag.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ColourChoice } from '#board/colour-choice.tsx'
import { FormDialog } from '#money/form-dialog.tsx'
import { runCommand, runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { tagSettingsText } from '#settings/tag-settings.text.ts'
import { nextColour } from '#tags/tag-dialog.tsx'
import { TagSpot } from '#tags/tag-marks.tsx'
import { useTags } from '#tags/use-tags.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Name and colour of a tag; null: a new one. */
export function TagForm({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  const text = useText(tagSettingsText)
  const tags = useTags()
  const [name, setName] = useState(tag?.name ?? '')
  const [colour, setColour] = useState<TagColour>(tag?.colour ?? nextColour(tags))
  const form = useForm({
    schema: addTag.input,
    expected: { name: text.expectedName },
    send: async (input: { name: string; colour: TagColour }) => {
      if (tag === null) {
        const added = await runCommand(addTag, input)
        notify({ text: text.added(added.name), tone: 'good' })
      } else {
        const { output, change } = await runForChange(updateTag, { tagId: tag.id, ...input })
        notifyDone(text.changed(output.name), change, tagUpdated)
      }
      onClose()
    },
  })
  return (
    <FormDialog
      title={tag === null ? text.addTitle : text.editTitle(tag.name)}
      submit={tag === null ? text.add : text.save}
      form={form}
      onSubmit={() => void form.submit({ name, colour })}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        help={text.nameHelp}
        name="name"
        autoFocus
        value={name}
        onChange={(value) => {
          setName(value)
          form.touch('name')
        }}
        error={form.errors.name}
      />
      <ColourChoice value={colour} onChange={setColour} />
    </FormDialog>
  )
}

/** Which tag one becomes. */
export function TagMerge({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const text = useText(tagSettingsText)
  const others = useTags().filter(({ id }) => id !== tag.id)
  const [intoTagId, setInto] = useState<string | null>(null)
  const form = useForm({
    schema: mergeTag.input,
    expected: { intoTagId: text.expectedInto },
    send: async (input: { tagId: string; intoTagId: string }) => {
      const { output, change } = await runForChange(mergeTag, input)
      notifyDone(text.merged(tag.name, output.name), change, tagMerged)
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.mergeTitle(tag.name)}
      actions={
        <Button
          tone="main"
          isPending={form.isPending}
          onPress={() => form.submit({ tagId: tag.id, intoTagId: intoTagId ?? '' })}
        >
          {text.merge}
        </Button>
      }
    >
      <div className="space-y-5">
        <p className="text-ink-soft">{text.mergeLead}</p>
        <Select
          label={text.into}
          choices={others.map((each) => ({ id: each.id, label: each.name, mark: <TagSpot tag={each} /> }))}
          value={intoTagId}
          onChange={(id) => {
            setInto(id)
            form.touch('intoTagId')
          }}
          placeholder={text.expectedInto}
          error={form.errors.intoTagId}
        />
        <FormNoteBox note={form.note} />
      </div>
    </Dialog>
  )
}
