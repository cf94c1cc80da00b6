import { cancelMessage, deleteMessage, type Message, reactToMessage } from '@aldia/shared/message.ts'
import { ChevronDown, CircleX, Copy, HandCoins, Handshake, Plus, Reply, SmilePlus, Trash2 } from 'lucide-react'
import { type ReactNode, type RefObject, Suspense, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from 'react-aria-components/Dialog'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Toolbar } from 'react-aria-components/Toolbar'
import { copyText } from '#base/clipboard.ts'
import { useText } from '#base/language.ts'
import { type MoneyDialog, openMoneyDialog } from '#money/money-dialog.ts'
import { enqueue } from '#records/command-queue.ts'
import { classNames } from '#ui/class-names.ts'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { listClass, listItemClass, popoverClass } from '#ui/select.tsx'
import { conversationText } from './conversation.text.ts'
import { useConversation } from './conversation-context.ts'
import { quickReactions } from './emoji.ts'
import { messageActionsText } from './message-actions.text.ts'
import { quote } from './writing.ts'

const EmojiGrid = lazyPart(async () => (await import('./emoji-grid.tsx')).EmojiGrid)

type Open = 'menu' | 'reactions' | 'delete' | null

interface MessageActionsProps {
  message: Message
  /** Only one message of the thread is a tab stop; arrows move between messages. */
  isTabStop: boolean
  buttonRef: RefObject<HTMLButtonElement | null>
}

/** The small button at a bubble and what it opens. The lists are made only when they are asked for. */
export function MessageActions({ message, isTabStop, buttonRef }: MessageActionsProps) {
  const text = useText(messageActionsText)
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        tabIndex={isTabStop ? 0 : -1}
        aria-label={text.messageMenu}
        aria-haspopup="menu"
        aria-expanded={open === 'menu'}
        onClick={() => setOpen('menu')}
        className={classNames(
          'flex size-7 shrink-0 items-center justify-center self-center rounded-full text-ink-soft opacity-0 transition-opacity',
          'hover:bg-ink/8 focus-visible:opacity-100 group-focus-within/bubble:opacity-100 group-hover/bubble:opacity-100',
          '[@media(hover:none)]:opacity-70',
          open !== null && 'opacity-100',
        )}
      >
        <ChevronDown aria-hidden size={16} />
      </button>
      {open === 'menu' && <ActionMenu message={message} anchor={buttonRef} onOpen={setOpen} />}
      {open === 'reactions' && <ReactionPicker message={message} anchor={buttonRef} onClose={close} />}
      <ConfirmDialog
        title={text.deleteTitle}
        isOpen={open === 'delete'}
        onClose={close}
        confirmLabel={text.deleteForAll}
        tone="danger"
        onConfirm={() => {
          close()
          enqueue(deleteMessage, { messageId: message.id })
        }}
      >
        {text.deleteText}
      </ConfirmDialog>
    </>
  )
}

interface PartProps {
  message: Message
  anchor: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

function ActionMenu({ message, anchor, onOpen }: Omit<PartProps, 'onClose'> & { onOpen: (open: Open) => void }) {
  const actions = useText(messageActionsText)
  const text = useText(conversationText)
  const { cardId, mayWork } = useConversation()
  /** What the list leads to opens only after the list has given the focus back. */
  const next = useRef<Open | MoneyDialog>(null)
  const close = () => {
    const wanted = next.current
    onOpen(typeof wanted === 'object' ? null : wanted)
    if (wanted !== null && typeof wanted === 'object') requestAnimationFrame(() => openMoneyDialog(wanted))
  }
  const isOurs = message.direction === 'out'
  const arrived = isOurs && message.status !== 'queued' && message.status !== 'failed'
  const brings = message.kind === 'image' || message.kind === 'document'
  const entry = (id: string, label: string, icon: ReactNode, run: () => void, danger = false) => (
    <MenuItem id={id} textValue={label} onAction={run} className={classNames(listItemClass, danger && 'text-bad-ink')}>
      {icon}
      <span className="flex-1">{label}</span>
    </MenuItem>
  )
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement={isOurs ? 'bottom end' : 'bottom start'}
      onOpenChange={(isOpen) => !isOpen && onOpen(null)}
      className={classNames(popoverClass, 'min-w-52')}
    >
      <Menu aria-label={actions.messageMenu} autoFocus="first" onClose={close} className={listClass}>
        {mayWork && entry('reply', text.reply, <Reply aria-hidden size={16} />, () => quote(cardId, message))}
        {mayWork &&
          entry('react', actions.react, <SmilePlus aria-hidden size={16} />, () => {
            next.current = 'reactions'
          })}
        {mayWork &&
          !isOurs &&
          entry('promise', text.promise, <Handshake aria-hidden size={16} />, () => {
            next.current = { kind: 'promise', cardId, messageId: message.id }
          })}
        {mayWork &&
          !isOurs &&
          brings &&
          entry('payment', actions.recordPayment, <HandCoins aria-hidden size={16} />, () => {
            next.current = { kind: 'payment', cardId, messageId: message.id }
          })}
        {message.text !== null &&
          entry(
            'copy',
            actions.copyText,
            <Copy aria-hidden size={16} />,
            () => void copyText(message.text ?? '', text),
          )}
        {mayWork &&
          isOurs &&
          message.status === 'queued' &&
          entry('cancel', actions.cancelSend, <CircleX aria-hidden size={16} />, () =>
            enqueue(cancelMessage, { messageId: message.id }),
          )}
        {mayWork &&
          arrived &&
          entry(
            'delete',
            actions.deleteForAll,
            <Trash2 aria-hidden size={16} />,
            () => {
              next.current = 'delete'
            },
            true,
          )}
      </Menu>
    </Popover>
  )
}

function ReactionPicker({ message, anchor, onClose }: PartProps) {
  const text = useText(messageActionsText)
  const [all, setAll] = useState(false)
  const mine = message.reactions.find((reaction) => reaction.direction === 'out')?.emoji
  const react = (emoji: string) => {
    onClose()
    enqueue(reactToMessage, { messageId: message.id, emoji: emoji === mine ? '' : emoji })
  }
  const nameOf = (emoji: string) => (emoji === mine ? text.myReaction(emoji) : text.reactWith(emoji))
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement={message.direction === 'out' ? 'top end' : 'top start'}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="rounded-panel bg-raised shadow-float ring-1 ring-line data-entering:animate-enter"
    >
      <Dialog aria-label={text.react} className="outline-none">
        {all ? (
          <Suspense fallback={<div className="h-56 w-80 sm:w-96" />}>
            <EmojiGrid label={text.moreEmoji} nameOf={nameOf} onPick={react} />
          </Suspense>
        ) : (
          <Toolbar aria-label={text.react} className="flex gap-0.5 p-1.5">
            {quickReactions.map((emoji) => (
              <Button
                key={emoji}
                aria-label={nameOf(emoji)}
                aria-pressed={emoji === mine}
                onPress={() => react(emoji)}
                className="flex size-10 items-center justify-center rounded-full text-xl hover:bg-hover aria-pressed:bg-accent-soft"
              >
                {emoji}
              </Button>
            ))}
            <Button
              aria-label={text.moreEmoji}
              onPress={() => setAll(true)}
              className="flex size-10 items-center justify-center rounded-full text-ink-soft hover:bg-hover"
            >
              <Plus aria-hidden size={20} />
            </Button>
          </Toolbar>
        )}
      </Dialog>
    </Popover>
  )
}
