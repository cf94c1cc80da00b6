import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from 'lucide-react'
import { classNames } from './class-names.ts'

export type TickState = 'queued' | 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'unknown'

const icons = {
  queued: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  played: CheckCheck,
  failed: CircleAlert,
  unknown: CircleHelp,
}

/** The ticks people know: a clock, one grey, two grey, two blue. `label` says it in words. */
export function Ticks({ state, label, className }: { state: TickState; label: string; className?: string }) {
  const Icon = icons[state]
  const tone =
    state === 'read' || state === 'played'
      ? 'text-tick-read'
      : state === 'failed' || state === 'unknown'
        ? 'text-bad'
        : 'text-tick'
  return (
    <span role="img" aria-label={label} title={label} className={classNames('inline-flex shrink-0', tone, className)}>
      <Icon aria-hidden size={16} />
    </span>
  )
}
