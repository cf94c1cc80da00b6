import { contactHoldLifted, liftHold, liftOptOut, optOutContact } from '@aldia/shared/contact-policy.ts'
import { useState } from 'react'
import { useDayWords } from '#base/day-words.ts'
import { useForm } from '#base/form.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand, runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useMay } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog, Dialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { ContactMeter } from './contact-lines.tsx'
import { ContactLog } from './contact-log.tsx'
import { holdText } from './hold.text.ts'
import { HoldForm } from './hold-form.tsx'
import { HoldMore } from './hold-more.tsx'
import { LogForm } from './log-form.tsx'
import { ConfirmSection, TiesSection } from './person-section.tsx'
import { policyText } from './policy.text.ts'
import { useStanding } from './standing.ts'
import { WishesForm } from './wishes-form.tsx'

interface ContactRulesProps {
  cardId: string
  personName: string
  onClose: () => void
}

/** Everything about writing to one person: how often, holds, contacts noted by hand, what they asked for, and the opt-out. */
export function ContactRulesDialog({ cardId, personName, onClose }: ContactRulesProps) {
  const text = useText(policyText)
  const standing = useStanding(cardId)
  return (
    <Dialog isOpen onClose={onClose} title={text.title(personName)} width="wide">
      {standing !== null && (
        <div className="divide-y divide-line *:py-4 *:first:pt-0">
          <section className="space-y-1">
            <h3 className="font-semibold">{text.counts}</h3>
            <ContactMeter cardId={cardId} />
          </section>
          <ConfirmSection cardId={cardId} standing={standing} />
          <section className="space-y-3">
            <h3 className="font-semibold">{text.pauses}</h3>
            <Holds cardId={cardId} holds={standing.holds} />
            <HoldForm cardId={cardId} />
          </section>
          <TiesSection cardId={cardId} ties={standing.ties} />
          <LogForm cardId={cardId} />
          <WishesForm cardId={cardId} preferences={standing.preferences} />
          <OptOut cardId={cardId} optedOutAt={standing.optedOutAt} />
          <ContactLog cardId={cardId} />
        </div>
      )}
    </Dialog>
  )
}

type Standing = NonNullable<ReturnType<typeof useStanding>>

function Holds({ cardId, holds }: { cardId: string; holds: Standing['holds'] }) {
  const text = useText(policyText)
  const more = useText(holdText)
  const days = useDayWords()
  const today = useToday()
  if (holds.length === 0) return <p className="text-ink-soft">{text.noPauses}</p>
  return (
    <ul className="space-y-2">
      {holds.map(({ kind, until, note, ends, dispute, mediation }) => (
        <li key={kind} className="flex items-center justify-between gap-3">
          <span>
            <span className="font-medium">{text.holds[kind]}</span>,{' '}
            {until === null ? more.endings[ends] : text.until(days.day(until, today))}
            {note !== null && <span className="block text-ink-soft text-sm">{note}</span>}
            <HoldMore dispute={dispute} mediation={mediation} />
          </span>
          <Button
            size="small"
            aria-label={text.liftNamed(text.holds[kind])}
            onPress={async () => {
              const { change } = await runForChange(liftHold, { cardId, kind })
              notifyDone(more.lifted, change, contactHoldLifted)
            }}
          >
            {text.lift}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function OptOut({ cardId, optedOutAt }: { cardId: string; optedOutAt: number | null }) {
  const text = useText(policyText)
  const formats = useFormats()
  const [asks, setAsks] = useState(false)
  if (optedOutAt !== null) {
    return (
      <section className="space-y-3">
        <p className="font-medium">{text.optedOutOn(formats.fullDate(optedOutAt))}</p>
        <LiftOptOut cardId={cardId} />
      </section>
    )
  }
  return (
    <section>
      <Button tone="danger" onPress={() => setAsks(true)}>
        {text.optOut}
      </Button>
      <ConfirmDialog
        title={text.optOutTitle}
        isOpen={asks}
        onClose={() => setAsks(false)}
        confirmLabel={text.optOut}
        tone="danger"
        onConfirm={() => {
          setAsks(false)
          void runCommand(optOutContact, { cardId })
        }}
      >
        {text.optOutText}
      </ConfirmDialog>
    </section>
  )
}

function LiftOptOut({ cardId }: { cardId: string }) {
  const text = useText(policyText)
  const mayLift = useMay('manage_board')
  const [reason, setReason] = useState('')
  const form = useForm({
    schema: liftOptOut.input,
    expected: { reason: text.expectedReason },
    send: async (input: { cardId: string; reason: string }) => {
      await runCommand(liftOptOut, input)
      notify({ text: text.saved, tone: 'good' })
    },
  })
  if (!mayLift) return null
  return (
    <form
      ref={form.formRef}
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit({ cardId, reason })
      }}
    >
      <TextField
        label={text.reason}
        value={reason}
        onChange={(value) => {
          setReason(value)
          form.touch('reason')
        }}
        error={form.errors.reason}
      />
      {form.note !== null && <ErrorNote title={form.note.message} />}
      <Button type="submit" isPending={form.isPending}>
        {text.liftOptOut}
      </Button>
    </form>
  )
}
