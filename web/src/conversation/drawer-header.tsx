import { assignCard, type Card, markCardUnread, moveCard } from '@aldia/shared/card.ts'
import { mayDo } from '@aldia/shared/user.ts'
import { ChevronDown, ChevronUp, EllipsisVertical, MailOpen, ShieldCheck, Tag, X } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { AccountLine } from '#account/account-line.tsx'
import { plainLine } from '#base/bidi.ts'
import { useText } from '#base/language.ts'
import { useIsPhone } from '#base/media.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { formBeforeMove } from '#money/move-form.ts'
import { ContactMeter } from '#policy/contact-lines.tsx'
import { MediationLine } from '#policy/mediation-line.tsx'
import { policyText } from '#policy/policy.text.ts'
import { TiedLine } from '#policy/tied-line.tsx'
import { enqueue } from '#records/command-queue.ts'
import { usePresence } from '#records/live.ts'
import { useMe, useStage, useStages, useUsers } from '#records/use-records.ts'
import { TagLine } from '#tags/tag-line.tsx'
import { tagsText } from '#tags/tags.text.ts'
import { Avatar } from '#ui/avatar.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Menu } from '#ui/menu.tsx'
import { type Choice, Select } from '#ui/select.tsx'
import { ContactLine } from './contact-line.tsx'
import { conversationText } from './conversation.text.ts'
import { useConversation } from './conversation-context.ts'
import { drawerText } from './drawer.text.ts'
import { NameHeading } from './name-heading.tsx'

const ContactRulesDialog = lazyPart(async () => (await import('#policy/contact-rules-dialog.tsx')).ContactRulesDialog)

interface DrawerHeaderProps {
  card: Card
  onClose: () => void
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
  /** The list of views, beside column and assignee. */
  views: ReactNode
  /** Whether the account is out of sight, so that one line of it is wanted. */
  hasAccountLine: boolean
  /** Asks for the tags of this person. */
  onTags: () => void
}

