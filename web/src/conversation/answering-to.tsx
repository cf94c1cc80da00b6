import type { Message } from '@aldia/shared/message.ts'
import { X } from 'lucide-react'
import { useText } from '#base/language.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { composerText } from './composer.text.ts'
import { useConversation } from './conversation-context.ts'
import { messageText } from './message.text.ts'
import { messageInWords } from './message-words.ts'

/** What the message being written answers. */
export function AnsweringTo({ message, onCancel }: { message: Message; onCancel: () => void }) {
  const text = useText(composerText)
  const inMessage = useText(messageText)
  const { personName } = useConversation()
  return (
    <div className="mb-2 flex items-center gap-2 rounded-control border-accent border-s-3 bg-sunken py-1.5 ps-2.5 pe-1">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-accent-ink text-sm">
          {message.direction === 'in' ? text.answering(personName) : text.answeringUs}
        </p>
        <p dir="auto" className="truncate text-ink-soft text-sm">
          {messageInWords(message, inMessage)}
        </p>
      </div>
      <IconButton label={text.cancelReply} icon={X} size="small" onPress={onCancel} />
    </div>
  )
}
