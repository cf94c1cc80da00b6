import { join } from 'node:path'
import { findDifferences } from '@aldia/server/upkeep/verify.ts'
import Client from 'better-sqlite3'
import { placeOf } from '#support/database-of.ts'
import type { Exchanged } from '#support/simulation.ts'
import type { Debtors } from './debtors.ts'
import type { Wish } from './team.ts'

/** What is left to say once everything is quiet; every list names ids. */
export interface Comparison {
  messagesIn: number
  messagesOut: number
  /** Reminders of a ladder that arrived. */
  reminders: number
  lost: string[]
  twice: string[]
  /** Arrived under one id more than once; the phone shows it once. Allowed, counted. */
  repeated: number
  /** Delivered to the debtor, but the tick that says so was lost with a dying process. Allowed, counted. */
  ticksBehind: number
  /** What `verify` finds, and texts that are not what was written. */
  wrong: string[]
}

interface Stored {
  id: string
  waId: string
  direction: 'in' | 'out'
  kind: string
  text: string | null
  status: string | null
  attachment: string | null
}

/** Compares what the phones have with what the program has stored. The program may be running or not. */
export async function compare(about: {
  folder: string
  phones: readonly Exchanged[]
  debtors: Pick<Debtors, 'edited' | 'fromPhone'>
  accepted: readonly Wish[]
  cancelled: readonly Wish[]
  /** Phones of those who are reminded by a ladder, once. */
  reminded: readonly string[]
}): Promise<Comparison> {
  const stored = readMessages(about.folder)
  const found: Comparison = {
    messagesIn: 0,
    messagesOut: about.accepted.length,
    reminders: 0,
    lost: [],
    twice: [],
    repeated: 0,
    ticksBehind: 0,
    wrong: [],
  }
  compareInbound(about, stored, found)
  compareOutbound(about, stored, found)
  compareReminders(about, stored, found)
  for (const { what, count, ids } of await findDifferences(placeOf(about.folder))) {
    found.wrong.push(`verify: ${count} × ${what}: ${ids.slice(0, 3).join(' ')}`)
  }
  return found
}

function readMessages(folder: string): Stored[] {
  const client = new Client(join(folder, 'aldia.db'), { readonly: true, timeout: 10_000 })
  try {
    return client
      .prepare('select id, wa_id as waId, direction, kind, text, status, attachment from messages')
      .all() as Stored[]
  } finally {
    client.close()
  }
}

/** What the simulated server was told to be received must be stored once, readable and as it was last written. */
function compareInbound(about: Parameters<typeof compare>[0], stored: readonly Stored[], found: Comparison): void {
  const byWaId = Map.groupBy(stored, ({ waId, direction }) => `${direction} ${waId}`)
  const check = (direction: 'in' | 'out', id: string, text: string | null) => {
    found.messagesIn += 1
    const rows = byWaId.get(`${direction} ${id}`) ?? []
    const readable = rows.filter(({ kind }) => kind !== 'unreadable')
    if (readable.length === 0) found.lost.push(`${direction} ${id}${rows.length > 0 ? ' (unreadable)' : ''}`)
    if (rows.length > 1) found.twice.push(`${direction} ${id}`)
    const [row] = readable
    if (row && text !== null && row.text !== text) found.wrong.push(`the text of ${id} is another one`)
    if (row?.kind === 'image' && !row.attachment?.includes('"ready"'))
      found.wrong.push(`the picture of ${id} is missing`)
  }
  for (const { sent } of about.phones) {
    for (const { id, kind, text } of sent) {
      if (kind === 'text') check('in', id, about.debtors.edited.get(id) ?? text)
      else if (kind === 'image') check('in', id, null)
    }
  }
  for (const [id, text] of about.debtors.fromPhone) check('out', id, text)
}

/** What the program accepted must have reached that phone, and no other, under one id. */
function compareOutbound(about: Parameters<typeof compare>[0], stored: readonly Stored[], found: Comparison): void {
  const arrivals = Map.groupBy(
    about.phones.flatMap(({ phone, received }) => received.map((message) => ({ ...message, phone }))),
    ({ text }) => text,
  )
  const byId = new Map(stored.map((row) => [row.id, row]))
  for (const { messageId, phone, text } of about.accepted) {
    const there = arrivals.get(text) ?? []
    if (there.length === 0) found.lost.push(`out ${messageId}`)
    if (there.length > 1) found.twice.push(`out ${messageId}`)
    found.repeated += there.reduce((sum, { count }) => sum + count - 1, 0)
    const row = byId.get(messageId)
    if (there.some((arrival) => arrival.phone !== phone || arrival.id !== row?.waId)) {
      found.wrong.push(`${messageId} reached somebody else or under another id`)
    }
    if (row?.status === 'queued' || row?.status === 'unknown' || row?.status === 'failed') {
      found.wrong.push(`${messageId} arrived but is called ${row.status}`)
    } else if (row?.status !== 'read') found.ticksBehind += 1
  }
}

/** A step leaves once, and what is called sent has arrived; what somebody cancelled in time never does. */
function compareReminders(about: Parameters<typeof compare>[0], stored: readonly Stored[], found: Comparison): void {
  const byWaId = new Map(stored.map((row) => [row.waId, row]))
  for (const { phone, received } of about.phones) {
    const gone = new Set(about.cancelled.map(({ text }) => text))
    for (const { text } of received)
      if (text !== null && gone.has(text)) found.wrong.push(`${text} was cancelled and left`)
    if (!about.reminded.includes(phone)) continue
    found.reminders += received.length
    if (received.length > 1) found.twice.push(`reminder of ${phone}`)
    for (const { id } of received) if (!byWaId.has(id)) found.wrong.push(`a reminder of ${phone} is stored nowhere`)
  }
  const arrived = new Set(about.phones.flatMap(({ received }) => received.map(({ id }) => id)))
  for (const { id, waId } of sentReminders(about.folder)) if (!arrived.has(waId)) found.lost.push(`reminder ${id}`)
}

function sentReminders(folder: string): { id: string; waId: string }[] {
  const client = new Client(join(folder, 'aldia.db'), { readonly: true, timeout: 10_000 })
  try {
    const query = `select m.id, m.wa_id as waId from ladder_steps s join messages m on m.id = s.message_id where s.state = 'sent'`
    return client.prepare(query).all() as { id: string; waId: string }[]
  } finally {
    client.close()
  }
}
