import type { ToneJudgement } from '@aldia/shared/tone/tone.ts'
import { HeartHandshake } from 'lucide-react'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { useMay } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { TextField } from '#ui/text-field.tsx'
import { toneText } from './tone.text.ts'

interface ToneLineProps {
  draft: string
  judgement: ToneJudgement
  onChange: (draft: string) => void
  /** Sends the words as they are, for a reason that is kept. */
  onOverride: (reason: string) => void
}

/** Said while one writes: what may offend in the message, and a kinder sentence to take over with one press. */
export function ToneLine({ draft, judgement, onChange, onOverride }: ToneLineProps) {
  const text = useText(toneText)
  const [replaced, setReplaced] = useState<{ by: string; was: string } | null>(null)

  if (replaced !== null && replaced.by === draft) {
    return (
      <div className="mb-2 flex justify-end">
        <Button size="small" tone="quiet" onPress={() => onChange(replaced.was)}>
          {text.takeBack}
        </Button>
      </div>
    )
  }
  const { verdict, tag, suggestion } = judgement
  return (
    <div role="status">
      {verdict !== 'ok' && tag !== null && suggestion !== null && (
        <div
          className={classNames(
            'mb-2 flex items-start gap-2 rounded-control px-2.5 py-1.5 text-sm',
            verdict === 'block' ? 'bg-bad-soft text-bad-ink' : 'bg-warn-soft text-warn-ink',
          )}
        >
          <HeartHandshake aria-hidden size={16} className="mt-0.5 shrink-0" />
          <div className="min-w-0 flex-1">
            <p>
              <strong className="font-semibold">{text[tag]}</strong> {verdict === 'block' && text.lawAndRespect}
            </p>
            <p>
              {text.kinder} <q>{suggestion}</q>
            </p>
            {verdict === 'block' && <Override onOverride={onOverride} />}
          </div>
          <Button
            size="small"
            onPress={() => {
              setReplaced({ by: suggestion, was: draft })
              onChange(suggestion)
            }}
          >
            {text.take}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Words that offend stay here, unless somebody who may says why they leave all the same. */
function Override({ onOverride }: { onOverride: (reason: string) => void }) {
  const text = useText(toneText)
  const may = useMay('override_tone')
  const [reason, setReason] = useState<string | null>(null)
  if (!may) return <p>{text.staysHere}</p>
  if (reason === null)
    return (
      <p className="flex flex-wrap items-center gap-x-2">
        {text.staysHere}
        <Button size="small" tone="quiet" onPress={() => setReason('')}>
          {text.sendAnyway}
        </Button>
      </p>
    )
  return (
    <form
      className="mt-1.5 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim().length >= 3) onOverride(reason.trim())
      }}
    >
      <TextField
        label={text.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
        className="min-w-0 flex-1"
      />
      <Button type="submit" size="small" isDisabled={reason.trim().length < 3}>
        {text.sendWithReason}
      </Button>
    </form>
  )
}
