import { type Message, retryMessage } from '@aldia/shared/message.ts'
import { type ReactNode, useState } from 'react'
import { readDraft, writeDraft } from '#base/drafts.ts'
import { useText } from '#base/language.ts'
import { keeper } from '#base/storage.ts'
import { messageDraft } from '#messages/compose.ts'
import type { ThreadItem } from '#messages/thread-items.ts'
import { dropPending, enqueue, retryPending } from '#records/command-queue.ts'
import { Button } from '#ui/button.tsx'
import { conversationText } from './conversation.text.ts'
import { useConversation } from './conversation-context.ts'
import { messageActionsText } from './message-actions.text.ts'
import { noteDraft, setMode } from './writing.ts'

/** Under a message that failed, or of which nobody knows: what happened and what one can do. */
export function SendOutcome({ message }: { message: Message }) {
  const actions = useText(messageActionsText)
  const text = useText(conversationText)
  const { mayWork } = useConversation()
  const [left, setLeft] = useState(() => keeper.read(leftKey(message.id)) !== null)
  const again = () => enqueue(retryMessage, { messageId: message.id })
  if (message.status === 'failed') {
    const reason = message.failure === null ? text.status.failed : actions.failures[message.failure]
    return (
      <Outcome words={reason}>
        {mayWork && (
          <Button size="small" onPress={again}>
            {text.retry}
          </Button>
        )}
      </Outcome>
    )
  }
  if (message.status !== 'unknown' || left) return null
  return (
    <Outcome words={actions.unknownText}>
      {mayWork && (
        <>
          <Button size="small" onPress={again}>
            {actions.sendAgain}
          </Button>
          <Button
            size="small"
            tone="quiet"
            onPress={() => {
              keeper.write(leftKey(message.id), '1')
              setLeft(true)
            }}
          >
            {actions.leaveIt}
          </Button>
        </>
      )}
    </Outcome>
  )
}

/** Under something the server did not take: the words are still here. */
export function Refused({ item }: { item: ThreadItem }) {
  const actions = useText(messageActionsText)
  const text = useText(conversationText)
  const { cardId } = useConversation()
  const { opId, refused } = item
  if (opId === null || refused === null) return null
  const words = item.type === 'note' ? item.note.text : (item.message.text ?? '')
  const writeAgain = () => {
    const key = item.type === 'note' ? noteDraft(cardId) : messageDraft(cardId)
    const draft = readDraft(key)
    writeDraft(key, draft === '' ? words : `${draft}\n${words}`)
    setMode(cardId, item.type)
    dropPending(opId)
  }
  return (
    <Outcome words={`${actions.refusedText} ${refused}`}>
      <Button size="small" onPress={() => retryPending(opId)}>
        {text.retry}
      </Button>
      {words !== '' && (
        <Button size="small" tone="quiet" onPress={writeAgain}>
          {actions.editAgain}
        </Button>
      )}
      <Button size="small" tone="quiet" onPress={() => dropPending(opId)}>
        {actions.discard}
      </Button>
    </Outcome>
  )
}

function Outcome({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="mt-1.5 max-w-80 space-y-1.5 border-line border-t pt-1.5">
      <p className="text-bad-ink text-sm">{words}</p>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </div>
  )
}

const leftKey = (messageId: string) => `aldia.left.${messageId}`
