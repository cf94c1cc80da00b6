import { setLateReason } from '@aldia/shared/account.ts'
import { assignCard, markCardRead, markCardUnread, moveCard } from '@aldia/shared/card.ts'
import { addStage, archiveStage, reorderStage, restoreStage, updateStage } from '@aldia/shared/stage.ts'
import { tagCard as tagCardCommand, untagCard as untagCardCommand } from '@aldia/shared/tag.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { savedRecord, type Work } from '#base/work.ts'
import { noteLateReason } from '#board/card-balance.ts'
import { tagCard, untagCard } from '#board/card-tags.ts'
import { assign, type LookAtMove, markRead, markUnread, move } from '#board/cards.ts'
import { addNewStage, archive, bringBackStage, changeStage, putStageAfter } from '#board/stages.ts'

/** What the board asks of features beside it; handed in by app.ts. */
export interface BoardNeighbours {
  lookAtMove: LookAtMove
  /** Refuses when the person may not be given work. */
  mustBeOnTeam(work: Work, userId: string): Promise<void>
  /** Tells WhatsApp that what came after `readBefore` was seen. */
  tellRead(work: Work, contactId: string, readBefore: number | null): Promise<void>
}

export function boardCommands(neighbours: BoardNeighbours): readonly HandledCommand[] {
  return [
    handle(moveCard, 'work_cards', async (work, input) => {
      await move(work, neighbours.lookAtMove, input)
      return savedRecord('cards', input.cardId)
    }),
    handle(assignCard, 'work_cards', async (work, input) => {
      if (input.assigneeId !== null) await neighbours.mustBeOnTeam(work, input.assigneeId)
      await assign(work, input.cardId, input.assigneeId)
      return savedRecord('cards', input.cardId)
    }),
    handle(markCardRead, 'work_cards', async (work, input) => {
      const { card, readBefore } = await markRead(work, input.cardId)
      if (card.unread > 0) await neighbours.tellRead(work, card.contactId, readBefore)
      return savedRecord('cards', input.cardId)
    }),
    handle(markCardUnread, 'work_cards', async (work, input) => {
      await markUnread(work, input.cardId)
      return savedRecord('cards', input.cardId)
    }),
    handle(setLateReason, 'work_cards', async (work, { cardId, reason }) => {
      await noteLateReason(work, cardId, reason)
      return { cardId }
    }),
    handle(tagCardCommand, 'work_cards', async (work, { cardId, tagId }) => {
      await tagCard(work, cardId, tagId)
      return savedRecord('cards', cardId)
    }),
    handle(untagCardCommand, 'work_cards', async (work, { cardId, tagId }) => {
      await untagCard(work, cardId, tagId)
      return savedRecord('cards', cardId)
    }),
    handle(addStage, 'manage_board', async (work, input) => savedRecord('stages', await addNewStage(work, input))),
    handle(updateStage, 'manage_board', async (work, { stageId, name, colour, kind }) => {
      await changeStage(work, stageId, {
        ...(name === undefined ? {} : { name }),
        ...(colour === undefined ? {} : { colour }),
        ...(kind === undefined ? {} : { kind }),
      })
      return savedRecord('stages', stageId)
    }),
    handle(reorderStage, 'manage_board', async (work, input) => {
      await putStageAfter(work, input.stageId, input.afterStageId)
      return savedRecord('stages', input.stageId)
    }),
    handle(archiveStage, 'manage_board', async (work, input) => {
      await archive(work, input.stageId, input.moveCardsToStageId)
      work.touch('stages', input.stageId)
      return savedRecord('stages', input.stageId)
    }),
    handle(restoreStage, 'manage_board', async (work, input) => {
      await bringBackStage(work, input.stageId)
      return savedRecord('stages', input.stageId)
    }),
  ]
}
