import { Moments } from '@aldia/shared/contact-policy.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import { timeIn } from '@aldia/shared/policy/wall-clock.ts'
import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure, getJson } from '#base/api.ts'
import { now } from '#base/clock.ts'
import { useLocale, useText, useToday } from '#base/language.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { type Chosen, chosenMoment, type LastChance, lastMoment } from '#outgoing/wish.ts'
import { policyText } from '#policy/policy.text.ts'
import { useWhen } from '#policy/use-when.ts'
import { Button } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TimeField } from '#ui/time-field.tsx'

export interface Wish {
  leaveAt: number
  notAfter: number | null
}

interface WhenDialogProps {
  title: string
  cardId: string
  /** The moment that it has now (epoch ms); null: none. */
  begin: number | null
  /** May throw `ApiFailure`, which is said in place. */
  onChoose: (wish: Wish) => Promise<void> | void
  onClose: () => void
}

/** When a message is to leave: lawful moments first, then a day and a time of one's own. */
export function WhenDialog({ title, cardId, begin, onChoose, onClose }: WhenDialogProps) {
  const text = useText(outgoingText)
  const when = useWhen()
  const { timeZone } = useLocale()
  const today = useToday()
  const [day, setDay] = useState(begin === null ? '' : dayIn(timeZone, begin))
  const [time, setTime] = useState(begin === null ? '' : timeIn(timeZone, begin))
  const [chance, setChance] = useState<LastChance>('twoDays')
  const [isSure, setSure] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const chosen = chosenMoment(day, time, { zone: timeZone, now: now() })
  const moments = useMoments(cardId, 'at' in chosen ? chosen.at : null)

  async function choose(at: number) {
    try {
      await onChoose({ leaveAt: at, notAfter: lastMoment(at, chance) })
      onClose()
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setRefused(error.message)
    }
  }
  const touched =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setRefused(null)
    }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{text.back}</Button>
          <Button tone="main" onPress={() => ('at' in chosen ? void choose(chosen.at) : setSure(true))}>
            {text.schedule}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        <section aria-label={text.suggested}>
          <h3 className="mb-1.5 font-medium text-ink">{text.suggested}</h3>
          <Suggested moments={moments.suggested} when={when} onChoose={(at) => void choose(at)} />
        </section>
        <section aria-label={text.own} className="space-y-3">
          <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-3">
            <DateField
              label={text.day}
              value={day}
              min={today}
              onChange={touched(setDay)}
              error={isSure && day === '' ? text.expectedDay : undefined}
            />
            <TimeField
              label={text.time}
              value={time}
              onChange={touched(setTime)}
              error={isSure && time === '' ? text.expectedTime : undefined}
            />
          </div>
          <ChosenLine chosen={chosen} asked={moments.asked} refused={refused} />
          <Select
            label={text.lastChance}
            help={text.lastChanceHelp}
            choices={(['hour', 'day', 'twoDays', 'week'] as const).map((id) => ({ id, label: text.chances[id] }))}
            value={chance}
            onChange={setChance}
          />
        </section>
      </div>
    </Dialog>
  )
}

function Suggested(props: {
  moments: readonly number[] | null
  when: (at: number) => string
  onChoose: (at: number) => void
}) {
  const text = useText(outgoingText)
  if (props.moments === null) return <Skeleton className="h-9 w-full" />
  if (props.moments.length === 0) return <p className="text-ink-soft text-sm">{text.noMoments}</p>
  return (
    <div className="flex flex-wrap gap-2">
      {props.moments.map((at, place) => (
        <Button key={at} icon={CalendarClock} autoFocus={place === 0} onPress={() => props.onChoose(at)}>
          {props.when(at)}
        </Button>
      ))}
    </div>
  )
}

/** What becomes of the day and time that stand in the fields. */
function ChosenLine({ chosen, asked, refused }: { chosen: Chosen; asked: Moments['asked']; refused: string | null }) {
  const text = useText(outgoingText)
  const why = useText(policyText).why
  const when = useWhen()
  const bad = (words: string) => (
    <p role="alert" className="text-bad-ink text-sm">
      {words}
    </p>
  )
  if (refused !== null) return bad(refused)
  if ('problem' in chosen) {
    if (chosen.problem === 'empty') return null
    return bad(chosen.problem === 'missing' ? text.missing(when(chosen.next)) : text.problems[chosen.problem])
  }
  const reason = why[asked?.reasons[0] ?? 'window']
  const rules =
    asked === null || asked.decision === 'send'
      ? null
      : asked.nextAt === null
        ? text.neverThen(reason)
        : text.laterThen(when(asked.nextAt), reason)
  return (
    <p role="status" className={rules === null ? 'text-ink-soft text-sm' : 'text-sm text-warn-ink'}>
      {[rules ?? text.leavesThen(when(chosen.at)), chosen.isTwice ? text.twice : ''].filter(Boolean).join(' ')}
    </p>
  )
}

/** The server's answer on when this person may be written to; null while it is not known. */
function useMoments(
  cardId: string,
  at: number | null,
): { suggested: readonly number[] | null; asked: Moments['asked'] } {
  const ask = (path: string, signal: AbortSignal) => getJson(path, Moments, signal)
  const path = `/api/cards/${encodeURIComponent(cardId)}/moments`
  const first = useQuery({ queryKey: ['moments', cardId], queryFn: ({ signal }) => ask(path, signal), staleTime: 0 })
  const asked = useQuery({
    queryKey: ['moments', cardId, at],
    queryFn: ({ signal }) => ask(`${path}?at=${at}`, signal),
    enabled: at !== null,
  })
  return {
    // Without an answer one can still choose a moment of one's own.
    suggested: first.data?.suggested ?? (first.isError ? [] : null),
    asked: at === null ? null : (asked.data?.asked ?? null),
  }
}
