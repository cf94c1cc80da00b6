import type { Message, MessageDetails } from '@aldia/shared/message.ts'
import { Copy, MapPin, Phone, PhoneMissed, UserRound, Video } from 'lucide-react'
import { plainLine, plainText } from '#base/bidi.ts'
import { copyText } from '#base/clipboard.ts'
import { useText } from '#base/language.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { conversationText } from './conversation.text.ts'
import { messageText } from './message.text.ts'

type Of<T extends MessageDetails['type']> = Extract<MessageDetails, { type: T }>

/** A place, people, a poll or a call: what has no file. */
export function Details({ message }: { message: Message }) {
  const { details } = message
  switch (details?.type) {
    case 'location':
      return <Location place={details} />
    case 'contact':
      return <People people={details.people} />
    case 'poll':
      return <Poll poll={details} />
    case 'call':
      return <Call call={details} />
    default:
      return null
  }
}

/** Words and numbers only: a map would tell an outside service where the debtor is. */
function Location({ place }: { place: Of<'location'> }) {
  const text = useText(messageText)
  const common = useText(conversationText)
  const coordinates = `${place.latitude.toFixed(6)}, ${place.longitude.toFixed(6)}`
  const name = plainLine(place.name ?? '') || text.kinds.location
  return (
    <div className="flex w-68 max-w-full items-start gap-3 rounded-control bg-ink/5 p-2.5">
      <MapPin aria-hidden size={20} className="mt-0.5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1">
        <bdi className="block font-medium">{name}</bdi>
        {place.address && <bdi className="block text-ink-soft text-sm">{plainLine(place.address)}</bdi>}
        <span className="figures block text-ink-soft text-sm">{coordinates}</span>
      </div>
      <IconButton
        label={text.copyCoordinates}
        icon={Copy}
        size="small"
        onPress={() => void copyText(coordinates, common)}
      />
    </div>
  )
}

const peopleMax = 20

function People({ people }: { people: Of<'contact'>['people'] }) {
  const text = useText(messageText)
  const common = useText(conversationText)
  return (
    <ul className="w-68 max-w-full divide-y divide-line rounded-control bg-ink/5 px-2.5">
      {people.slice(0, peopleMax).map((person) => (
        <li key={`${person.name} ${person.phones.join()}`} className="flex items-start gap-3 py-2.5">
          <UserRound aria-hidden size={20} className="mt-0.5 shrink-0 text-ink-soft" />
          <div className="min-w-0 flex-1">
            <bdi className="block font-medium">{plainLine(person.name) || text.kinds.contact}</bdi>
            {person.phones.length === 0 && <span className="text-ink-soft text-sm">{text.noPhones}</span>}
            {person.phones.map((phone) => (
              <span key={phone} className="flex items-center justify-between gap-2">
                <bdi className="figures text-ink-soft text-sm">{plainLine(phone)}</bdi>
                <IconButton
                  label={text.copyPhone(plainLine(phone))}
                  icon={Copy}
                  size="small"
                  onPress={() => void copyText(plainLine(phone), common)}
                />
              </span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Poll({ poll }: { poll: Of<'poll'> }) {
  const text = useText(messageText)
  const options = [...new Set(poll.options)]
  const votes = poll.votes ?? []
  return (
    <div className="w-68 max-w-full space-y-2">
      <p dir="auto" className="font-medium">
        {plainText(poll.question)}
      </p>
      <ul aria-label={text.pollOptions} className="space-y-1">
        {options.map((option) => (
          <li key={option} dir="auto" className="rounded-control bg-ink/5 px-2.5 py-1.5">
            {plainText(option)}
            {votes.map(
              (vote) =>
                vote.options?.includes(option) && (
                  <span key={vote.direction} className="ms-2 font-medium text-accent-ink text-sm">
                    {text.pollVote[vote.direction]}
                  </span>
                ),
            )}
          </li>
        ))}
      </ul>
      {votes.some(({ options: chosen }) => chosen === null) && (
        <p className="text-ink-soft text-sm">{text.pollClosedVote}</p>
      )}
    </div>
  )
}

function Call({ call }: { call: Of<'call'> }) {
  const text = useText(messageText)
  const Icon = call.video ? Video : call.outcome === 'missed' ? PhoneMissed : Phone
  const words = call.video
    ? { missed: text.videoCallMissed, answered: text.videoCallAnswered, unknown: text.videoCallUnknown }
    : { missed: text.callMissed, answered: text.callAnswered, unknown: text.callUnknown }
  return (
    <p className="flex items-center gap-2 font-medium">
      <Icon aria-hidden size={16} className={call.outcome === 'missed' ? 'text-bad' : 'text-ink-soft'} />
      {words[call.outcome]}
    </p>
  )
}
