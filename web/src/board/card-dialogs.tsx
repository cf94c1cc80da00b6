import { assignCard, type Card } from '@aldia/shared/card.ts'
import { UserRoundX } from 'lucide-react'
import { useText } from '#base/language.ts'
import { boardText } from '#board/board.text.ts'
import { focusCard } from '#board/board-focus.ts'
import { moveTo } from '#board/board-moves.ts'
import type { CardAction } from '#board/card-actions.ts'
import { PickDialog } from '#board/pick-dialog.tsx'
import { usePersonName } from '#contacts/person-name.ts'
import { enqueue } from '#records/command-queue.ts'
import { useCard, useMe, useStages, useUsers } from '#records/use-records.ts'
import { TagDialog } from '#tags/tag-dialog.tsx'
import { Avatar } from '#ui/avatar.tsx'
import { cardText } from './card.text.ts'

/** The small dialogs that ask something for a card: which column, whose, what tags. */
export function CardDialog({ action, cardId, onClose }: { action: CardAction; cardId: string; onClose: () => void }) {
  const card = useCard(cardId)
  if (card === undefined) return null
  const close = () => {
    onClose()
    focusCard(cardId)
  }
  if (action === 'tag') return <TagDialog card={card} onClose={close} />
  return action === 'move' ? <MoveDialog card={card} onClose={close} /> : <AssignDialog card={card} onClose={close} />
}

function MoveDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const text = useText(cardText)
  const nameOf = usePersonName()
  const choices = useStages().map((stage) => ({
    id: stage.id,
    label: stage.name,
    mark: <span aria-hidden data-swatch={stage.colour} className="size-2.5 shrink-0 rounded-full bg-swatch" />,
    hint: stage.id === card.stageId ? text.here : null,
  }))
  return (
    <PickDialog
      title={text.moveTitle(nameOf(card))}
      choices={choices}
      onPick={(stageId) => {
        if (stageId !== card.stageId) moveTo(card, { stageId, index: 0 }, () => focusCard(card.id))
      }}
      onClose={onClose}
    />
  )
}

function AssignDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const text = useText(boardText)
  const ofCard = useText(cardText)
  const nameOf = usePersonName()
  const me = useMe()
  const users = [...useUsers().values()]
    .filter((user) => user.disabledAt === null)
    .sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || (a.name < b.name ? -1 : 1))
  const choices = users.map((user) => ({
    id: user.id,
    label: user.id === me.id ? text.me(user.name) : user.name,
    mark: <Avatar id={user.id} name={user.name} size="small" decorative />,
    hint: user.id === card.assigneeId ? ofCard.inCharge : null,
  }))
  const nobody = {
    id: '',
    label: text.unassigned,
    mark: <UserRoundX aria-hidden size={20} className="mx-0.5 text-ink-faint" />,
    hint: null,
  }
  return (
    <PickDialog
      title={ofCard.assignTitle(nameOf(card))}
      choices={[...choices, nobody]}
      onPick={(id) => {
        const assigneeId = id === '' ? null : id
        if (assigneeId !== card.assigneeId) enqueue(assignCard, { cardId: card.id, assigneeId })
      }}
      onClose={onClose}
    />
  )
}
