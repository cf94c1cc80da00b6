import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { useThread } from '#messages/thread.ts'
import { CheckList } from '#money/check-list.tsx'
import { usePerson } from '#money/use-person.ts'
import { planText } from './plan.text.ts'

/** So many that an agreement of today is among them. */
const shownMax = 12

interface AgreementMessagesProps {
  cardId: string
  value: readonly string[]
  onChange: (messageIds: string[]) => void
}

/** The newest messages, to mark those in which a plan was agreed on. */
export function AgreementMessages({ cardId, value, onChange }: AgreementMessagesProps) {
  const text = useText(planText)
  const formats = useFormats()
  const now = useNow()
  const person = usePerson(cardId)
  const { items, state } = useThread(cardId)
  const messages = items
    .flatMap((item) => (item.type === 'message' && !item.pending && item.refused === null ? [item.message] : []))
    .filter((message) => message.text !== null)
    .slice(-shownMax)
    .reverse()
  if (messages.length === 0) {
    return state === 'loading' ? null : <p className="text-ink-faint">{text.noMessages}</p>
  }
  return (
    <CheckList
      label={text.messages}
      help={text.messagesHelp}
      className="max-h-56 overflow-y-auto"
      choices={messages.map((message) => ({
        id: message.id,
        label: (
          <>
            <span className="block text-ink-faint text-sm">
              {message.direction === 'in' ? person : text.us} · {formats.day(message.sentAt, now)},{' '}
              {formats.time(message.sentAt)}
            </span>
            <span dir="auto" className="line-clamp-2">
              {message.text}
            </span>
          </>
        ),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
