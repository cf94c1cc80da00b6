import { openSqlite, type SqliteDatabase } from '@aldia/server/base/database/sqlite-database.ts'
import { insertCadences } from '@aldia/server/cadences/cadences.store.ts'
import { planLadders } from '@aldia/server/cadences/ladder-plan.ts'
import { starters } from '@aldia/server/cadences/starters.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import Client from 'better-sqlite3'
import { answer } from '#processes/answer.ts'
import { monotonic } from '#processes/monotonic.ts'

// Everybody is due today: what the program does to know who is written to, beside as many bare updates of one row each.

interface Side {
  workspaceId: string
  reader: SqliteDatabase['reader']
  bare: Client.Database
  ids: string[]
  now: number
}
let side: Side | null = null
let turn = 0

export const commands = answer({
  /** Puts every open debt's day on today and a ladder on that says so. */
  async open({ file, now }: { file: string; now: number }): Promise<void> {
    const database = openSqlite(file)
    const { client, reader } = database
    const { id: workspaceId, zone } = client.prepare('select id, time_zone as zone from workspaces').get() as {
      id: string
      zone: string
    }
    const today = dayIn(zone, now)
    client.prepare('update debts set due_on = ?').run(today)
    client.exec('delete from cadences')
    const credit = starters('es').find(({ key }) => key === 'credit')
    if (!credit) throw new Error('the house has a ladder for sales')
    const about = { id: crypto.randomUUID(), workspaceId, seq: 1, version: 1, starter: 'credit', createdAt: now }
    const row = { ...credit.draft, ...about, mode: 'automatic' as const, isOn: true, onSince: today, position: 0 }
    await database.write(workspaceId, (tx) => insertCadences(tx, [row]))
    const ids = (client.prepare('select id from cards where money is not null').all() as { id: string }[]).map(
      ({ id }) => id,
    )
    // As many rows of an outbox, with all its indexes.
    const insert =
      client.prepare(`insert into outbox (id, workspace_id, channel_account_id, conversation_id, message_id, wa_id, outgoing, not_before, by_rule, state, attempts, created_at)
      values (@id, @workspaceId, 'bare', @id, @id, @id, '{"what":"message"}', @now, 1, 'waiting', 0, @now)`)
    client.transaction(() => ids.map((id) => insert.run({ id, workspaceId, now })))()
    const bare = new Client(file)
    bare.pragma('journal_mode = WAL')
    // As the program writes what need not be on the disk at once.
    bare.pragma('synchronous = NORMAL')
    side = { workspaceId, reader, bare, ids, now }
  },
  /** How many due rows are planned and ruled on, and how long that took (ms). */
  async plan(): Promise<{ due: number; ms: number }> {
    if (side === null) throw new Error('not open')
    const { reader, workspaceId, now } = side
    const from = monotonic()
    const { plans } = await planLadders(reader, { workspaceId, contactIds: null, days: 1, now })
    const ms = monotonic() - from
    return { due: plans.reduce((sum, { planned }) => sum + planned.length, 0), ms }
  },
  /** As many rows updated one by one, each in a transaction of its own, by bare statements (ms). */
  update({ count }: { count: number }): number {
    if (side === null) throw new Error('not open')
    const { bare, ids } = side
    const update = bare.prepare('update outbox set state = ?, claimed_at = ?, attempts = attempts + 1 where id = ?')
    const from = monotonic()
    turn += 1
    const state = turn % 2 === 0 ? 'waiting' : 'claimed'
    for (let i = 0; i < count; i++) update.run(state, turn, ids[i % ids.length])
    return monotonic() - from
  },
})

process.once('SIGTERM', () => process.exit(0))
