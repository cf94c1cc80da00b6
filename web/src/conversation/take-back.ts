import { takeBackMessage } from '@aldia/shared/message.ts'
import { ApiFailure } from '#base/api.ts'
import { notify } from '#base/notify.ts'
import { compose } from '#messages/compose.ts'
import { loadedMessage } from '#messages/thread.ts'
import { runCommand } from '#records/commands.ts'
import { quote } from './writing.ts'

/** Takes back what I sent a moment ago: its words are in the field again, with what they answered. A refusal is told. */
export async function takeBack(messageId: string): Promise<void> {
  try {
    const { cardId, text, quotedMessageId } = await runCommand(takeBackMessage, { messageId })
    const quoted = quotedMessageId === null ? undefined : loadedMessage(cardId, quotedMessageId)
    if (quoted !== undefined) quote(cardId, quoted)
    compose(cardId, text ?? '')
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}
