import { Gauge } from 'lucide-react'
import { useText } from '#base/language.ts'
import { useMeter } from '#policy/meters.ts'
import { policyText } from '#policy/policy.text.ts'
import { meterInWords, mostTelling } from '#policy/policy-words.ts'
import { useWhen } from '#policy/use-when.ts'

/** How much of what is allowed the person of a card has had, in two figures; the whole sentence when one points at it. */
export function CardMeter({ cardId }: { cardId: string }) {
  const text = useText(policyText)
  const when = useWhen()
  const meter = useMeter(cardId)
  const limit = meter && mostTelling(meter.limits)
  // Nothing was said yet and everything may be: a board full of zeros tells nobody anything.
  if (!meter || !limit || (limit.used === 0 && meter.reminder.decision === 'send')) return null
  return (
    <span
      title={meterInWords(meter, text, when)}
      className="figures inline-flex shrink-0 items-center gap-1 text-ink-faint text-sm"
    >
      <Gauge size={13} />
      {Math.min(limit.used, 99)}/{limit.limit.max}
    </span>
  )
}
