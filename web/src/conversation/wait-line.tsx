import type { Message, MessageWait } from '@aldia/shared/message.ts'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { RewriteDialog } from '#outgoing/rewrite-dialog.tsx'
import { moveWaiting, useWaitingActions } from '#outgoing/waiting-actions.ts'
import { WhenDialog } from '#outgoing/when-dialog.tsx'
import { policyText } from '#policy/policy.text.ts'
import { waitInWords } from '#policy/policy-words.ts'
import { useWhen } from '#policy/use-when.ts'
import { Button } from '#ui/button.tsx'
import { useConversation } from './conversation-context.ts'

/** In a bubble that waits: until when, why, and what can be done until then. */
export function WaitLine({ message, wait }: { message: Message; wait: MessageWait }) {
  const text = useText(policyText)
  const when = useWhen()
  const { mayWork } = useConversation()
  // What the server has not confirmed has no version that a wish could name.
  const isWaiting = wait.leftAt === null && message.status === 'queued' && message.seq > 0
  return (
    <div className="mt-1.5 max-w-80 space-y-1.5 border-line border-t pt-1.5">
      <p className="flex items-start gap-1.5 text-ink-soft text-sm">
        <CalendarClock aria-hidden size={14} className="mt-0.5 shrink-0" />
        {waitInWords(wait, text, when)}
      </p>
      {isWaiting && mayWork && <WaitingButtons message={message} wait={wait} />}
    </div>
  )
}

function WaitingButtons({ message, wait }: { message: Message; wait: MessageWait }) {
  const text = useText(outgoingText)
  const { cardId } = useConversation()
  const { cancel, sendNow } = useWaitingActions()
  const [open, setOpen] = useState<'move' | 'rewrite' | null>(null)
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button size="small" onPress={() => setOpen('move')}>
        {text.move}
      </Button>
      {message.kind !== 'voice' && (
        <Button size="small" onPress={() => setOpen('rewrite')}>
          {text.rewrite}
        </Button>
      )}
      {/* What the rules hold back would only be held back again. */}
      {wait.reason === 'schedule' && (
        <Button size="small" onPress={() => sendNow(message)}>
          {text.sendNow}
        </Button>
      )}
      <Button size="small" tone="quiet" onPress={() => cancel(message)}>
        {text.cancel}
      </Button>
      {open === 'rewrite' && <RewriteDialog message={message} onClose={() => setOpen(null)} />}
      {open === 'move' && (
        <WhenDialog
          title={text.moveTitle}
          cardId={cardId}
          begin={wait.at}
          onChoose={(wish) => moveWaiting(message, wish)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}
