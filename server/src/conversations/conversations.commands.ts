import { refetchAttachment as refetchAttachmentCommand } from '@aldia/shared/message.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { refetchAttachment } from '#conversations/attachments.ts'

export function conversationCommands(parts: { cardsOf: CardsOf; wakeAttachments(): void }): readonly HandledCommand[] {
  return [
    handle(refetchAttachmentCommand, 'work_cards', (work, { messageId }) => refetchAttachment(work, parts, messageId)),
  ]
}