/** Who this is, where the card stands, who has it, who else is here. */
export function DrawerHeader({ card, onClose, onPrevious, onNext, views, hasAccountLine, onTags }: DrawerHeaderProps) {
  const drawer = useText(drawerText)
  const text = useText(conversationText)
  const policy = useText(policyText)
  const tags = useText(tagsText)
  const { personName, mayWork } = useConversation()
  const [hasRules, setRules] = useState(false)
  const stage = useStage(card.stageId)
  // On a phone the conversation has the room; how often one wrote, tags, column and assignee stand with the account.
  const isBrief = useIsPhone() && hasAccountLine
  return (
    <header className="border-line border-b bg-surface">
      <div className="flex items-start gap-3 px-3 pt-3 sm:px-5">
        <Avatar id={card.contactId} name={personName} size="large" decorative />
        <div className="min-w-0 flex-1">
          <NameHeading card={card} />
          <ContactLine card={card} />
          <TiedLine cardId={card.id} />
          {stage?.kind === 'mediation' && <MediationLine cardId={card.id} mayWork={mayWork} />}
          {!isBrief && (
            <>
              <ContactMeter cardId={card.id} />
              <TagLine card={card} onChange={mayWork ? onTags : null} />
            </>
          )}
        </div>
        <TeamHere cardId={card.id} />
        <div className="-me-1.5 flex shrink-0">
          {onPrevious && (
            <IconButton
              label={drawer.previous}
              icon={ChevronUp}
              keys="K"
              className="max-sm:hidden"
              onPress={onPrevious}
            />
          )}
          {onNext && (
            <IconButton label={text.next} icon={ChevronDown} keys="J" className="max-sm:hidden" onPress={onNext} />
          )}
          {mayWork && (
            <Menu
              label={drawer.more}
              trigger={<IconButton label={drawer.more} icon={EllipsisVertical} />}
              entries={[
                {
                  id: 'unread',
                  label: drawer.markUnread,
                  icon: MailOpen,
                  run: () => {
                    // Staying would mark it as read again at once.
                    onClose()
                    enqueue(markCardUnread, { cardId: card.id })
                  },
                },
                { id: 'tags', label: tags.tags, icon: Tag, run: onTags },
                { id: 'contact', label: policy.open, icon: ShieldCheck, run: () => setRules(true) },
              ]}
            />
          )}
          <IconButton label={text.close} icon={X} keys="Esc" onPress={onClose} />
        </div>
      </div>
      {hasAccountLine && !isBrief && (
        <div className="px-3 pt-2 empty:hidden sm:px-5">
          <AccountLine cardId={card.id} />
        </div>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-4 px-3 sm:px-5">
        {views}
        {isBrief ? (
          <div className="self-center">
            <AccountLine cardId={card.id} isShort />
          </div>
        ) : (
          <div className="flex min-w-0 flex-1 items-center justify-end gap-2 py-2 max-sm:w-full max-sm:flex-none">
            <StageChoice card={card} />
            <AssigneeChoice card={card} />
          </div>
        )}
      </div>
      {hasRules && (
        <Suspense>
          <ContactRulesDialog cardId={card.id} personName={personName} onClose={() => setRules(false)} />
        </Suspense>
      )}
    </header>
  )
}

function StageChoice({ card }: { card: Card }) {
  const text = useText(drawerText)
  const { mayWork } = useConversation()
  const stages = useStages()
  const current = useStage(card.stageId)
  const all = current === undefined || stages.some((stage) => stage.id === current.id) ? stages : [...stages, current]
  const choices: Choice[] = all.map((stage) => ({
    id: stage.id,
    label: plainLine(stage.name),
    mark: <span aria-hidden data-swatch={stage.colour} className="size-2.5 shrink-0 rounded-full bg-swatch" />,
  }))
  return (
    <Select
      label={text.stage}
      hideLabel
      choices={choices}
      value={card.stageId}
      isDisabled={!mayWork}
      className="min-w-0 flex-1 sm:max-w-50"
      onChange={(toStageId) => {
        const target = all.find((stage) => stage.id === toStageId)
        if (toStageId === card.stageId || target === undefined) return
        const kind = formBeforeMove(card, current, target)
        if (kind !== null) openMoneyDialog({ kind, cardId: card.id, toStageId, afterCardId: null })
        else enqueue(moveCard, { cardId: card.id, fromStageId: card.stageId, toStageId, afterCardId: null })
      }}
    />
  )
}

/** Stands for "nobody" in the list of people. */
const nobodyId = 'nobody'

function AssigneeChoice({ card }: { card: Card }) {
  const text = useText(drawerText)
  const { mayWork } = useConversation()
  const me = useMe()
  const users = useUsers()
  const people = [...users.values()].filter(
    (user) => user.id === card.assigneeId || (user.disabledAt === null && mayDo(user.role, 'work_cards')),
  )
  const choices: Choice[] = [
    { id: nobodyId, label: text.nobody },
    ...people
      .sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name))
      .map((user) => ({
        id: user.id,
        label: user.id === me.id ? text.meSuffix(plainLine(user.name)) : plainLine(user.name),
      })),
  ]
  return (
    <Select
      label={text.assignee}
      hideLabel
      choices={choices}
      value={card.assigneeId ?? nobodyId}
      isDisabled={!mayWork}
      className="min-w-0 flex-1 sm:max-w-50"
      onChange={(id) => {
        const assigneeId = id === nobodyId ? null : id
        if (assigneeId !== card.assigneeId) enqueue(assignCard, { cardId: card.id, assigneeId })
      }}
    />
  )
}

const facesMax = 3

/** Colleagues who have this conversation open. */
function TeamHere({ cardId }: { cardId: string }) {
  const text = useText(drawerText)
  const me = useMe()
  const users = useUsers()
  const here = usePresence(cardId)
    .filter((id) => id !== me.id)
    .map((id) => users.get(id))
    .filter((user) => user !== undefined)
  const names = here.map((user) => plainLine(user.name)).join(', ')
  const label = here.length === 1 ? text.colleagueHere(names) : text.colleaguesHere(names)
  return (
    <div role="status" className="flex h-9 shrink-0 items-center">
      {here.length > 0 && (
        <span title={label} className="flex -space-x-1.5">
          <span className="sr-only">{label}</span>
          {here.slice(0, facesMax).map((user) => (
            <Avatar
              key={user.id}
              id={user.id}
              name={user.name}
              size="small"
              decorative
              className="ring-2 ring-surface"
            />
          ))}
          {here.length > facesMax && (
            <span aria-hidden className="ps-2.5 text-ink-faint text-sm">
              +{here.length - facesMax}
            </span>
          )}
        </span>
      )}
    </div>
  )
}
