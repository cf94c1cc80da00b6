import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Tone, toneClass } from './badge.tsx'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'

const icons: Record<Tone, LucideIcon> = {
  plain: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  info: Info,
  accent: Info,
}

interface NoticeProps {
  tone?: Tone
  title?: string
  /** At most one next step. */
  action?: ReactNode
  /** Spoken when it appears; off for what was on the page from the beginning. */
  live?: boolean
  children?: ReactNode
}

/** Something worth knowing, standing where it matters. */
export function Notice({ tone = 'info', title, action, live = false, children }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div
      {...(live ? { role: tone === 'bad' ? 'alert' : 'status' } : {})}
      className={classNames('flex gap-3 rounded-panel px-4 py-3', toneClass[tone])}
    >
      <Icon aria-hidden size={20} className="shrink-0" />
      <div className="min-w-0 flex-1 space-y-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="space-y-2">{children}</div>}
        {action && <div className="pt-1.5">{action}</div>}
      </div>
    </div>
  )
}

interface ErrorNoteProps {
  /** What happened. */
  title: string
  /** What was kept and what to do. */
  children?: ReactNode
  retry?: { label: string; run: () => void }
}

/** A failure, where the problem is: what happened, what was kept, what to do. */
export function ErrorNote({ title, children, retry }: ErrorNoteProps) {
  return (
    <Notice
      tone="bad"
      title={title}
      live
      {...(retry
        ? {
            action: (
              <Button size="small" onPress={retry.run}>
                {retry.label}
              </Button>
            ),
          }
        : {})}
    >
      {children}
    </Notice>
  )
}
