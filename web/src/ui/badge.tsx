import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** What a colour means: `plain` nothing, `good` done, `warn` soon, `bad` needs care, `info` for information, `accent` ours. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'accent'

export const toneClass: Record<Tone, string> = {
  plain: 'bg-sunken text-ink-soft',
  good: 'bg-good-soft text-good-ink',
  warn: 'bg-warn-soft text-warn-ink',
  bad: 'bg-bad-soft text-bad-ink',
  info: 'bg-info-soft text-info-ink',
  accent: 'bg-accent-soft text-accent-ink',
}

const dotClass: Record<Tone, string> = {
  plain: 'bg-ink-faint',
  good: 'bg-good',
  warn: 'bg-warn',
  bad: 'bg-bad',
  info: 'bg-info',
  accent: 'bg-accent',
}

/** A short fact beside a name: a role, a state, an age. */
export function Badge({ tone = 'plain', dot = false, children }: { tone?: Tone; dot?: boolean; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'figures inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 font-medium text-sm',
        toneClass[tone],
      )}
    >
      {dot && <Dot tone={tone} />}
      {children}
    </span>
  )
}

/** A small light; always with words beside it. */
export function Dot({ tone = 'plain' }: { tone?: Tone }) {
  return <span aria-hidden className={classNames('size-2 shrink-0 rounded-full', dotClass[tone])} />
}

/** How many: unread messages, cards of a column. */
export function Count({ value, strong = false, label }: { value: number; strong?: boolean; label?: string }) {
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label } : {})}
      className={classNames(
        'figures inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full px-1.5 font-medium text-sm',
        strong ? 'bg-accent text-on-accent' : 'text-ink-faint',
      )}
    >
      {value > 999 ? '999+' : value}
    </span>
  )
}
