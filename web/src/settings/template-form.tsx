import { addTemplate, editTemplate, Situation, type Template, TemplateKind } from '@aldia/shared/template.ts'
import { problemsOf } from '@aldia/shared/templates/render.ts'
import { useId, useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useWorkspace } from '#records/use-records.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { settingsText } from '#settings/settings.text.ts'
import { templatesText } from '#templates/templates.text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { draftOf, firstFault, inputOf, newText, type TextDraft } from './template-draft.ts'
import { templateSettingsText } from './template-settings.text.ts'
import { TemplateTextField } from './template-text-field.tsx'

interface TemplateFormProps {
  /** null: a new one. */
  template: Template | null
  onClose: () => void
}

type Sent = ReturnType<typeof inputOf>['input']

/** One text of the team with all its wordings, one at a time, and how a real debtor would read it. */
export function TemplateForm({ template, onClose }: TemplateFormProps) {
  const text = useText(templateSettingsText)
  const common = useText(settingsText)
  const list = useText(templatesText)
  const formId = useId()
  const own = useWorkspace()
  const [draft, setDraft] = useState(() => draftOf(template, own))
  const [at, setAt] = useState(0)
  const [wasSent, setWasSent] = useState(false)
  const { input, places } = inputOf(draft)
  const current = draft.texts[at]
  const form = useForm({
    schema: addTemplate.input,
    expected: {
      name: text.nameNeeded,
      ...Object.fromEntries([...places.keys()].map((path) => [path, text.bodyNeeded])),
    },
    send: async (sent: Sent & { kind: TemplateKind }) => {
      const { kind: _, ...words } = sent
      if (template === null) await runCommand(addTemplate, sent)
      else await runCommand(editTemplate, { templateId: template.id, version: template.version, ...words })
      notify({ text: text.saved, tone: 'good' })
      onClose()
    },
  })

  function submit() {
    setWasSent(true)
    const fault = firstFault(draft)
    if (fault >= 0 && draft.texts[fault]?.body.trim() !== '') return setAt(fault)
    if (fault >= 0) setAt(fault)
    void form.submit({ kind: draft.kind, ...input })
  }

  function change(next: Partial<TextDraft>) {
    setDraft({ ...draft, texts: draft.texts.map((each, index) => (index === at ? { ...each, ...next } : each)) })
    for (const [path, index] of places) if (index === at) form.touch(path)
  }

  function add(isQuestion: boolean) {
    setDraft({ ...draft, texts: [...draft.texts, newText(own, { isQuestion })] })
    setAt(draft.texts.length)
  }

  const refused = [...places].find(([path, index]) => index === at && form.errors[path] !== undefined)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      canDismiss={false}
      width="wide"
      title={template === null ? text.add : text.edit(template.name)}
      actions={
        <Button type="submit" form={formId} tone="main" isPending={form.isPending}>
          {common.save}
        </Button>
      }
    >
      <form
        id={formId}
        ref={form.formRef}
        noValidate
        autoComplete="off"
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={text.name}
          autoFocus
          value={draft.name}
          onChange={(name) => {
            setDraft({ ...draft, name })
            form.touch('name')
          }}
          error={form.errors.name}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Select
            label={text.kind}
            choices={TemplateKind.options.map((id) => ({ id, label: list.groups[id] }))}
            value={draft.kind}
            isDisabled={template !== null}
            onChange={(kind) => setDraft({ ...draft, kind })}
          />
          <Select
            label={text.situation}
            choices={Situation.options.map((id) => ({ id, label: list.situations[id] }))}
            value={draft.situation}
            onChange={(situation) => setDraft({ ...draft, situation })}
          />
        </div>
        <Select
          label={text.wording}
          choices={draft.texts.map((each, index) => ({
            id: String(index),
            label: text.wordingNumber(
              index + 1,
              [text.languages[each.language], each.isQuestion ? text.question : null].filter(Boolean).join(', '),
            ),
            detail: each.body.slice(0, 80),
          }))}
          value={String(at)}
          onChange={(id) => setAt(Number(id))}
        />
        {current !== undefined && (
          <TemplateTextField
            key={at}
            value={current}
            error={
              (refused && form.errors[refused[0]]) ??
              (wasSent && problemsOf(current.body).some(({ kind }) => kind === 'empty') ? text.bodyNeeded : null)
            }
            onChange={change}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button size="small" onPress={() => add(false)}>
            {text.addWording}
          </Button>
          {draft.kind === 'objection' && (
            <Button size="small" onPress={() => add(true)}>
              {text.addQuestion}
            </Button>
          )}
          {draft.texts.length > 1 && (
            <Button
              size="small"
              tone="quiet"
              onPress={() => {
                setDraft({ ...draft, texts: draft.texts.filter((_, index) => index !== at) })
                setAt(Math.max(0, at - 1))
              }}
            >
              {text.removeWording}
            </Button>
          )}
        </div>
        <FormNoteBox note={form.note} />
      </form>
    </Dialog>
  )
}
