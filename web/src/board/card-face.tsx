import type { Card } from '@aldia/shared/card.ts'
import { memo } from 'react'
import { useNow } from '#base/clock.ts'
import { useFormats } from '#base/language.ts'
import { CardLine } from '#board/card-line.tsx'
import { CardMeter } from '#board/card-meter.tsx'
import { CardBalance, CardChips, CardDays } from '#board/card-money.tsx'
import { type Density, sizes } from '#board/density.ts'
import { formatPhone, usePersonName } from '#contacts/person-name.ts'
import { useUser } from '#records/use-records.ts'
import { TagMarks } from '#tags/tag-marks.tsx'
import { Avatar } from '#ui/avatar.tsx'
import { classNames } from '#ui/class-names.ts'

interface CardFaceProps {
  card: Card
  density: Density
  /** Lifted: under a finger or carried by keys. */
  lifted?: boolean
}

/**
 * What a card looks like, everywhere it is drawn (in its column, under the finger, while it glides). Silent for screen
 * readers: the card's button says it all in one sentence.
 */
export const CardFace = memo(function CardFace({ card, density, lifted = false }: CardFaceProps) {
  const nameOf = usePersonName()
  const { money, lastMessage } = card
  const unread = card.unread > 0
  const compact = density === 'compact'
  return (
    <div
      aria-hidden
      style={{ height: sizes[density].cardPx }}
      className={classNames(
        'contain-content flex w-full select-none flex-col rounded-panel bg-surface px-3 text-left ring-1 ring-line ring-inset',
        compact ? 'justify-center' : 'justify-center gap-1',
        lifted && 'shadow-float ring-accent/50',
      )}
    >
      <div className="flex items-baseline gap-2">
        <bdi className={classNames('min-w-0 flex-1 truncate text-ink', unread ? 'font-bold' : 'font-medium')}>
          {nameOf(card)}
        </bdi>
        <TagMarks tagIds={card.tagIds} />
        {money !== null && <CardBalance balances={money.balances} strong={unread} />}
      </div>
      <div
        className={classNames(
          'flex items-center gap-2 text-sm',
          compact && 'h-6',
          unread ? 'text-ink' : 'text-ink-soft',
        )}
      >
        <CardLine line={lastMessage} />
        {compact && money?.dueOn != null && <CardDays money={money} />}
        {lastMessage !== null && !(compact && money?.dueOn != null) && (
          <CardTime at={lastMessage.sentAt} unread={unread} />
        )}
        {unread && <span className="size-2.5 shrink-0 rounded-full bg-accent" />}
        {compact && <Assignee id={card.assigneeId} />}
      </div>
      {!compact && (
        <div className="flex h-6 items-center gap-2 text-ink-faint text-sm">
          {money !== null ? <CardChips money={money} /> : <CardNumber card={card} />}
          {money !== null && !lifted && <CardMeter cardId={card.id} />}
          <Assignee id={card.assigneeId} />
        </div>
      )}
    </div>
  )
})

function CardNumber({ card }: { card: Card }) {
  return (
    <span className="figures min-w-0 flex-1 truncate">
      {card.name !== null && card.phone !== null ? formatPhone(card.phone) : ''}
    </span>
  )
}

function CardTime({ at, unread }: { at: number; unread: boolean }) {
  const now = useNow()
  const formats = useFormats()
  return (
    <time
      title={formats.fullDate(at)}
      className={classNames('figures shrink-0 text-sm', unread ? 'font-medium text-accent-ink' : 'text-ink-faint')}
    >
      {formats.timeOrDay(at, now)}
    </time>
  )
}

function Assignee({ id }: { id: string | null }) {
  const user = useUser(id)
  return user === undefined ? null : <Avatar id={user.id} name={user.name} size="small" decorative />
}
