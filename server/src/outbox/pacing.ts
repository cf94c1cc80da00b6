import { createHash } from 'node:crypto'
import type { MessageWait } from '@aldia/shared/message.ts'
import type { Question } from '@aldia/shared/policy/judge.ts'
import type { Reader } from '#base/database/database.ts'
import { randomNow } from '#base/random.ts'
import type { Work } from '#base/work.ts'
import { hasEverWritten, type OwnMessage, setWait } from '#conversations/own-messages.ts'
import type { Leaving } from '#outbox/build-to-send.ts'
import { departuresSince, type OutboxRow, saveOutbox, waitingOf } from '#outbox/outbox.store.ts'
import { dayMs, type Pace, paceOf, type Recipient } from '#outbox/pace.ts'
import type { AccountFacts } from '#outbox/send-message.ts'

// The pace of a number, asked when a row is about to leave. An answer that a person typed just now costs nothing.

/** Who wrote within this time is there, and waits for an answer (ms). */
const talkingMs = dayMs

/** Whoever typed a message sees it leave within this time, if nothing holds it back (ms). */
const atOnceMs = 30_000

/** Whether nobody looks on while it leaves: it was scheduled, or has waited for its hour or for the connection. */
export const hasWaited = (row: Pick<OutboxRow, 'wishedAt' | 'createdAt'>, now: number): boolean =>
  row.wishedAt !== null || now - row.createdAt > atOnceMs

/** What a row tells of itself for the pace of those that follow. */
type Told = Pick<OutboxRow, 'recipient' | 'textPrint'>

/**
 * Whether a row that the rules let go leaves now by the pace of its number; `isKeptByLine`: others of its kind wait as long. What a person typed is put off with a word in its
 * bubble; what nobody did stays as it is, and all of it waits. Null for what is no message, and for what was tried already.
 */
export async function paceFor(
  work: Work,
  leaving: Leaving,
  about: { account: AccountFacts; policy: Question; random: number | undefined },
): Promise<{ held: true; notBefore: number; isKeptByLine: boolean } | { held: false; told: Told } | null> {
  const { row, conversation, message } = leaving
  if (row.outgoing.what !== 'message' || message === null || row.attempts > 0) return null
  const to = await recipientOf(work.tx, conversation.id, about.policy)
  const told: Told = { recipient: to, textPrint: printOf(message.text) }
  const byRule = row.byRule || isReminder(message)
  const waited = hasWaited(row, work.now)
  if (to === 'talking' && !byRule && !waited) return { held: false, told }
  const pace = paceOf({
    recent: await departuresSince(work.tx, row.channelAccountId, work.now - dayMs),
    message: { conversationId: conversation.id, to, byRule, print: told.textPrint, hasWaited: waited },
    number: { linkedAt: about.account.linkedAt ?? null, resumedAt: about.account.sendingResumedAt ?? null },
    now: work.now,
    random: about.random ?? randomNow(4).readUInt32BE() / 2 ** 32,
  })
  // Seconds between answers are kept by the line, as the gaps of what nobody typed are: nothing is written for them.
  if (row.byRule || (to === 'talking' && waited && !byRule))
    return pace.reason === null ? { held: false, told } : { held: true, notBefore: pace.notBefore, isKeptByLine: true }
  const notBefore = await behindEarlier(work, row, pace)
  if (notBefore <= work.now) return { held: false, told }
  await saveOutbox(work.tx, row.id, { notBefore })
  await setWait(work, message.id, waitFor(notBefore, pace))
  return { held: true, notBefore, isKeptByLine: false }
}

async function recipientOf(tx: Reader, conversationId: string, { debtor, now }: Question): Promise<Recipient> {
  const heard = debtor.history.filter(({ direction }) => direction === 'in')
  if (heard.some(({ at }) => now - at < talkingMs)) return 'talking'
  return heard.length > 0 || (await hasEverWritten(tx, conversationId)) ? 'known' : 'stranger'
}

/** What the program writes by itself and nobody waits for. */
function isReminder({ authorId, purpose }: OwnMessage): boolean {
  return authorId === null && (purpose === 'reminder' || purpose === 'preDueReminder')
}

/** Within a conversation nothing overtakes what the pace holds back. */
async function behindEarlier(work: Work, row: OutboxRow, pace: Pace): Promise<number> {
  const earlier = (await waitingOf(work.tx, row.conversationId)).filter(
    ({ id, outgoing, wishedAt, attempts }) =>
      id < row.id && outgoing.what === 'message' && wishedAt === null && attempts === 0,
  )
  return Math.max(pace.notBefore, ...earlier.map(({ notBefore }) => notBefore))
}

function waitFor(at: number, { reason }: Pace): MessageWait {
  const why = reason === 'warned' ? 'warned' : 'pace'
  return { at, reason: why, hours: null, max: null, per: null, leftAt: null }
}

/** Equal for texts that differ in figures, capitals and blanks alone; null without any. */
export function printOf(text: string | null): string | null {
  const plain = (text ?? '').toLowerCase().replace(/\d+/g, '0').replace(/\s+/g, ' ').trim()
  return plain === '' ? null : createHash('sha256').update(plain).digest('base64url').slice(0, 16)
}
