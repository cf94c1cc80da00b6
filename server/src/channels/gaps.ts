import type { ConnectionReason } from '@aldia/shared/channel.ts'
import { channelGap } from '@aldia/shared/channel.ts'
import type { Work } from '#base/work.ts'
import { forgetGapsBefore, insertGap, openGapOf, saveGap, uncountedGaps } from '#channels/gaps.store.ts'

/** A history of two years is long enough to see a pattern (ms). */
const keptMs = 2 * 365 * 86_400_000

/** The number is no longer connected since `fromAt`; `afterRowNo` is the newest message stored by then. */
export async function openGap(
  work: Work,
  gap: { accountId: string; fromAt: number; reason: ConnectionReason | null; afterRowNo: number },
): Promise<void> {
  if (await openGapOf(work.tx, gap.accountId)) return
  await insertGap(work.tx, {
    ...gap,
    id: work.newId(),
    workspaceId: work.workspaceId,
    toAt: null,
    recovered: null,
    unreadable: null,
  })
  await forgetGapsBefore(work.tx, gap.accountId, work.now - keptMs)
}

/** The number is connected again. What waited at WhatsApp meanwhile is still to come in. */
export async function closeGap(work: Work, accountId: string): Promise<void> {
  const gap = await openGapOf(work.tx, accountId)
  // A clock that was set back must not make a gap end before it began.
  if (gap) await saveGap(work.tx, gap.id, { toAt: Math.max(work.now, gap.fromAt) })
}

/** Everything that waited has come in: writes down how much, and records the gap. */
export async function countGaps(
  work: Work,
  accountId: string,
  count: (about: { accountId: string; afterRowNo: number }) => Promise<{ recovered: number; unreadable: number }>,
): Promise<void> {
  for (const gap of await uncountedGaps(work.tx, accountId)) {
    const counted = await count(gap)
    await saveGap(work.tx, gap.id, counted)
    const { fromAt, toAt, reason } = gap
    work.record(channelGap, { data: { accountId, fromAt, toAt, reason, ...counted } })
  }
}
