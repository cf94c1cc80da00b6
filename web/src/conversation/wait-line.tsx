import type { Message, MessageWait } from '@aldia/shared/message.ts'
import { CalendarClock, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { useSecondsLeft } from '#channels/countdown.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { RewriteDialog } from '#outgoing/rewrite-dialog.tsx'
import { moveWaiting, useWaitingActions } from '#outgoing/waiting-actions.ts'
import { WhenDialog } from '#outgoing/when-dialog.tsx'
import { policyText } from '#policy/policy.text.ts'
import { waitInWords } from '#policy/policy-words.ts'
import { useWhen } from '#policy/use-when.ts'
import { useMe } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { useConversation } from './conversation-context.ts'
import { takeBack } from './take-back.ts'

/** In a bubble that waits: until when, why, and what can be done until then. */
export function WaitLine({ message, wait }: { message: Message; wait: MessageWait }) {
  const text = useText(policyText)
  const when = useWhen()
  const { mayWork } = useConversation()
  // What the server has not confirmed has no version that a wish could name.
  if (wait.reason === 'undo') return <UndoLine message={message} until={wait.at} />
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

/** For some seconds, to who wrote it: takes the message back. Nothing is said of it to others, or afterwards. */
function UndoLine({ message, until }: { message: Message; until: number }) {
  const text = useText(outgoingText)
  const me = useMe()
  const left = useSecondsLeft(until) ?? 0
  if (message.status !== 'queued' || message.authorId !== me.id || left === 0) return null
  return (
    <div className="mt-1.5 flex justify-end">
      <Button size="small" icon={Undo2} aria-label={text.undoSend} onPress={() => void takeBack(message.id)}>
        <span className="figures">{text.undoIn(left)}</span>
      </Button>
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
