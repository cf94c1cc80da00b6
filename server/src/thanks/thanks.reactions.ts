import type { messageFailed } from '@aldia/shared/message.ts'
import type { paymentAnnulled, paymentConfirmed } from '@aldia/shared/payment.ts'
import { z } from 'zod'
import { handleJob, type JobHandler, jobKind } from '#base/jobs.ts'
import type { Perform, Recorded, Work } from '#base/work.ts'
import { cardsShowMessages } from '#board/cards.ts'
import type { ByRuleParts } from '#outbox/queue-by-rule.ts'
import { takeBackWaiting } from '#outbox/take-back.ts'
import { paymentsOf } from '#payments/payments.ts'
import { thankFor } from '#thanks/thank.ts'
import { forgetThanks, thanksFor, thanksOfMessage } from '#thanks/thanks.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

/** Thanks for a payment; `key` is the payment. */
const thankJob = jobKind('thanks.send', z.object({ workspaceId: z.string() }))
/** Whoever confirmed may undo it, or say thanks in their own words, before the program does (ms). */
const firstLookMs = 60_000
/** Nothing is fetched for what is taken back. */
const shown = { linesChanged: cardsShowMessages, wakeAttachments: () => undefined, wakeUnreadable: () => undefined }

/** Reaction: a payment was confirmed. Where the business wants it so, its person is thanked without anybody's doing. */
export async function thankLater(work: Work, { data }: Recorded<typeof paymentConfirmed>): Promise<void> {
  if (data.isFromList) return
  const workspace = await findWorkspace(work.tx, work.workspaceId)
  if (workspace?.money.thanks.byItself) await lookAt(work, data.paymentId, work.now + firstLookMs)
}

/** Reaction: a payment was annulled or is to be verified again. Thanks that have not left do not leave. */
export async function takeBackThanks(work: Work, { data }: Recorded<typeof paymentAnnulled>): Promise<void> {
  for (const row of await thanksFor(work.tx, [data.paymentId]))
    if (await takeBackWaiting(work, shown, row.messageId)) await forgetThanks(work.tx, row.paymentId)
}

/** Reaction: what is owed is another sum. Thanks that have not left would name the old one, and are written anew. */
export async function thanksFollowFigures(work: Work, { contactId }: Pick<Recorded, 'contactId'>): Promise<void> {
  if (contactId === null) return
  const ids = (await paymentsOf(work.tx, contactId)).map(({ id }) => id)
  for (const row of await thanksFor(work.tx, ids)) {
    if (!(await takeBackWaiting(work, shown, row.messageId))) continue
    await forgetThanks(work.tx, row.paymentId)
    await lookAt(work, row.paymentId, work.now)
  }
}

/** Reaction: thanks did not leave in time, or their number was unlinked: they are written anew. */
export async function thanksFollowFailure(work: Work, { data }: Recorded<typeof messageFailed>): Promise<void> {
  if (data.failure !== 'stale' && data.failure !== 'account_unlinked') return
  const row = await thanksOfMessage(work.tx, data.messageId)
  if (row === null) return
  await forgetThanks(work.tx, row.paymentId)
  await lookAt(work, row.paymentId, work.now)
}

const lookAt = (work: Work, paymentId: string, dueAt: number): Promise<void> =>
  work.enqueue(thankJob, { key: paymentId, dueAt, data: { workspaceId: work.workspaceId } })

/** Says thanks for one payment. */
export function thankJobHandler({ perform, leave }: { perform: Perform; leave: ByRuleParts }): JobHandler {
  return handleJob(thankJob, { maxAttempts: 8 }, async (job) => {
    const actor = { kind: 'system' } as const
    const { output } = await perform({ workspaceId: job.data.workspaceId, actor }, async (work) => {
      await job.hold(work.tx)
      return thankFor(work, leave, job.key)
    })
    return output === null ? null : { againAt: output }
  })
}
