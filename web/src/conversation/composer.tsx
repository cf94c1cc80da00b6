import { addNote } from '@aldia/shared/contact.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { type ClipboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { clearDraft, useDraft } from '#base/drafts.ts'
import { newId } from '#base/ids.ts'
import { useLocale, useText } from '#base/language.ts'
import { messageDraft, useComposeWish } from '#messages/compose.ts'
import { wordingOf } from '#messages/wording.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { WhenDialog, type Wish } from '#outgoing/when-dialog.tsx'
import { LockedField, MeterUnderField, TypedLine, useIsLocked } from '#policy/contact-lines.tsx'
import { enqueue } from '#records/command-queue.ts'
import { ThanksLine } from '#templates/thanks-line.tsx'
import { classNames } from '#ui/class-names.ts'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { AnsweringTo } from './answering-to.tsx'
import { ChosenFiles } from './chosen-files.tsx'
import { composerText } from './composer.text.ts'
import { ComposerField } from './composer-field.tsx'
import { ConnectionLine, TeamLine } from './composer-lines.tsx'
import { DemandLine } from './demand-line.tsx'
import { FromNumberLine, useFromNumber } from './from-number-line.tsx'
import { chooseRecording, sendFiles, useChosenFiles } from './outgoing-files.ts'
import { PaymentDetails } from './payment-details.tsx'
import { RecordingRow } from './recording-row.tsx'
import { takeBack } from './take-back.ts'
import { ToneLine } from './tone-line.tsx'
import { useAddFiles } from './use-add-files.ts'
import { useRecorder } from './use-recorder.ts'
import { TextsButton, useSlash } from './use-slash.tsx'
import { useTone } from './use-tone.ts'
import { useTypingSignal } from './use-typing-signal.ts'
import { noteDraft, quote, setMode, useWriting } from './writing.ts'

/** WhatsApp's limit for a message, ours for a note. */
const messageCharactersMax = 65_536
const noteCharactersMax = 4000

/** Why a message leaves all the same: its words, or the contact rules. */
type Override = { readonly reason: string; readonly of: 'words' | 'rules' }

interface ComposerProps {
  cardId: string
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** Something of mine has just been added to the thread. */
  onSent: () => void
}

