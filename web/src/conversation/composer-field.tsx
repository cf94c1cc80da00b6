import { CalendarClock, Mic, Paperclip, SendHorizontal, Smile, StickyNote } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  Suspense,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useText } from '#base/language.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { classNames } from '#ui/class-names.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { composerText } from './composer.text.ts'
import { useConversation } from './conversation-context.ts'

const EmojiGrid = lazyPart(async () => (await import('./emoji-grid.tsx')).EmojiGrid)

/** Beyond this height the field scrolls. */
const heightMaxPx = 180

/** How a field hands its keys over to a list, and says which line of it is meant. */
export interface FieldSuggestions {
  /** Whether the list took the key. */
  readonly takeKey: (event: KeyboardEvent) => boolean
  readonly ids: { readonly list: string; readonly option: string | null } | null
  readonly onCursor: (at: number) => void
}

interface ComposerFieldProps {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  isNote: boolean
  /** Files lie above: the text goes out with the first of them. */
  isCaption: boolean
  value: string
  /** A list over the field that is steered from within it. */
  suggestions: FieldSuggestions
  canSend: boolean
  canRecord: boolean
  onChange: (text: string) => void
  onSubmit: () => void
  /** Takes back what was sent last; with the field empty there is nothing else to undo. */
  onUndo: () => void
  /** Chooses when it leaves; null where it cannot be chosen (a note). */
  onLater: (() => void) | null
  onFiles: (files: readonly File[]) => void
  onPaste: (event: ClipboardEvent) => void
  onRecord: () => void
  /** What Esc does before it closes the drawer; null: nothing. */
  onEscape: (() => void) | null
}

/** The line with the text and its buttons. */
export function ComposerField(props: ComposerFieldProps) {
  const { fieldRef, isNote, value, canSend, canRecord, onChange, onSubmit, onEscape } = props
  const text = useText(composerText)
  const later = useText(outgoingText)
  const { personName } = useConversation()
  const picker = useRef<HTMLInputElement>(null)
  useGrowing(fieldRef, value)

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (props.suggestions.takeKey(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === 'Escape' && onEscape !== null) {
      event.stopPropagation()
      onEscape()
    }
    if (value === '' && event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault()
      event.stopPropagation()
      props.onUndo()
    }
    if (event.key !== 'Enter') return
    const isSure = event.ctrlKey || event.metaKey
    // On a phone the keyboard has no other key for a new line, and a button to send is beside it.
    if (!isSure && (event.shiftKey || event.altKey || matchMedia('(pointer: coarse)').matches)) return
    event.preventDefault()
    if (isSure && event.shiftKey && props.onLater !== null) props.onLater()
    else onSubmit()
  }

  const label = isNote ? text.noteField : props.isCaption ? text.caption : text.messageField(personName)
  return (
    <div className="flex items-end gap-1">
      {!isNote && (
        <>
          <IconButton
            label={text.attach}
            icon={Paperclip}
            className="max-sm:size-11"
            onPress={() => picker.current?.click()}
          />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            tabIndex={-1}
            aria-hidden
            onChange={(event) => {
              props.onFiles([...(event.target.files ?? [])])
              // The same file may be chosen again.
              event.target.value = ''
              fieldRef.current?.focus()
            }}
          />
        </>
      )}
      <EmojiButton
        className="max-sm:hidden"
        onPick={(emoji) => {
          insertAtCursor(fieldRef.current, emoji, onChange)
        }}
      />
      <textarea
        ref={fieldRef}
        rows={1}
        value={value}
        dir="auto"
        aria-label={label}
        placeholder={label}
        enterKeyHint="enter"
        aria-autocomplete="list"
        aria-controls={props.suggestions.ids?.list}
        aria-activedescendant={props.suggestions.ids?.option ?? undefined}
        onSelect={(event) => props.suggestions.onCursor(event.currentTarget.selectionStart)}
        onChange={(event) => {
          props.suggestions.onCursor(event.target.selectionStart)
          onChange(event.target.value)
        }}
        onKeyDown={onKeyDown}
        onPaste={props.onPaste}
        className={classNames(
          'block min-h-9 min-w-0 flex-1 resize-none rounded-panel placeholder:truncate px-3 py-2 text-base text-ink ring-1 ring-inset focus:outline-2 focus:-outline-offset-1 max-sm:min-h-11 max-sm:py-2.5 max-sm:text-lg',
          isNote
            ? 'bg-surface/60 ring-warn/50 focus:outline-warn'
            : 'bg-surface ring-line-strong/70 hover:ring-line-strong focus:outline-focus',
        )}
      />
      {!canRecord && props.onLater !== null && (
        <IconButton
          label={later.later}
          icon={CalendarClock}
          keys={later.laterKeys}
          isDisabled={!canSend}
          className="max-sm:size-11"
          onPress={props.onLater}
        />
      )}
      {canRecord ? (
        <IconButton label={text.record} icon={Mic} className="max-sm:size-11" onPress={props.onRecord} />
      ) : (
        <IconButton
          label={isNote ? text.saveNote : text.send}
          icon={isNote ? StickyNote : SendHorizontal}
          tone="main"
          keys="Enter"
          isDisabled={!canSend}
          className={classNames('max-sm:size-11', isNote && 'bg-warn-ink text-chat-note hover:bg-warn-ink')}
          onPress={onSubmit}
        />
      )}
    </div>
  )
}

function EmojiButton({ onPick, className }: { onPick: (emoji: string) => void; className?: string }) {
  const text = useText(composerText)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <span ref={anchor} className={className}>
      <IconButton label={text.emoji} icon={Smile} aria-expanded={open} onPress={() => setOpen(true)} />
      <Popover
        isOpen={open}
        onOpenChange={setOpen}
        triggerRef={anchor}
        placement="top start"
        className="rounded-panel bg-raised shadow-float ring-1 ring-line data-entering:animate-enter"
      >
        <Dialog aria-label={text.emoji} className="outline-none">
          <Suspense fallback={<div className="h-56 w-80 sm:w-96" />}>
            <EmojiGrid label={text.emoji} nameOf={(emoji) => emoji} onPick={onPick} />
          </Suspense>
        </Dialog>
      </Popover>
    </span>
  )
}

function insertAtCursor(field: HTMLTextAreaElement | null, words: string, onChange: (text: string) => void): void {
  if (field === null) return
  const { selectionStart, selectionEnd, value } = field
  onChange(value.slice(0, selectionStart) + words + value.slice(selectionEnd))
  const end = selectionStart + words.length
  requestAnimationFrame(() => field.setSelectionRange(end, end))
}

/** As high as its text, within bounds. */
function useGrowing(fieldRef: RefObject<HTMLTextAreaElement | null>, value: string): void {
  useLayoutEffect(() => {
    const field = fieldRef.current
    if (field === null) return
    field.style.height = 'auto'
    field.style.height = `${Math.min(heightMaxPx, field.scrollHeight)}px`
    field.style.overflowY = field.scrollHeight > heightMaxPx ? 'auto' : 'hidden'
  }, [value, fieldRef])
}
