import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useUiText } from './ui-text.ts'

/** A grey bar in the place of something that is coming. Give it its size by class. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('block animate-pulse rounded-control bg-pressed', className ?? 'h-4 w-full')}
    />
  )
}

/** The final layout in grey: shown only when loading takes longer than 150 ms, and told once to screen readers. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  const text = useUiText()
  return (
    <div role="status" className={classNames('animate-late', className)}>
      <span className="sr-only">{text.loading}</span>
      {children}
    </div>
  )
}
