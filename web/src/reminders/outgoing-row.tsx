import type { Message } from '@aldia/shared/message.ts'
import type { OutgoingItem } from '@aldia/shared/outgoing.ts'
import { CalendarClock, EllipsisVertical, Filter, PenLine, X } from 'lucide-react'
import { useState } from 'react'
import { plainLine } from '#base/bidi.ts'
import { useFormats, useText } from '#base/language.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { messageText } from '#conversation/message.text.ts'
import { messageActionsText } from '#conversation/message-actions.text.ts'
import { messageInWords } from '#conversation/message-words.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { RewriteDialog } from '#outgoing/rewrite-dialog.tsx'
import { moveWaiting, useWaitingActions } from '#outgoing/waiting-actions.ts'
import { WhenDialog } from '#outgoing/when-dialog.tsx'
import { policyText } from '#policy/policy.text.ts'
import { waitInWords } from '#policy/policy-words.ts'
import { useWhen } from '#policy/use-when.ts'
import { useChannelAccounts, useUser } from '#records/use-records.ts'
import type { OutgoingEntry } from '#reminders/outgoing-list.ts'
import { remindersText } from '#reminders/reminders.text.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu, type MenuEntry } from '#ui/menu.tsx'

interface OutgoingRowProps {
  entry: OutgoingEntry
  mayWork: boolean
  onOpen: () => void
  /** Shows what waits for this person alone. */
  onOnly: () => void
}

const tones: Record<OutgoingItem['state'], Tone> = { scheduled: 'info', held: 'warn', queued: 'plain', failed: 'bad' }

/** One message that waits: to whom, what, when and why, and what can be done with it. */
export function OutgoingRow({ entry, mayWork, onOpen, onOnly }: OutgoingRowProps) {
  const { item, message, card } = entry
  const text = useText(remindersText)
  const words = useText(messageText)
  const actions = useText(outgoingText)
  const nameOf = usePersonName()
  const formats = useFormats()
  const line = useStateLine(item, message)
  const author = useAuthorLine(message)
  const [open, setOpen] = useState<'move' | 'rewrite' | null>(null)
  const name = nameOf(card)
  const { sendNow, retry } = useWaitingActions()
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-1 py-3 sm:flex-nowrap">
      <Avatar id={card.contactId} name={name} decorative />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <button
            type="button"
            aria-label={text.open(name)}
            onClick={onOpen}
            className="min-w-0 truncate font-medium text-ink hover:underline"
          >
            <bdi>{name}</bdi>
          </button>
          <Badge tone={tones[item.state]}>{text.stateOf[item.state]}</Badge>
          <span className="text-ink-faint text-sm">{author}</span>
        </p>
        <p dir="auto" className="truncate text-ink">
          {messageInWords(message, words)}
        </p>
        <p className="text-ink-soft text-sm">{line}</p>
      </div>
      <p className="figures shrink-0 pt-0.5 text-ink-soft text-sm" title={formats.fullDate(item.at)}>
        {formats.time(item.at)}
      </p>
      <div className="flex shrink-0 items-center gap-1.5 max-sm:w-full max-sm:pl-11">
        {mayWork && item.state === 'failed' && (
          <Button size="small" onPress={() => retry(message)}>
            {actions.retry}
          </Button>
        )}
        {mayWork && item.isUntouched && (item.state === 'scheduled' || item.state === 'held') && (
          <Button size="small" onPress={() => sendNow(message)}>
            {actions.sendNow}
          </Button>
        )}
        <RowMenu entry={entry} name={name} mayWork={mayWork} onOnly={onOnly} onDialog={setOpen} />
      </div>
      {open === 'rewrite' && <RewriteDialog message={message} onClose={() => setOpen(null)} />}
      {open === 'move' && (
        <WhenDialog
          title={actions.moveTitle}
          cardId={card.id}
          begin={item.state === 'failed' ? null : item.at}
          onChoose={(wish) => moveWaiting(message, wish)}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  )
}

function RowMenu(props: {
  entry: OutgoingEntry
  name: string
  mayWork: boolean
  onOnly: () => void
  onDialog: (which: 'move' | 'rewrite') => void
}) {
  const { item, message } = props.entry
  const text = useText(remindersText)
  const actions = useText(outgoingText)
  const { cancel } = useWaitingActions()
  const mayChange = props.mayWork && item.isUntouched
  const entries: (MenuEntry | false)[] = [
    mayChange && { id: 'move', label: actions.move, icon: CalendarClock, run: () => props.onDialog('move') },
    mayChange &&
      message.kind !== 'voice' && {
        id: 'rewrite',
        label: actions.rewrite,
        icon: PenLine,
        run: () => props.onDialog('rewrite'),
      },
    { id: 'only', label: text.onlyPerson, icon: Filter, run: props.onOnly },
    props.mayWork &&
      message.status !== 'unknown' && {
        id: 'cancel',
        label: item.state === 'failed' ? actions.discard : actions.cancel,
        icon: X,
        danger: true,
        run: () => cancel(message),
      },
  ]
  return (
    <Menu
      label={text.actionsFor(props.name)}
      trigger={<IconButton label={text.actionsFor(props.name)} icon={EllipsisVertical} size="small" />}
      entries={entries.filter((each) => each !== false)}
    />
  )
}

/** When it leaves and why, or why it did not. */
function useStateLine(item: OutgoingItem, message: Message): string {
  const text = useText(remindersText)
  const policy = useText(policyText)
  const failures = useText(messageActionsText)
  const when = useWhen()
  const isOnline = useChannelAccounts().some(({ state }) => state === 'online')
  if (message.status === 'unknown') return failures.unknownText
  if (message.failure !== null) return failures.failures[message.failure]
  const dropped = item.notAfter === null ? [] : [text.notAfter(when(item.notAfter))]
  const isToCome = item.state === 'scheduled' || item.state === 'held'
  const why =
    isToCome && message.wait !== null
      ? waitInWords(message.wait, policy, when)
      : isOnline
        ? text.queuedOnline
        : text.queuedOffline
  return [why, ...dropped].join('; ')
}

function useAuthorLine({ authorId, byRule }: Message): string {
  const text = useText(remindersText)
  const author = useUser(authorId)
  if (byRule || author === undefined) return byRule ? text.byRule : ''
  return text.by(plainLine(author.name))
}