/** Where one writes: always at the foot, grows upwards, never loses a word. */
export function Composer({ cardId, fieldRef, onSent }: ComposerProps) {
  const text = useText(composerText)
  const { locale } = useLocale()
  const { mode, quoted } = useWriting(cardId)
  const isNote = mode === 'note'
  const isLocked = useIsLocked(cardId)
  const later = useText(outgoingText)
  const lastSentId = useRef<string | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const [draft, setDraft] = useDraft(isNote ? noteDraft(cardId) : messageDraft(cardId))
  const files = useChosenFiles(cardId)
  const from = useFromNumber(cardId)
  const channelAccountId = from?.accountId ?? null
  const quotedMessageId = quoted?.id ?? null
  const typing = useTypingSignal(cardId)
  const addFiles = useAddFiles(cardId)
  const recorder = useRecorder((recording, how) => {
    const key = chooseRecording(cardId, recording.blob, recording.name, recording.durationSeconds)
    if (how === 'send') leave(() => sendFiles(cardId, { text: '', quotedMessageId, channelAccountId, onlyKey: key }))
  })
  const slash = useSlash({ cardId, fieldRef, draft, setDraft, isOff: isNote || isLocked })
  useFocusOnQuote(quotedMessageId, fieldRef)
  useFollowComposeWish(cardId, fieldRef)

  const surplus = draft.trim().length - (isNote ? noteCharactersMax : messageCharactersMax)
  const isEmpty = draft.trim() === '' && (isNote || files.length === 0)

  function leave(send: () => void) {
    send()
    quote(cardId, null)
    typing.stop()
    onSent()
  }

  const { judgement, judgeNow } = useTone(cardId, isNote ? '' : draft)
  // Words that offend stay where they are, with what is said of them.
  const isHeld = () => !isNote && draft.trim() !== '' && judgeNow(draft.trim()).verdict === 'block'
  const maySubmit = !isEmpty && surplus <= 0 && (isNote || !isLocked)

  function submit(wish: Wish | null = null, override: Override | null = null) {
    if (!maySubmit || (override?.of !== 'words' && isHeld())) return
    const words = draft.trim()
    clearDraft(isNote ? noteDraft(cardId) : messageDraft(cardId))
    if (isNote) {
      enqueue(addNote, { cardId, text: words })
      onSent()
    } else if (files.length > 0) {
      leave(() => sendFiles(cardId, { text: words, quotedMessageId, channelAccountId, wish, override }))
    } else {
      const messageId = newId()
      const template = wordingOf(cardId, words)
      const written = { cardId, text: words, quotedMessageId, channelAccountId, override, template }
      leave(() => enqueue(sendMessage, { messageId, ...written, ...leavingBy(wish) }))
      lastSentId.current = wish === null ? messageId : null
    }
    fieldRef.current?.focus()
  }

  const keysHint = (
    <span className="hidden min-w-0 truncate text-ink-faint text-sm sm:block [@media(pointer:coarse)]:hidden">
      {text.keysHint}
    </span>
  )
  return (
    <footer
      className={classNames(
        'border-line border-t px-3 pt-2 pb-[max(0.625rem,env(safe-area-inset-bottom))] sm:px-4',
        isNote ? 'bg-chat-note' : 'bg-surface',
      )}
    >
      <TeamLine cardId={cardId} />
      {!isNote && <ConnectionLine fromId={channelAccountId} />}
      {!isNote && from !== null && <FromNumberLine cardId={cardId} from={from} />}
      {!isNote && !isLocked && (
        <TypedLine cardId={cardId} onOverride={isEmpty ? null : (reason) => submit(null, { reason, of: 'rules' })} />
      )}
      {!isNote && quoted !== null && <AnsweringTo message={quoted} onCancel={() => quote(cardId, null)} />}
      {!isNote && <ChosenFiles files={files} />}
      {recorder.problem !== null && (
        <p role="alert" className="pb-2 text-bad-ink text-sm">
          {text[recorder.problem]}
        </p>
      )}
      {surplus > 0 && (
        <p role="alert" className="pb-2 text-bad-ink text-sm">
          {(isNote ? text.noteTooLong : text.tooLong)(new Intl.NumberFormat(locale).format(surplus))}
        </p>
      )}
      {!isNote && !isLocked && (
        <ToneLine
          draft={draft}
          judgement={judgement}
          onChange={setDraft}
          onOverride={(reason) => submit(null, { reason, of: 'words' })}
        />
      )}
      {!isNote && !isLocked && <DemandLine cardId={cardId} draft={draft} onChange={setDraft} />}
      {!isNote && !isLocked && draft === '' && files.length === 0 && <ThanksLine cardId={cardId} />}
      {slash.list}
      {!isNote && isLocked ? (
        <LockedField />
      ) : recorder.seconds === null ? (
        <ComposerField
          fieldRef={fieldRef}
          isNote={isNote}
          value={draft}
          suggestions={slash.field}
          isCaption={!isNote && files.length > 0}
          canSend={!isEmpty && surplus <= 0}
          canRecord={!isNote && draft.trim() === '' && files.length === 0}
          onChange={(next) => {
            setDraft(next)
            if (!isNote) typing.note(next !== '')
          }}
          onSubmit={() => submit()}
          onUndo={() => {
            if (lastSentId.current !== null) void takeBack(lastSentId.current)
            lastSentId.current = null
          }}
          onLater={isNote ? null : () => maySubmit && !isHeld() && setChoosing(true)}
          onFiles={addFiles}
          onPaste={(event) => !isNote && pasteFiles(event, addFiles)}
          onRecord={() => void recorder.start()}
          onEscape={quoted === null || isNote ? null : () => quote(cardId, null)}
        />
      ) : (
        <RecordingRow seconds={recorder.seconds} onFinish={recorder.finish} />
      )}
      {isChoosing && (
        <WhenDialog
          title={later.laterTitle}
          cardId={cardId}
          begin={null}
          onChoose={submit}
          onClose={() => setChoosing(false)}
        />
      )}
      <div className="flex items-center justify-between gap-3 pt-1.5">
        <div className="flex min-w-0 items-center gap-1.5 sm:shrink-0">
          <SegmentedChoice
            label={text.mode}
            choices={[
              { id: 'message', label: text.message },
              { id: 'note', label: text.note },
            ]}
            value={mode}
            onChange={(next) => {
              setMode(cardId, next)
              if (next === 'note') recorder.finish('kept')
            }}
          />
          {!isNote && !isLocked && <PaymentDetails cardId={cardId} />}
          {!isNote && !isLocked && <TextsButton onPress={slash.open} />}
        </div>
        {isNote || isLocked ? keysHint : <MeterUnderField cardId={cardId} otherwise={keysHint} />}
      </div>
    </footer>
  )
}

/** What leaves now may be taken back for some seconds, where the business has it so. */
const leavingBy = (wish: Wish | null) => wish ?? { mayTakeBack: true }

/** Pictures from the clipboard become files; text stays text, also where a program offers both. */
function pasteFiles(event: ClipboardEvent, addFiles: (files: readonly File[]) => void): void {
  const files = [...event.clipboardData.files]
  if (files.length === 0 || event.clipboardData.getData('text/plain') !== '') return
  event.preventDefault()
  addFiles(files)
}

/** Choosing "reply" leads to the field, once the menu has given the focus back. */
function useFocusOnQuote(quotedId: string | null, fieldRef: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (quotedId === null) return
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => fieldRef.current?.focus())
    })
    return () => cancelAnimationFrame(frame)
  }, [quotedId, fieldRef])
}

/** Words that were put into the message from elsewhere are looked at before they leave: the field has the focus, at its end. */
function useFollowComposeWish(cardId: string, fieldRef: RefObject<HTMLTextAreaElement | null>): void {
  const wish = useComposeWish((state) => state.wish)
  const seen = useRef(wish)
  useEffect(() => {
    if (wish === seen.current) return
    seen.current = wish
    if (wish?.cardId !== cardId) return
    setMode(cardId, 'message')
    const frame = requestAnimationFrame(() => {
      const field = fieldRef.current
      field?.focus()
      field?.setSelectionRange(field.value.length, field.value.length)
    })
    return () => cancelAnimationFrame(frame)
  }, [wish, cardId, fieldRef])
}
