import type { Card } from '@aldia/shared/card.ts'
import { ArrowRightLeft, Tag, UserRound, Workflow } from 'lucide-react'
import { memo } from 'react'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { boardText } from '#board/board.text.ts'
import { noteFocus, useBoardFocus } from '#board/board-focus.ts'
import { type CardAction, useCardActions } from '#board/card-actions.ts'
import { CardFace } from '#board/card-face.tsx'
import { useLineWords } from '#board/card-line.tsx'
import { useMoneyInWords } from '#board/card-money.tsx'
import type { Density } from '#board/density.ts'
import { sizes } from '#board/density.ts'
import { liftInstructionsId } from '#board/dnd/lift-area.tsx'
import { bySystem, useGliding } from '#board/gliding.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { useUser } from '#records/use-records.ts'
import { tagsText } from '#tags/tags.text.ts'
import { useTagsOf } from '#tags/use-tags.ts'
import { Avatar } from '#ui/avatar.tsx'
import { classNames } from '#ui/class-names.ts'
import { boardStatesText } from './board-states.text.ts'
import { cardText } from './card.text.ts'
import { movesText } from './moves.text.ts'

interface CardSlotProps {
  card: Card
  density: Density
  /** Which place of the column, from 0; decides where it is drawn. */
  slot: number
  count: number
  /** Reached by Tab when no card of the column has had the focus yet. */
  firstOfColumn: boolean
  /** The card is being carried elsewhere; its place is kept for the pointer and the focus, unseen. */
  carried: boolean
}

/** One card in its column: the button that opens it, what can be done with it, and its place. */
export const CardSlot = memo(function CardSlot({ card, density, slot, count, firstOfColumn, carried }: CardSlotProps) {
  const hidden = useGliding((state) => state.hidden.has(card.id))
  const { rowPx } = sizes[density]
  return (
    <li
      data-card-id={carried ? undefined : card.id}
      aria-setsize={count}
      aria-posinset={slot + 1}
      style={{ transform: `translateY(${slot * rowPx}px)` }}
      className={classNames(
        'group absolute inset-x-0 top-0',
        (hidden || carried) && 'opacity-0',
        carried && 'pointer-events-none',
      )}
    >
      <CardFace card={card} density={density} />
      <CardButton card={card} firstOfColumn={firstOfColumn} />
      {!carried && <QuickActions cardId={card.id} density={density} />}
      <Mover cardId={card.id} />
    </li>
  )
})

const CardButton = memo(function CardButton({ card, firstOfColumn }: { card: Card; firstOfColumn: boolean }) {
  const { open, mayWork } = useCardActions()
  const label = useCardLabel(card)
  const focused = useBoardFocus((state) => state.cardId === card.id)
  return (
    <button
      type="button"
      data-card-button
      aria-label={label}
      aria-describedby={mayWork ? liftInstructionsId : undefined}
      tabIndex={focused || firstOfColumn ? 0 : -1}
      onFocus={() => noteFocus(card.id)}
      onClick={() => open(card.id)}
      className="absolute inset-0 cursor-pointer touch-manipulation rounded-panel transition-colors hover:bg-ink/4"
    />
  )
})

const quick: readonly { action: CardAction; icon: typeof UserRound; keys: string }[] = [
  { action: 'move', icon: ArrowRightLeft, keys: 'M' },
  { action: 'assign', icon: UserRound, keys: 'A' },
  { action: 'tag', icon: Tag, keys: 'T' },
]

/**
 * Shown while the card is pointed at or focused, and else not in the picture at all: unseen they would still be layers to sort
 * in every frame. Plain buttons with titles: tooltips on thousands of cards would cost too much.
 */
const QuickActions = memo(function QuickActions({ cardId, density }: { cardId: string; density: Density }) {
  const labels = { move: useText(movesText).move, assign: useText(boardStatesText).assign, tag: useText(tagsText).tags }
  const { ask, mayWork } = useCardActions()
  if (!mayWork) return null
  return (
    <span
      className={classNames(
        'absolute right-2 hidden gap-1 rounded-control bg-surface transition-opacity starting:opacity-0 sm:group-hover:flex sm:group-has-focus-visible:flex',
        density === 'compact' ? 'bottom-2' : 'bottom-2.5',
      )}
    >
      {quick.map(({ action, icon: Icon, keys }) => (
        <button
          key={action}
          type="button"
          tabIndex={-1}
          aria-label={labels[action]}
          title={`${labels[action]} (${keys})`}
          onClick={() => ask(action, cardId)}
          className="flex size-7 items-center justify-center rounded-control text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Icon aria-hidden size={16} />
        </button>
      ))}
    </span>
  )
})

/** Who has just moved the card: initials of a person, or the sign of what moves by itself. */
const Mover = memo(function Mover({ cardId }: { cardId: string }) {
  const text = useText(cardText)
  const mover = useGliding((state) => state.movers.get(cardId) ?? null)
  const user = useUser(mover === bySystem ? null : mover)
  if (mover !== bySystem && user === undefined) return null
  return (
    <span
      title={user === undefined ? text.movedBySystem : text.movedBy(user.name)}
      className="pointer-events-none absolute -top-1.5 -left-1.5 animate-enter"
    >
      {user === undefined ? (
        <span
          data-moved-by-system
          className="flex size-6 items-center justify-center rounded-full bg-accent-soft text-accent-ink ring-2 ring-surface"
        >
          <Workflow aria-hidden size={14} />
        </span>
      ) : (
        <Avatar id={user.id} name={user.name} size="small" decorative className="ring-2 ring-surface" />
      )}
    </span>
  )
})

function useCardLabel(card: Card): string {
  const ofCard = useText(cardText)
  const text = useText(boardText)
  const nameOf = usePersonName()
  const lineOf = useLineWords()
  const moneyOf = useMoneyInWords()
  const formats = useFormats()
  const now = useNow()
  const assignee = useUser(card.assigneeId)
  const tagLines = useText(tagsText)
  const tags = useTagsOf(card.tagIds).map(({ name }) => name)
  const { lastMessage } = card
  const parts = [
    nameOf(card),
    ...moneyOf(card.money),
    ...(tags.length > 0 ? [tagLines.worn(tags.join(', '))] : []),
    ...(card.unread > 0 ? [text.unread(card.unread)] : []),
    `${lastMessage?.direction === 'out' ? `${ofCard.you}: ` : ''}${lineOf(lastMessage)}`,
    ...(lastMessage?.status ? [ofCard.status[lastMessage.status]] : []),
    ...(lastMessage === null ? [] : [formats.timeOrDay(lastMessage.sentAt, now)]),
    assignee === undefined ? text.unassigned : ofCard.assignedTo(assignee.name),
  ]
  return parts.join(', ')
}
