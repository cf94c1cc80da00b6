import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/**
 * Scrolls a list whose choices are made from a field beside it. The focus stays in that field; who scrolls by keys of their
 * own finds the box by Tab.
 */
export function ScrollBox({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no set of fields
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard (WCAG 2.1.1)
      tabIndex={0}
      className={classNames('overflow-y-auto rounded-control', className)}
    >
      {children}
    </div>
  )
}
