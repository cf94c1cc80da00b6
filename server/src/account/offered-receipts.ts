import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { handleJob, type JobHandler, jobKind } from '#base/jobs.ts'
import type { Perform, Work } from '#base/work.ts'
import { messageFacts } from '#conversations/own-messages.ts'
import type { FileStore } from '#files/file-store.ts'
import { findFile } from '#files/files.ts'
import { attachReceipt } from '#payments/payments.ts'
import { lookOf } from '#payments/picture-look.ts'

// A receipt that was offered by itself is a message whose file is still on its way, and a picture is looked at outside of
// transactions. So the file follows a little later.

const look = jobKind(
  'account.lookAtOffered',
  z.object({ workspaceId: z.string(), messageId: z.string(), since: z.number() }),
)
/** Files mostly come within a second; after that their time is waited for in proportion. */
const firstLookMs = 1_000
const longestPauseMs = 3_600_000
/** A file that has not come by then will not (ms). */
const waitsForMs = 7 * 24 * 3_600_000

/** Has the file of a claim looked at, once it is here. */
export async function lookAtOffered(work: Work, about: { paymentId: string; messageId: string }): Promise<void> {
  const { workspaceId, now } = work
  const data = { workspaceId, messageId: about.messageId, since: now }
  await work.enqueue(look, { key: about.paymentId, dueAt: now + firstLookMs, data })
}

export function lookAtOfferedJob(parts: {
  reader: Reader
  perform: Perform
  clock: Clock
  files: Pick<FileStore, 'pathOf'>
}): JobHandler {
  const { reader, perform, clock, files } = parts
  return handleJob(look, { longestWaitMs: longestPauseMs }, async ({ key: paymentId, data, hold }) => {
    const { workspaceId, messageId, since } = data
    const message = await messageFacts(reader, workspaceId, messageId)
    const attachment = message?.deletedAt === null ? message.attachment : null
    if (attachment?.state === 'waiting' || attachment?.state === 'failed') {
      const age = Math.max(0, clock.now() - since)
      const pauseMs = Math.min(Math.max(firstLookMs, age / 2), longestPauseMs)
      return age > waitsForMs ? null : { againAt: clock.now() + pauseMs }
    }
    const file = attachment?.fileId ? await findFile(reader, workspaceId, attachment.fileId) : null
    if (!file) return null
    const picture = await lookOf(files.pathOf(file.sha256), file.mimeType)
    await perform({ workspaceId, actor: { kind: 'system' } }, async (work) => {
      await hold(work.tx)
      await attachReceipt(work, paymentId, { fileId: file.id, sha256: file.sha256, look: picture })
    })
    return null
  })
}
