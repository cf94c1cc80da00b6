import {
  cancelMessage,
  type Message,
  moveMessage,
  restoreMessage,
  retryMessage,
  rewriteMessage,
} from '@aldia/shared/message.ts'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { dismissNotice, notify } from '#base/notify.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { runCommand } from '#records/commands.ts'

type Looked = Pick<Message, 'id' | 'seq'>

/** What can be done with a message that has not left; refusals are told in a passing line. */
export interface WaitingActions {
  cancel(message: Looked): void
  sendNow(message: Looked): void
  retry(message: Looked): void
}

export function useWaitingActions(): WaitingActions {
  const text = useText(outgoingText)
  const restore = (message: Looked) => tell(runCommand(restoreMessage, { messageId: message.id }))
  return {
    cancel: (message) =>
      tell(
        runCommand(cancelMessage, { messageId: message.id, version: message.seq }).then(() => {
          const noticeId = notify({
            text: text.cancelled,
            action: {
              label: text.undo,
              run: () => {
                dismissNotice(noticeId)
                restore(message)
              },
            },
          })
        }),
      ),
    sendNow: (message) => tell(moveWaiting(message, { leaveAt: null, notAfter: null })),
    retry: (message) => tell(runCommand(retryMessage, { messageId: message.id })),
  }
}

/** Lets a message leave at another moment. Throws `ApiFailure`. */
export async function moveWaiting(
  message: Looked,
  wish: { leaveAt: number | null; notAfter: number | null },
): Promise<void> {
  await runCommand(moveMessage, { messageId: message.id, version: message.seq, ...wish })
}

/** Writes a message anew. Throws `ApiFailure`. */
export async function rewriteWaiting(message: Looked, text: string): Promise<void> {
  await runCommand(rewriteMessage, { messageId: message.id, version: message.seq, text })
}

function tell(doing: Promise<unknown>): void {
  doing.catch((error: unknown) => {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  })
}
