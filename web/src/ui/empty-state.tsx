import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: LucideIcon
  title: string
  /** The one next step. */
  action?: ReactNode
  children?: ReactNode
}

/** Says what will appear here, and offers the one next step. */
export function EmptyState({ icon: Icon, title, action, children }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-12 text-center">
      <span className="mb-1 flex size-12 items-center justify-center rounded-full bg-sunken text-ink-soft">
        <Icon aria-hidden size={20} />
      </span>
      <p className="font-semibold text-ink text-lg">{title}</p>
      {children && <div className="text-ink-soft">{children}</div>}
      {action && <div className="pt-3">{action}</div>}
    </div>
  )
}
