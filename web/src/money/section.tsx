import { type ReactNode, useState } from 'react'
import { Fold } from '#ui/fold.tsx'

interface SectionProps {
  title: string
  count?: number
  /** Seen while folded. */
  summary?: string | undefined
  openAtFirst: boolean
  children: ReactNode
}

/** One folding part of the account. */
export function Section({ title, count = 0, summary, openAtFirst, children }: SectionProps) {
  const [hasOpened, setHasOpened] = useState(openAtFirst)
  // What came up in the meantime (a plan was proposed, a receipt came in) is shown; nothing folds away by itself.
  if (openAtFirst && !hasOpened) setHasOpened(true)
  return (
    <section aria-label={title} className="border-line border-t py-1.5">
      <Fold
        key={String(hasOpened)}
        title={
          <span className="flex items-baseline gap-2">
            {title}
            {count > 0 && <span className="figures font-normal text-ink-faint text-sm">{count}</span>}
          </span>
        }
        summary={summary}
        openAtFirst={openAtFirst}
      >
        {children}
      </Fold>
    </section>
  )
}

/** A part without anything in it yet. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="py-1 text-ink-faint">{children}</p>
}
