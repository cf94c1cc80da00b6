import type { Card } from '@aldia/shared/card.ts'
import { MessageCircle } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { useThread } from '#messages/thread.ts'
import type { ThreadItem } from '#messages/thread-items.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { useAttention } from './attention.ts'
import { Composer } from './composer.tsx'
import { conversationText } from './conversation.text.ts'
import { useConversation } from './conversation-context.ts'
import { LeavingFiles } from './leaving-files.tsx'
import { messageText } from './message.text.ts'
import { messageInWords } from './message-words.ts'
import { WithNumberMarks } from './number-mark.tsx'
import { ThreadList } from './thread-list.tsx'
import type { ScrollWish } from './thread-scroll.ts'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { useMarkRead } from './use-mark-read.ts'
import { useUnreadLine } from './use-unread-line.ts'

interface ConversationPaneProps {
  card: Card
  /** Filled here: how a quote elsewhere in the drawer leads to its message. */
  jump: RefObject<(messageId: string) => void>
  fieldRef: RefObject<HTMLTextAreaElement | null>
}

/** The thread and the place where one writes. */
export function ConversationPane({ card, jump, fieldRef }: ConversationPaneProps) {
  const { mayWork } = useConversation()
  const thread = useThread(card.id)
  const isReady = thread.state === 'ready'
  const isAttended = useAttention()
  const { line, clear } = useUnreadLine(card, thread.items, isReady, isAttended)
  const [wish, setWish] = useState<ScrollWish | null>(null)
  // Opening shows where the unread ones begin and counts as having seen them; later ones count when they come into sight.
  const [atNewest, setAtNewest] = useState(true)
  useMarkRead(card, mayWork && isReady && isAttended && atNewest)
  jump.current = useJump(thread, setWish)

  const toNewest = useCallback(() => {
    if (thread.newer === 'none') setWish({ to: 'newest' })
    else void thread.loadNewest().then(() => setWish({ to: 'newest' }))
  }, [thread])

  return (
    <>
      {isReady && thread.items.length > 0 ? (
        <WithNumberMarks items={thread.items}>
          <ThreadList
            items={thread.items}
            older={thread.older}
            newer={thread.newer}
            unread={line}
            wish={wish}
            onOlder={thread.loadOlder}
            onNewer={thread.loadNewer}
            onNewest={toNewest}
            onAtNewest={setAtNewest}
          />
        </WithNumberMarks>
      ) : (
        <WithoutMessages state={thread.state} onRetry={thread.retry} />
      )}
      <div className="bg-chat">
        <LeavingFiles cardId={card.id} />
      </div>
      {mayWork && (
        <Composer
          cardId={card.id}
          fieldRef={fieldRef}
          onSent={() => {
            clear()
            toNewest()
          }}
        />
      )}
      <NewsForScreenReaders items={thread.items} isAtEnd={isReady && thread.newer === 'none'} />
    </>
  )
}

function WithoutMessages({ state, onRetry }: { state: 'loading' | 'ready' | 'failed'; onRetry: () => void }) {
  const text = useText(conversationText)
  const { personName, mayWork } = useConversation()
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto bg-chat">
      {state === 'loading' && <ThreadSkeleton />}
      {state === 'failed' && (
        <div className="m-auto w-full max-w-110 p-5">
          <ErrorNote title={text.loadFailedTitle} retry={{ label: text.tryAgain, run: onRetry }}>
            {text.loadFailedText}
          </ErrorNote>
        </div>
      )}
      {state === 'ready' && (
        <div className="m-auto">
          <EmptyState icon={MessageCircle} title={text.emptyTitle}>
            {mayWork ? text.emptyText(personName) : text.emptyForViewer}
          </EmptyState>
        </div>
      )}
    </div>
  )
}

/** Leads to a message, loading around it when it is not here; says so when it is nowhere. */
function useJump(thread: ReturnType<typeof useThread>, setWish: (wish: ScrollWish) => void): (id: string) => void {
  const text = useText(conversationText)
  const [sought, setSought] = useState<string | null>(null)
  const { items } = thread
  useEffect(() => {
    if (sought === null) return
    setSought(null)
    if (!items.some((item) => item.id === sought)) notify({ text: text.quoteUnavailable })
  }, [sought, items, text])
  return (id) => {
    setWish({ to: 'message', id })
    if (items.some((item) => item.id === id)) return
    void thread.loadAround(id).then(() => setSought(id))
  }
}

/** Tells of new messages only: what scrolls into sight is not news. */
function NewsForScreenReaders({ items, isAtEnd }: { items: readonly ThreadItem[]; isAtEnd: boolean }) {
  const text = useText(conversationText)
  const inMessage = useText(messageText)
  const { personName } = useConversation()
  const [said, setSaid] = useState('')
  const known = useRef<{ at: number; wasAtEnd: boolean }>({ at: Number.POSITIVE_INFINITY, wasAtEnd: false })
  const last = items.at(-1)
  useEffect(() => {
    const before = known.current
    known.current = { at: last?.at ?? 0, wasAtEnd: isAtEnd }
    if (!isAtEnd || !before.wasAtEnd || last?.type !== 'message' || last.at <= before.at) return
    if (last.message.direction === 'in') setSaid(text.newFrom(personName, messageInWords(last.message, inMessage)))
  }, [last, isAtEnd, personName, text, inMessage])
  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
