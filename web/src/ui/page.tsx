import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface PageProps {
  title: string
  /** One line under the title. */
  lead?: ReactNode
  actions?: ReactNode
  /** 672 px for forms, 960 px for lists. */
  width?: 'form' | 'list'
  children: ReactNode
}

/** A page of reading width with its heading. */
export function Page({ title, lead, actions, width = 'form', children }: PageProps) {
  return (
    <div
      className={classNames('mx-auto w-full px-4 py-6 sm:px-8 sm:py-8', width === 'form' ? 'max-w-2xl' : 'max-w-240')}
    >
      <header className="mb-6 flex items-start justify-between gap-x-6 gap-y-3 max-sm:flex-wrap">
        <div className="min-w-0 space-y-1">
          <h1 className="font-semibold text-ink text-xl">{title}</h1>
          {lead && <p className="max-w-prose text-ink-soft">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  )
}

/** A titled part of a page, set apart by a hairline. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-line border-t py-6 first-of-type:border-t-0 first-of-type:pt-0">
      <h2 className="font-semibold text-ink text-lg">{title}</h2>
      {lead && <p className="mt-0.5 max-w-prose text-ink-soft">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}
