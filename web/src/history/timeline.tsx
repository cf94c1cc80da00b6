import { cardCreated, cardMoved, undoEvent } from '@aldia/shared/card.ts'
import { mayUndo as mayTakeBack } from '@aldia/shared/undo-rights.ts'
import {
  ArrowRightLeft,
  CalendarRange,
  HandCoins,
  Handshake,
  History,
  type LucideIcon,
  MessageCircle,
  NotebookPen,
  ReceiptText,
  Unplug,
  UserRound,
} from 'lucide-react'
import { useMemo, useState } from 'react'
import { wasUndone } from '#base/after-undo.ts'
import { ApiFailure } from '#base/api.ts'
import { plainLine } from '#base/bidi.ts'
import { useNow } from '#base/clock.ts'
import { useDayWords } from '#base/day-words.ts'
import { useFormats, useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { notify } from '#base/notify.ts'
import { spanTimes } from '#base/span-times.ts'
import { useAllConnectionGaps } from '#channels/connection-gaps.ts'
import { runCommand } from '#records/commands.ts'
import { useAllStages, useMe, useUsers } from '#records/use-records.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { useTimeline } from './card-events.ts'
import { timelineText } from './timeline.text.ts'
import { withGaps } from './timeline-gaps.ts'
import { timelineLadderText } from './timeline-ladder.text.ts'
import { type TimelineLine, timelineLines } from './timeline-lines.ts'
import { timelineMoneyText } from './timeline-money.text.ts'

interface TimelineProps {
  cardId: string
  /** What the person is called on screen, already harmless for display. */
  personName: string
  /** Whether I may take things back. */
  mayUndo: boolean
}

/** What happened with a person: who, what, when, newest first. */
export function Timeline({ cardId, personName, mayUndo }: TimelineProps) {
  const text = useText(timelineText)
  const formats = useFormats()
  const moneyText = useText(timelineMoneyText)
  const ladderText = useText(timelineLadderText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const now = useNow()
  const timeline = useTimeline(cardId)
  const gaps = useAllConnectionGaps()
  const users = useUsers()
  const stages = useAllStages()
  const lines = useMemo(() => {
    const stageNames = new Map(stages.map((stage) => [stage.id, plainLine(stage.name)]))
    const names = {
      person: personName,
      user: (id: string) => (users.has(id) ? plainLine(users.get(id)?.name ?? '') : null),
      stage: (id: string) => stageNames.get(id) ?? null,
      times: (span: { fromAt: number; toAt: number }) => spanTimes(span, now, formats),
      amount: money.amount,
      date: (on: string) => days.day(on, today),
    }
    const words = { ...text, money: moneyText, ladder: ladderText }
    return timelineLines(withGaps(timeline.events, gaps), names, words, formats.dateKey)
  }, [timeline.events, gaps, users, stages, personName, text, moneyText, ladderText, formats, money, days, today, now])

  if (timeline.state === 'loading' && lines.length === 0) return <TimelineSkeleton />
  if (timeline.state === 'failed') {
    return (
      <div className="p-5">
        <ErrorNote title={text.loadFailed} retry={{ label: text.tryAgain, run: timeline.retry }} />
      </div>
    )
  }
  if (lines.length === 0) {
    return (
      <EmptyState icon={History} title={text.list}>
        {text.empty}
      </EmptyState>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section aria-label={text.list} tabIndex={0} className="h-full overflow-y-auto px-5 py-4 outline-offset-[-2px]">
      <ol className="space-y-1">
        {lines.map((line, index) => {
          const { event } = line
          const day = formats.dateKey(event.at)
          const before = lines[index - 1]
          const isNewDay = before === undefined || formats.dateKey(before.event.at) !== day
          return <TimelineRow key={event.id} line={line} isNewDay={isNewDay} mayUndo={mayUndo} />
        })}
      </ol>
      {timeline.more && (
        <Button tone="quiet" size="small" onPress={timeline.loadMore} className="mt-3">
          {text.loadMore}
        </Button>
      )}
    </section>
  )
}

function TimelineRow({ line, isNewDay, mayUndo }: { line: TimelineLine; isNewDay: boolean; mayUndo: boolean }) {
  const { event, words, isUndone } = line
  const text = useText(timelineText)
  const formats = useFormats()
  const { role } = useMe()
  const now = useNow()
  const Icon = iconFor(event.type)
  return (
    <li>
      {isNewDay && (
        <h3 className="pt-4 pb-1 font-semibold text-ink-soft text-sm first-letter:uppercase">
          {formats.day(event.at, now)}
        </h3>
      )}
      <div className="flex min-h-9 items-center gap-3">
        <Icon aria-hidden size={16} className="shrink-0 text-ink-faint" />
        <p className={`min-w-0 flex-1 py-1 ${isUndone ? 'text-ink-faint line-through' : 'text-ink'}`}>
          <bdi>{words}</bdi>
        </p>
        {isUndone && <Badge>{text.undone}</Badge>}
        {mayUndo && event.undoable && !isUndone && mayTakeBack(role, event.type) && (
          <UndoButton eventId={event.id} what={words} />
        )}
        <time
          dateTime={new Date(event.at).toISOString()}
          title={formats.fullDate(event.at)}
          className="figures shrink-0 text-ink-faint text-sm"
        >
          {formats.time(event.at)}
        </time>
      </div>
    </li>
  )
}

function UndoButton({ eventId, what }: { eventId: string; what: string }) {
  const text = useText(timelineText)
  const [isPending, setPending] = useState(false)
  const undo = async () => {
    setPending(true)
    try {
      await runCommand(undoEvent, { eventId })
      wasUndone(eventId)
      notify({ text: text.undoDone, tone: 'good' })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <Button size="small" tone="quiet" isPending={isPending} onPress={undo} aria-label={`${text.undo}: ${what}`}>
      {text.undo}
    </Button>
  )
}

function TimelineSkeleton() {
  return (
    <Loading className="space-y-4 px-5 py-6">
      {['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3', 'w-3/4'].map((width) => (
        <div key={width} className="flex items-center gap-3">
          <Skeleton className="size-4" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </Loading>
  )
}

function iconFor(type: string): LucideIcon {
  if (type.startsWith('message.')) return MessageCircle
  if (type.startsWith('note.')) return NotebookPen
  if (type.startsWith('channel.')) return Unplug
  if (type.startsWith('debt.') || type.startsWith('entry.') || type.startsWith('charge.')) return ReceiptText
  if (type.startsWith('payment.') || type.startsWith('credit.')) return HandCoins
  if (type.startsWith('promise.') || type.startsWith('settlement.')) return Handshake
  if (type.startsWith('plan.')) return CalendarRange
  return type === cardMoved.type || type === cardCreated.type ? ArrowRightLeft : UserRound
}
