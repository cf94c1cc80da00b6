import { cancelMessage, type Message, type MessageWait } from '@aldia/shared/message.ts'
import { CalendarClock } from 'lucide-react'
import { useText } from '#base/language.ts'
import { policyText } from '#policy/policy.text.ts'
import { waitInWords } from '#policy/policy-words.ts'
import { useWhen } from '#policy/use-when.ts'
import { enqueue } from '#records/command-queue.ts'
import { Button } from '#ui/button.tsx'
import { useConversation } from './conversation-context.ts'

/** In a bubble that waits by the contact policy: until when, why, and the way to take it back. */
export function WaitLine({ message, wait }: { message: Message; wait: MessageWait }) {
  const text = useText(policyText)
  const when = useWhen()
  const { mayWork } = useConversation()
  const isWaiting = wait.leftAt === null && message.status === 'queued'
  return (
    <div className="mt-1.5 max-w-80 space-y-1.5 border-line border-t pt-1.5">
      <p className="flex items-start gap-1.5 text-ink-soft text-sm">
        <CalendarClock aria-hidden size={14} className="mt-0.5 shrink-0" />
        {waitInWords(wait, text, when)}
      </p>
      {isWaiting && mayWork && (
        <Button size="small" onPress={() => enqueue(cancelMessage, { messageId: message.id })}>
          {text.cancel}
        </Button>
      )}
    </div>
  )
}
