import type { Card } from '@aldia/shared/card.ts'
import type { Message } from '@aldia/shared/message.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useShortcut } from '#base/keyboard.ts'
import { usePersonName, useText } from '#base/language.ts'
import { sayHere } from '#base/live.ts'
import { notify } from '#base/notify.ts'
import { useCardState, useMay, useSurvivor } from '#base/use-records.ts'
import { AbsentCard } from './absent-card.tsx'
import { plainLine } from './bidi.ts'
import { composerText } from './composer.text.ts'
import { conversationText } from './conversation.text.ts'
import { ConversationContext } from './conversation-context.ts'
import { ConversationPane } from './conversation-pane.tsx'
import { DrawerHeader } from './drawer-header.tsx'
import { FileDrop } from './file-drop.tsx'
import { Lightbox } from './lightbox.tsx'
import { Timeline } from './timeline.tsx'
import { setMode } from './writing.ts'

export interface ConversationDrawerProps {
  cardId: string
  onClose: () => void
  /** The card above; absent at the top. */
  onPrevious?: (() => void) | undefined
  /** The card below; absent at the foot. */
  onNext?: (() => void) | undefined
}

/** One conversation over the dimmed board; the whole screen on a phone. */
export function ConversationDrawer(props: ConversationDrawerProps) {
  const text = useText(conversationText)
  const nameOf = usePersonName()
  const { card, state, retry } = useCardState(props.cardId)
  const name = card === undefined ? '' : plainLine(nameOf(card))
  useFollowedMerge(card, name)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // After a step to the next card nothing inside has the focus; the keys must go on working.
    if (card !== undefined && !panel.current?.contains(document.activeElement)) focusThread(panel.current)
  }, [card?.id])
  useEffect(() => {
    const drawer = panel.current
    drawer?.addEventListener('keydown', typeAhead)
    return () => drawer?.removeEventListener('keydown', typeAhead)
  }, [])
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      className="fixed inset-0 z-30 bg-scrim transition-opacity duration-150 data-entering:opacity-0"
    >
      <Modal
        ref={panel}
        className="absolute inset-y-0 end-0 flex w-full bg-surface shadow-float transition-transform duration-160 data-entering:translate-x-8 sm:max-w-160"
      >
        <Dialog
          data-drawer=""
          aria-label={card === undefined ? text.loading : text.drawer(name)}
          className="flex min-h-0 min-w-0 flex-1 outline-none"
        >
          {card !== undefined ? (
            <OpenCard key={card.id} {...props} card={card} name={name} />
          ) : (
            <AbsentCard state={state === 'ready' ? 'loading' : state} onRetry={retry} onClose={props.onClose} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function OpenCard({ card, name, onClose, onPrevious, onNext }: ConversationDrawerProps & { card: Card; name: string }) {
  const text = useText(conversationText)
  const words = useText(composerText)
  const mayWork = useMay('work_cards')
  const [view, setView] = useState('conversation')
  const [picture, setPicture] = useState<Message | null>(null)
  const jump = useRef<(messageId: string) => void>(() => {})
  const field = useRef<HTMLTextAreaElement>(null)
  const cardId = card.id
  useEffect(() => {
    sayHere(cardId)
    return () => sayHere(null)
  }, [cardId])
  useShortcut('j', text.next, () => onNext?.(), { scope: 'drawer', enabled: onNext !== undefined })
  useShortcut('k', text.previous, () => onPrevious?.(), { scope: 'drawer', enabled: onPrevious !== undefined })
  const write = (mode: 'message' | 'note') => {
    setView('conversation')
    setMode(cardId, mode)
    requestAnimationFrame(() => field.current?.focus())
  }
  useShortcut('r', text.reply, () => write('message'), { scope: 'drawer', enabled: mayWork })
  useShortcut('n', words.note, () => write('note'), { scope: 'drawer', enabled: mayWork })
  const conversation = useMemo(
    () => ({
      cardId,
      personName: name,
      mayWork,
      jumpTo: (messageId: string) => jump.current(messageId),
      enlarge: setPicture,
    }),
    [cardId, name, mayWork],
  )
  return (
    <ConversationContext value={conversation}>
      <FileDrop cardId={cardId} isOpen={mayWork && view === 'conversation'}>
        <Tabs
          selectedKey={view}
          onSelectionChange={(key) => setView(String(key))}
          className="flex min-h-0 min-w-0 flex-1 flex-col"
        >
          <DrawerHeader card={card} onClose={onClose} onPrevious={onPrevious} onNext={onNext} views={<Views />} />
          <TabPanel id="conversation" className="flex min-h-0 flex-1 flex-col outline-offset-[-2px]">
            <ConversationPane card={card} jump={jump} fieldRef={field} />
          </TabPanel>
          <TabPanel id="history" className="min-h-0 flex-1 outline-offset-[-2px]">
            <Timeline cardId={cardId} />
          </TabPanel>
        </Tabs>
      </FileDrop>
      <Lightbox picture={picture} from={name} onClose={() => setPicture(null)} />
    </ConversationContext>
  )
}

function Views() {
  const text = useText(conversationText)
  const look =
    '-mb-px cursor-pointer whitespace-nowrap border-transparent border-b-2 py-2.5 font-medium text-ink-soft transition-colors data-selected:border-accent data-hovered:text-ink data-selected:text-ink'
  return (
    <TabList aria-label={text.sections} className="flex gap-5 self-end">
      <Tab id="conversation" className={look}>
        {text.conversationTab}
      </Tab>
      <Tab id="history" className={look}>
        {text.historyTab}
      </Tab>
    </TabList>
  )
}

/** A card that was merged away while it was open: says whose conversation this is now. */
function useFollowedMerge(card: Card | undefined, name: string): void {
  const text = useText(conversationText)
  const [shownId, setShownId] = useState(card?.id ?? '')
  const survivorId = useSurvivor(shownId)
  useEffect(() => {
    if (card === undefined || card.id === shownId) return
    if (survivorId === card.id && shownId !== '') notify({ text: text.mergedInto(name) })
    setShownId(card.id)
  }, [card, shownId, survivorId, name, text])
}

/**
 * Whoever begins to write while the thread has the focus writes into the field: the letter lands there, because the browser
 * types where the focus is by then. Letters that are shortcuts stay shortcuts.
 */
function typeAhead(event: KeyboardEvent): void {
  const field = event.currentTarget instanceof HTMLElement ? event.currentTarget.querySelector('textarea') : null
  if (field === null || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return
  if (!(event.target instanceof HTMLElement) || !event.target.matches('[role="log"], [role="dialog"], article')) return
  if (event.key.length === 1 && /[\p{L}\p{N}¿¡]/u.test(event.key) && !/^[jkrn]$/i.test(event.key)) field.focus()
}

function focusThread(panel: HTMLElement | null): void {
  const target =
    panel?.querySelector<HTMLElement>('[role="log"]') ?? panel?.querySelector<HTMLElement>('[role="dialog"]')
  target?.focus({ preventScroll: true })
}
