import { EllipsisVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '#base/language.ts'
import { classNames } from '#ui/class-names.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu, type MenuEntry } from '#ui/menu.tsx'
import { accountText } from './account.text.ts'

interface RowProps {
  /** What the row is about, for the name of its menu. */
  name: string
  title: ReactNode
  /** At the right of the title: an amount. */
  end: ReactNode
  /** The second line: facts that support the first. */
  facts: readonly ReactNode[]
  /** At the right of the second line: a state. */
  badge?: ReactNode
  /** Over and done: drawn fainter. */
  isPast?: boolean
  entries?: readonly MenuEntry[]
  children?: ReactNode
}

/** One record of the account: what and how much, then the facts, and a menu with what can be done. */
export function Row({ name, title, end, facts, badge, isPast = false, entries = [], children }: RowProps) {
  const text = useText(accountText)
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false)
  return (
    <li className="flex items-start gap-1 border-line border-b py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <span className={classNames('min-w-0 truncate', isPast ? 'text-ink-soft' : 'font-medium text-ink')}>
            {title}
          </span>
          <span className={classNames('figures shrink-0', isPast ? 'text-ink-soft' : 'font-medium text-ink')}>
            {end}
          </span>
        </div>
        <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span className="figures flex min-w-0 flex-wrap gap-x-1 text-ink-faint text-sm">
            {shown.map((fact, i) => (
              <span key={i}>
                {i > 0 && <span aria-hidden>· </span>}
                {fact}
              </span>
            ))}
          </span>
          {badge}
        </div>
        {children}
      </div>
      {entries.length > 0 && (
        <Menu
          label={text.actionsOf(name)}
          trigger={<IconButton label={text.actionsOf(name)} icon={EllipsisVertical} size="small" className="-mr-1.5" />}
          entries={entries}
        />
      )}
    </li>
  )
}
