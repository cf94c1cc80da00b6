import { deleteNote } from '@aldia/shared/contact.ts'
import { NotebookPen, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { plainLine } from '#base/bidi.ts'
import { useFormats, useText } from '#base/language.ts'
import type { ThreadItem } from '#messages/thread-items.ts'
import { enqueue } from '#records/command-queue.ts'
import { useMe, useUser } from '#records/use-records.ts'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useConversation } from './conversation-context.ts'
import { messageText } from './message.text.ts'
import { MessageText } from './message-text.tsx'
import { Refused } from './send-outcome.tsx'

interface NoteBubbleProps {
  item: ThreadItem & { readonly type: 'note' }
  isTabStop: boolean
}

/** A note of the team between the messages: in the middle, on paper of another colour, with its name on it. */
export function NoteBubble({ item, isTabStop }: NoteBubbleProps) {
  const text = useText(messageText)
  const formats = useFormats()
  const me = useMe()
  const { mayWork } = useConversation()
  const [asking, setAsking] = useState(false)
  const { note } = item
  const author = useUser(note.authorId)
  const name = plainLine(author?.name ?? '…')
  const time = formats.time(note.createdAt)
  return (
    <article
      tabIndex={-1}
      data-item-id={item.id}
      aria-label={text.noteBy(name, time)}
      className="group/note flex justify-center px-3 py-1 outline-none sm:px-5"
    >
      <div className="w-full max-w-120 rounded-panel border border-warn/35 border-dashed bg-chat-note px-3 py-2 text-ink group-focus-visible/note:outline-2 group-focus-visible/note:outline-focus">
        <header className="mb-1 flex items-center gap-1.5 text-sm text-warn-ink">
          <NotebookPen aria-hidden size={14} className="shrink-0" />
          <span className="font-semibold">{text.noteMark}</span>
          <span className="truncate">
            <bdi>{name}</bdi>
          </span>
          <time
            dateTime={new Date(note.createdAt).toISOString()}
            title={formats.fullDate(note.createdAt)}
            className="figures ms-auto shrink-0"
          >
            {time}
          </time>
          {mayWork && note.authorId === me.id && !item.pending && item.refused === null && (
            <IconButton
              label={text.noteDelete}
              icon={Trash2}
              size="small"
              excludeFromTabOrder={!isTabStop}
              className="-my-1 -me-1.5 opacity-0 focus-visible:opacity-100 group-focus-within/note:opacity-100 group-hover/note:opacity-100 [@media(hover:none)]:opacity-70"
              onPress={() => setAsking(true)}
            />
          )}
        </header>
        <MessageText text={note.text} />
        <Refused item={item} />
      </div>
      <ConfirmDialog
        title={text.noteDeleteTitle}
        isOpen={asking}
        onClose={() => setAsking(false)}
        confirmLabel={text.noteDelete}
        tone="danger"
        onConfirm={() => {
          setAsking(false)
          enqueue(deleteNote, { noteId: note.id })
        }}
      >
        {text.noteDeleteText}
      </ConfirmDialog>
    </article>
  )
}
