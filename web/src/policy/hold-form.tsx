import { Dispute, HoldEnd } from '@aldia/shared/contact-hold.ts'
import { contactHeld, HoldKind, holdContact } from '@aldia/shared/contact-policy.ts'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { useReadAmount } from '#base/typed-amount.ts'
import { useUpload } from '#base/use-upload.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { AmountField } from '#ui/amount-field.tsx'
import { DateField } from '#ui/date-field.tsx'
import { FileChoice } from '#ui/file-choice.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { holdText } from './hold.text.ts'
import { emptyHold, type HoldDraft, holdOf, usualEnd } from './hold-draft.ts'
import { policyText } from './policy.text.ts'
import { SmallForm } from './small-form.tsx'

interface HoldFormProps {
  cardId: string
  /** What it is opened for; a dispute without. */
  kind?: HoldKind
  /** The message of the debtor that says so. */
  messageId?: string
  onDone?: () => void
}

/** Has reminders rest, by hand or because of a message: why, until when or until what, and what is known of it. */
export function HoldForm({ cardId, kind = 'dispute', messageId, onDone }: HoldFormProps) {
  const text = useText(policyText)
  const more = useText(holdText)
  const today = useToday()
  const { currency } = useLocale()
  const readAmount = useReadAmount()
  const [draft, setDraft] = useState(() => emptyHold(kind, today))
  const change = (next: Partial<HoldDraft>) => setDraft({ ...draft, ...next })
  const read = readAmount(draft.amount, currency)
  const form = useForm({
    schema: holdContact.input,
    expected: {
      until: text.untilField,
      note: text.noteField,
      'dispute.amountMinor': read.error ?? more.amount,
      'mediation.mediator': more.expectedMediator,
      'mediation.openedOn': more.expectedDay,
    },
    send: async (input: unknown) => {
      const done = await runForChange(holdContact, holdContact.input.parse(input))
      notifyDone(more.held, done.change, contactHeld)
      setDraft(emptyHold(draft.kind, today))
      onDone?.()
    },
  })
  return (
    <SmallForm
      form={form}
      submit={text.addPause}
      onSubmit={() =>
        form.submit(holdOf(draft, { cardId, currency, amountMinor: read.amountMinor, messageId: messageId ?? null }))
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={text.kind}
          choices={HoldKind.options.map((id) => ({ id, label: text.holds[id] }))}
          value={draft.kind}
          onChange={(next) => change({ kind: next, ends: usualEnd(next) })}
        />
        <DateField
          label={text.untilField}
          min={today}
          value={draft.until}
          onChange={(until) => change({ until })}
          error={form.errors.until}
        />
      </div>
      {draft.until === '' && (
        <Select
          label={more.ends}
          choices={HoldEnd.options.map((id) => ({ id, label: more.endings[id] }))}
          value={draft.ends}
          onChange={(ends) => change({ ends })}
        />
      )}
      {draft.kind === 'dispute' && (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Select
              label={more.category}
              choices={Dispute.shape.category.options.map((id) => ({ id, label: more.categories[id] }))}
              value={draft.category}
              onChange={(category) => change({ category })}
            />
            <AmountField
              label={more.amount}
              value={draft.amount}
              onChange={(amount) => change({ amount })}
              understood={read.understood}
              error={form.errors['dispute.amountMinor']}
            />
          </div>
          <Evidence files={draft.evidence} onChange={(evidence) => change({ evidence })} />
        </>
      )}
      {draft.kind === 'mediation' && (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={more.mediator}
            value={draft.mediator}
            onChange={(mediator) => change({ mediator })}
            error={form.errors['mediation.mediator']}
          />
          <TextField label={more.caseFile} value={draft.caseFile} onChange={(caseFile) => change({ caseFile })} />
          <DateField
            label={more.openedOn}
            value={draft.openedOn}
            onChange={(openedOn) => change({ openedOn })}
            error={form.errors['mediation.openedOn']}
          />
          <DateField label={more.nextOn} value={draft.nextOn} onChange={(nextOn) => change({ nextOn })} />
        </div>
      )}
      <TextField
        label={text.noteField}
        value={draft.note}
        onChange={(note) => change({ note })}
        error={form.errors.note}
      />
    </SmallForm>
  )
}

interface EvidenceProps {
  files: HoldDraft['evidence']
  onChange: (files: HoldDraft['evidence']) => void
}

function Evidence({ files, onChange }: EvidenceProps) {
  const text = useText(holdText)
  const upload = useUpload(({ id, name }) => onChange([...files, { id, name }]))
  return (
    <div className="flex flex-col items-start gap-2">
      <span className="font-medium">{text.evidence}</span>
      {files.map(({ id, name }) => (
        <span key={id} className="flex min-w-0 items-center gap-2">
          <bdi className="truncate">{name}</bdi>
          <IconButton
            label={text.removeEvidence(name)}
            icon={X}
            size="small"
            onPress={() => onChange(files.filter((file) => file.id !== id))}
          />
        </span>
      ))}
      <FileChoice
        label={text.addEvidence}
        accept="image/*,application/pdf"
        onFile={upload.start}
        isPending={upload.isPending}
      />
      {upload.error !== null && (
        <p role="alert" className="text-bad-ink text-sm">
          {upload.error}
        </p>
      )}
    </div>
  )
}
