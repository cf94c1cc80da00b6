import { CloudOff, PenLine } from 'lucide-react'
import { plainLine } from '#base/bidi.ts'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { useLiveSince, useLiveState, useTeamTyping } from '#records/live.ts'
import { useChannelAccounts, useMe, useUsers } from '#records/use-records.ts'
import { composerText } from './composer.text.ts'
import { conversationText } from './conversation.text.ts'
import { waitingNote } from './waiting.ts'

/** Said before one writes, not after: the message will wait, and why. `fromId`: the number it would leave from; null: whichever. */
export function ConnectionLine({ fromId }: { fromId: string | null }) {
  const text = useText(composerText)
  const formats = useFormats()
  const now = useNow()
  const accounts = useChannelAccounts()
  // That one of several is not linked at all is said where it is chosen.
  const from = accounts.filter(({ id, phone }) => id === fromId && phone !== null)
  const waiting = waitingNote(from.length === 0 ? accounts : from, useLiveState(), useLiveSince(), now)
  if (waiting === null) return null
  const time = formats.time(waiting.since)
  const isToday = formats.dateKey(waiting.since) === formats.dateKey(now)
  const when = isToday ? time : `${formats.day(waiting.since, now)} ${time}`
  const words = text.willWait[waiting.why]
  return (
    <p
      role="status"
      className="mb-2 flex items-start gap-2 rounded-control bg-warn-soft px-2.5 py-1.5 text-sm text-warn-ink"
    >
      <CloudOff aria-hidden size={16} className="mt-0.5 shrink-0" />
      {typeof words === 'string' ? words : words(when)}
    </p>
  )
}

/** A colleague is writing to the same person: said where one would write as well. */
export function TeamLine({ cardId }: { cardId: string }) {
  const text = useText(conversationText)
  const me = useMe()
  const users = useUsers()
  const names = useTeamTyping(cardId)
    .filter((id) => id !== me.id)
    .map((id) => plainLine(users.get(id)?.name ?? ''))
    .filter((name) => name !== '')
  return (
    <div role="status">
      {names.length > 0 && (
        <p className="mb-2 flex items-center gap-2 text-info-ink text-sm">
          <PenLine aria-hidden size={16} className="shrink-0" />
          {(names.length === 1 ? text.colleagueTyping : text.colleaguesTyping)(names.join(', '))}
        </p>
      )}
    </div>
  )
}
