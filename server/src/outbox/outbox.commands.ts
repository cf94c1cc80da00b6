import { resumeSending } from '@aldia/shared/channel.ts'
import {
  cancelMessage as cancelMessageCommand,
  deleteMessage as deleteMessageCommand,
  moveMessage as moveMessageCommand,
  reactToMessage as reactToMessageCommand,
  restoreMessage as restoreMessageCommand,
  retryMessage as retryMessageCommand,
  rewriteMessage as rewriteMessageCommand,
  sendMessage as sendMessageCommand,
  takeBackMessage as takeBackMessageCommand,
} from '@aldia/shared/message.ts'
import { mayDo } from '@aldia/shared/user.ts'
import type { z } from 'zod'
import { type HandledCommand, handle, notingRefusals } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import { resumeNumber } from '#channels/channels.ts'
import { moveMessage, restoreMessage, rewriteMessage, takeBackMessage } from '#outbox/change-waiting.ts'
import { cancelMessage, deleteMessage, reactToMessage, retryMessage } from '#outbox/message-actions.ts'
import { noteRefusal } from '#outbox/note-refusal.ts'
import { releaseHeld } from '#outbox/outbox.store.ts'
import { type OutboxParts, sendMessage } from '#outbox/send-message.ts'

type SendInput = z.output<typeof sendMessageCommand.input>

export function outboxCommands(parts: OutboxParts): readonly HandledCommand[] {
  return [
    notingRefusals(
      handle(sendMessageCommand, 'work_cards', (work, input, by) => {
        const right = input.override?.of === 'rules' ? 'override_contact_rules' : 'override_tone'
        if (input.override !== null && !mayDo(by.role, right)) fail('forbidden', 'role', { field: 'override' })
        return sendMessage(work, parts, by.userId, input)
      }),
      (work, input: SendInput, failure) => noteRefusal(work, parts, input, failure),
    ),
    handle(resumeSending, 'manage_channels', async (work, { accountId }) => {
      await resumeNumber(work, accountId)
      await releaseHeld(work.tx, { workspaceId: work.workspaceId, conversationIds: null, now: work.now })
      work.afterCommit(() => parts.wakeSender(accountId))
      return { accountId }
    }),
    handle(reactToMessageCommand, 'work_cards', (work, { messageId, emoji }) =>
      reactToMessage(work, parts, messageId, emoji),
    ),
    handle(deleteMessageCommand, 'work_cards', (work, { messageId }) => deleteMessage(work, parts, messageId)),
    handle(retryMessageCommand, 'work_cards', (work, { messageId }) => retryMessage(work, parts, messageId)),
    handle(cancelMessageCommand, 'work_cards', (work, input) => cancelMessage(work, parts, input)),
    handle(takeBackMessageCommand, 'work_cards', (work, { messageId }, by) =>
      takeBackMessage(work, parts, { messageId, byId: by.userId }),
    ),
    handle(restoreMessageCommand, 'work_cards', (work, { messageId }) => restoreMessage(work, parts, messageId)),
    handle(rewriteMessageCommand, 'work_cards', (work, input) => rewriteMessage(work, parts, input)),
    handle(moveMessageCommand, 'work_cards', (work, input) => moveMessage(work, parts, input)),
  ]
}
