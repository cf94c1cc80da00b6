import type { ReactNode } from 'react'
import { Badge, type Tone } from '#ui/badge.tsx'

interface MoneyRowProps {
  name: string
  /** null: the person has no card to open. */
  onOpen: (() => void) | null
  /** What is known, in one line; what is missing is left out. */
  facts: readonly (string | null | undefined | false)[]
  /** Said when one stays on the facts. */
  title?: string
  amount: ReactNode
  badge: { tone: Tone; words: string } | null
}

/** One person in a list of money: name and facts, amount and how it stands. */
export function MoneyRow({ name, onOpen, facts, title, amount, badge }: MoneyRowProps) {
  return (
    <li className="flex items-center gap-3 py-2.5">
      <span className="min-w-0 flex-1">
        {onOpen === null ? (
          <span className="block truncate text-ink">{name}</span>
        ) : (
          <button
            type="button"
            className="block max-w-full cursor-pointer truncate text-left font-medium text-ink hover:underline"
            onClick={onOpen}
          >
            {name}
          </button>
        )}
        <span className="figures block text-ink-faint text-sm" title={title}>
          {facts.filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1">
        <span className="figures font-medium text-ink">{amount}</span>
        {badge !== null && <Badge tone={badge.tone}>{badge.words}</Badge>}
      </span>
    </li>
  )
}
