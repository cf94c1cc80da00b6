import { type Message, reactToMessage } from '@aldia/shared/message.ts'
import { useText } from '#base/language.ts'
import { enqueue } from '#records/command-queue.ts'
import { useConversation } from './conversation-context.ts'
import { messageActionsText } from './message-actions.text.ts'

/** Small pills under a bubble, as in WhatsApp; our own can be taken back. */
export function Reactions({ message }: { message: Message }) {
  const text = useText(messageActionsText)
  const { personName, mayWork } = useConversation()
  if (message.reactions.length === 0) return null
  return (
    // At the start of the line on both sides: at the end of ours they would lie on the ticks.
    <ul className="relative z-1 -mt-1.5 flex gap-1 self-start px-2">
      {message.reactions.map(({ direction, emoji }) => {
        const look = 'flex h-6 items-center rounded-full bg-raised px-2 text-sm shadow-sm ring-1 ring-line'
        const label = text.reactedBy(emoji, direction === 'in' ? personName : text.us)
        return (
          <li key={direction}>
            {direction === 'out' && mayWork ? (
              <button
                type="button"
                aria-label={text.myReaction(emoji)}
                title={text.myReaction(emoji)}
                onClick={() => enqueue(reactToMessage, { messageId: message.id, emoji: '' })}
                className={`${look} hover:bg-hover`}
              >
                {emoji}
              </button>
            ) : (
              <span role="img" aria-label={label} title={label} className={look}>
                {emoji}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
