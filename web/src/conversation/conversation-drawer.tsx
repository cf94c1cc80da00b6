import type { Card } from '@aldia/shared/card.ts'
import type { Message } from '@aldia/shared/message.ts'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { plainLine } from '#base/bidi.ts'
import { useShortcut } from '#base/keyboard.ts'
import { useText } from '#base/language.ts'
import { useIsWide } from '#base/media.ts'
import { notify } from '#base/notify.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { SamePerson } from '#contacts/same-person.tsx'
import { Timeline } from '#history/timeline.tsx'
import { useComposeWish } from '#messages/compose.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { sayHere } from '#records/live.ts'
import { useCardState, useMay, useSurvivor } from '#records/use-records.ts'
import { tagsText } from '#tags/tags.text.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { AbsentCard } from './absent-card.tsx'
import { composerText } from './composer.text.ts'
import { conversationText } from './conversation.text.ts'
import { ConversationContext } from './conversation-context.ts'
import { ConversationPane } from './conversation-pane.tsx'
import { drawerText } from './drawer.text.ts'
import { DrawerHeader } from './drawer-header.tsx'
import { FileDrop } from './file-drop.tsx'
import { Lightbox } from './lightbox.tsx'
import { setMode } from './writing.ts'

const TagDialog = lazyPart(async () => (await import('#tags/tag-dialog.tsx')).TagDialog)
const AccountPanel = lazyPart(async () => (await import('#account/account-panel.tsx')).AccountPanel)

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
  const text = useText(drawerText)
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
        className="absolute inset-y-0 end-0 flex w-full bg-surface shadow-float transition-transform duration-160 data-entering:translate-x-8 sm:max-w-160 wide:max-w-272"
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

function OpenCard(props: ConversationDrawerProps & { card: Card; name: string }) {
  const { card, name, onClose, onPrevious, onNext } = props
  const text = useText(conversationText)
  const drawer = useText(drawerText)
  const words = useText(composerText)
  const tags = useText(tagsText)
  const [isTagging, setTagging] = useState(false)
  const mayWork = useMay('work_cards')
  const [wantedView, setView] = useState('conversation')
  const isWide = useIsWide()
  // Beside the conversation the account is no view of its own.
  const view = isWide && wantedView === 'account' ? 'conversation' : wantedView
  const [picture, setPicture] = useState<Message | null>(null)
  const jump = useRef<(messageId: string) => void>(() => {})
  const field = useRef<HTMLTextAreaElement>(null)
  const cardId = card.id
  useEffect(() => {
    sayHere(cardId)
    return () => sayHere(null)
  }, [cardId])
  useShortcut('j', text.next, () => onNext?.(), { scope: 'drawer', enabled: onNext !== undefined })
  useShortcut('k', drawer.previous, () => onPrevious?.(), { scope: 'drawer', enabled: onPrevious !== undefined })
  const write = (mode: 'message' | 'note') => {
    setView('conversation')
    setMode(cardId, mode)
    requestAnimationFrame(() => field.current?.focus())
  }
  useShortcut('r', text.reply, () => write('message'), { scope: 'drawer', enabled: mayWork })
  useShortcut('n', words.note, () => write('note'), { scope: 'drawer', enabled: mayWork })
  useShortcut('d', drawer.newDebt, () => openMoneyDialog({ kind: 'debt', cardId }), {
    scope: 'drawer',
    enabled: mayWork,
  })
  useShortcut('p', text.promise, () => openMoneyDialog({ kind: 'promise', cardId }), {
    scope: 'drawer',
    enabled: mayWork,
  })
  useShortcut('t', tags.shortcut, () => setTagging(true), { scope: 'drawer', enabled: mayWork && !isTagging })
  useFollowedComposing(cardId, () => write('message'))
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
          <DrawerHeader
            card={card}
            onClose={onClose}
            onPrevious={onPrevious}
            onNext={onNext}
            views={<Views hasAccount={!isWide} />}
            hasAccountLine={!isWide && view !== 'account'}
            onTags={() => setTagging(true)}
          />
          {mayWork && <SamePerson contactId={card.contactId} />}
          <div className="flex min-h-0 flex-1">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <TabPanel id="conversation" className="flex min-h-0 flex-1 flex-col outline-offset-[-2px]">
                <ConversationPane card={card} jump={jump} fieldRef={field} />
              </TabPanel>
              {!isWide && (
                <TabPanel id="account" className="min-h-0 flex-1 outline-offset-[-2px]">
                  <Account cardId={cardId} />
                </TabPanel>
              )}
              <TabPanel id="history" className="min-h-0 flex-1 outline-offset-[-2px]">
                <Timeline cardId={cardId} personName={name} mayUndo={mayWork} />
              </TabPanel>
            </div>
            {isWide && (
              <aside className="min-h-0 w-112 shrink-0 border-line border-s bg-surface">
                <Account cardId={cardId} />
              </aside>
            )}
          </div>
        </Tabs>
      </FileDrop>
      {isTagging && (
        <Suspense>
          <TagDialog card={card} onClose={() => setTagging(false)} />
        </Suspense>
      )}
      <Lightbox picture={picture} from={name} onClose={() => setPicture(null)} />
    </ConversationContext>
  )
}

/** The person's account: beside the conversation where there is room, else a view of its own. */
function Account({ cardId }: { cardId: string }) {
  return (
    <Suspense>
      <AccountPanel cardId={cardId} />
    </Suspense>
  )
}

function Views({ hasAccount }: { hasAccount: boolean }) {
  const text = useText(drawerText)
  const look =
    '-mb-px cursor-pointer whitespace-nowrap border-transparent border-b-2 py-2.5 font-medium text-ink-soft transition-colors data-selected:border-accent data-hovered:text-ink data-selected:text-ink'
  return (
    <TabList aria-label={text.sections} className="flex gap-5 self-end">
      <Tab id="conversation" className={look}>
        {text.conversationTab}
      </Tab>
      {hasAccount && (
        <Tab id="account" className={look}>
          {text.accountTab}
        </Tab>
      )}
      <Tab id="history" className={look}>
        {text.historyTab}
      </Tab>
    </TabList>
  )
}

/** Words that another part of the page put into the message: one goes on writing there. */
function useFollowedComposing(cardId: string, write: () => void): void {
  const turn = useComposeWish(({ wish }) => (wish?.cardId === cardId ? wish.turn : 0))
  const [seenTurn, setSeenTurn] = useState(turn)
  useEffect(() => {
    if (turn === seenTurn) return
    setSeenTurn(turn)
    write()
  }, [turn, seenTurn, write])
}

/** A card that was merged away while it was open: says whose conversation this is now. */
function useFollowedMerge(card: Card | undefined, name: string): void {
  const text = useText(drawerText)
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
  if (event.key.length === 1 && /[\p{L}\p{N}¿¡]/u.test(event.key) && !/^[jkrndpt]$/i.test(event.key)) field.focus()
}

function focusThread(panel: HTMLElement | null): void {
  const target =
    panel?.querySelector<HTMLElement>('[role="log"]') ?? panel?.querySelector<HTMLElement>('[role="dialog"]')
  target?.focus({ preventScroll: true })
}
