import { CalendarClock, Gauge, Lock } from 'lucide-react'

import { type ReactNode, useState } from 'react'
import { useText } from '#base/language.ts'
import { useMay } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { policyText } from './policy.text.ts'
import { meterInWords, typedInWords } from './policy-words.ts'
import { useStanding } from './standing.ts'
import { useWhen } from './use-when.ts'

/** How often the person was written to, and when the next moment is. */
export function ContactMeter({ cardId }: { cardId: string }) {
  const text = useText(policyText)
  const when = useWhen()
  const standing = useStanding(cardId)
  const words = standing === null ? '' : meterInWords(standing, text, when)
  if (words === '') return null
  return (
    <p className="flex items-center gap-1.5 text-ink-faint text-sm">
      <Gauge aria-hidden size={14} className="shrink-0" />
      {words}
    </p>
  )
}

/** The same under the field, unless the line above it says it already; then there is room for something else. */
export function MeterUnderField({ cardId, otherwise }: { cardId: string; otherwise: ReactNode }) {
  const text = useText(policyText)
  const when = useWhen()
  const standing = useStanding(cardId)
  const isSaid = standing === null || typedInWords(standing.typed, text, when) !== null
  return isSaid || meterInWords(standing, text, when) === '' ? otherwise : <ContactMeter cardId={cardId} />
}

/** Said before one writes: what is typed will wait, until when and why. */
export function TypedLine({ cardId, onOverride }: { cardId: string; onOverride: ((reason: string) => void) | null }) {
  const text = useText(policyText)
  const when = useWhen()
  const standing = useStanding(cardId)
  const words = standing === null ? null : typedInWords(standing.typed, text, when)
  if (words === null) return null
  return (
    <div
      role="status"
      className="mb-2 flex items-start gap-2 rounded-control bg-warn-soft px-2.5 py-1.5 text-sm text-warn-ink"
    >
      <CalendarClock aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span className="min-w-0 flex-1">
        {words}
        {onOverride !== null && standing?.typed.mayOverride && <SendAnyway onOverride={onOverride} />}
      </span>
    </div>
  )
}

/** Lets somebody with the right send now what would have to wait, and say why. */
function SendAnyway({ onOverride }: { onOverride: (reason: string) => void }) {
  const text = useText(policyText)
  const may = useMay('override_contact_rules')
  const [reason, setReason] = useState<string | null>(null)
  if (!may) return null
  if (reason === null)
    return (
      <Button size="small" tone="quiet" className="ms-1" onPress={() => setReason('')}>
        {text.sendAnyway}
      </Button>
    )
  const isShort = reason.trim().length < 3
  return (
    <form
      className="mt-1.5 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (isShort) return
        onOverride(reason.trim())
        setReason(null)
      }}
    >
      <TextField
        label={text.anywayReason}
        help={text.anywayLead}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
        className="min-w-0 flex-1"
      />
      <Button type="submit" size="small" isDisabled={isShort}>
        {text.sendWithReason}
      </Button>
    </form>
  )
}

/** In place of the field, for somebody who asked for silence. */
export function LockedField() {
  const text = useText(policyText)
  return (
    <div className="flex items-start gap-3 rounded-panel bg-sunken px-4 py-3 text-ink" role="status">
      <Lock aria-hidden size={20} className="shrink-0 text-ink-soft" />
      <div>
        <p className="font-semibold">{text.locked}</p>
        <p className="text-ink-soft text-sm">{text.lockedText}</p>
      </div>
    </div>
  )
}

/** Whether nobody may write to the person of this card. */
export const useIsLocked = (cardId: string): boolean => useStanding(cardId)?.optedOutAt != null
