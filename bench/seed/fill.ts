import { cardMoney } from '@aldia/server/account/derive-card-balance.ts'
import { informPlanner } from '@aldia/server/base/database/planner-statistics.ts'
import { openSqlite } from '@aldia/server/base/database/sqlite-database.ts'
import { migrateSqlite } from '@aldia/server/base/database/sqlite-migrations.ts'
import { defaultStages, stageNames } from '@aldia/server/board/default-stages.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import { type Amounts, addAmounts } from '@aldia/shared/money.ts'
import { ranksBetween } from '@aldia/shared/rank.ts'
import type { StageKind } from '@aldia/shared/stage.ts'
import { type Days, daysAround } from '@aldia/tests/support/days.ts'
import type Client from 'better-sqlite3'
import { line, personName, phoneOf } from '#seed/believable.ts'
import { moneyOf } from '#seed/money.ts'
import { type Random, seededRandom } from '#seed/random.ts'

export interface Filling {
  /** The database file; made when missing. */
  file: string
  contacts: number
  messages: number
  seed: number
  /** The instant of the newest message, epoch ms. */
  now: number
  /** Who owns the business; the password is stored as given, already hashed. */
  owner: { name: string; email: string; passwordHash: string }
}

export interface Filled {
  workspaceId: string
  accountId: string
  ownerId: string
  cards: number
}

const timeZone = 'America/Bogota'

/** How the cards spread over the columns, in parts of a hundred. */
const spread: Readonly<Record<StageKind, number>> = {
  inbox: 14,
  reminder: 22,
  overdue: 24,
  promise: 12,
  plan: 8,
  paid: 14,
  dispute: 2,
  mediation: 0,
  closed: 4,
}

/** Makes a business of any size, the same for the same seed: contacts, their conversations and debts, cards over all columns. */
export function fill(about: Filling): Filled {
  const database = openSqlite(about.file)
  migrateSqlite(database)
  const { client } = database
  const random = seededRandom(about.seed)
  client.pragma('synchronous = OFF')
  const rebuild = setAside(client)
  client.exec('BEGIN')
  const filled = insertAll(client, about, random)
  client.exec('COMMIT')
  rebuild()
  // With each index that was set aside went what SQLite is told about it.
  informPlanner(client)
  client.pragma('wal_checkpoint(TRUNCATE)')
  void database.close()
  return filled
}

/** Indexes and the triggers of the search are made again afterwards: in one go they cost a fraction. */
function setAside(client: Client.Database): () => void {
  const parts = client
    .prepare(
      `select type, name, sql from sqlite_master where sql is not null and
       (type = 'index' or type = 'trigger') and tbl_name in ('messages', 'contacts', 'events', 'cards', 'debts', 'ledger_entries', 'payments', 'promises',
       'plans', 'instalments')`,
    )
    .all() as { type: string; name: string; sql: string }[]
  for (const { type, name } of parts) client.exec(`drop ${type} "${name}"`)
  return () => {
    for (const { sql } of parts.filter((part) => part.type === 'index')) client.exec(sql)
    client.exec(`
      insert into message_search(rowid, text) select row_no, text from messages where text is not null;
      insert into contact_search(rowid, name, push_name, phone) select row_no, name, push_name, phone from contacts;
    `)
    for (const { sql } of parts.filter((part) => part.type === 'trigger')) client.exec(sql)
  }
}

/** A version 7 UUID made of a counter, so that ids sort as they are made and the same seed gives the same. */
function ids(now: number): () => string {
  let count = 0
  const time = (now - 90 * 86_400_000).toString(16).padStart(12, '0')
  return () => {
    count += 1
    const tail = count.toString(16).padStart(15, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(3)}`
  }
}

function insertAll(client: Client.Database, about: Filling, random: Random): Filled {
  const id = ids(about.now)
  const workspaceId = id()
  const accountId = id()
  const ownerId = id()
  const run = (table: string, row: Record<string, unknown>) => inserter(client, table, Object.keys(row))(row)
  run('workspaces', {
    id: workspaceId,
    seq: 1,
    name: 'Muebles La Esperanza',
    country: 'CO',
    time_zone: timeZone,
    currency: 'COP',
    language: 'es',
    created_at: about.now,
  })
  run('users', {
    id: ownerId,
    workspace_id: workspaceId,
    seq: 1,
    name: about.owner.name,
    email: about.owner.email,
    password_hash: about.owner.passwordHash,
    role: 'owner',
    created_at: about.now,
  })
  run('channel_accounts', {
    id: accountId,
    workspace_id: workspaceId,
    seq: 1,
    kind: 'baileys',
    state: 'unlinked',
    state_since: about.now,
    wanted: 0,
    created_at: about.now,
  })
  const stages = insertStages(client, about, workspaceId, id, random)
  const days = daysAround(dayIn(timeZone, about.now), timeZone)
  // Luck of its own, so that debts change nothing about the conversations.
  const fortune = seededRandom(about.seed + 1_000_003)
  const totals = new Map<string, Amounts>()
  const perContact = about.messages / Math.max(about.contacts, 1)
  let messages = 0
  let seq = 1
  for (let i = 0; i < about.contacts; i++) {
    const due = Math.round(perContact * (i + 1)) - messages
    seq += 1
    const stage = stages.of(i)
    const person = {
      about,
      random,
      fortune,
      days,
      id,
      i,
      workspaceId,
      accountId,
      ownerId,
      seq,
      messages: due,
      ...stage,
    }
    const balances = insertPerson(client, person)
    totals.set(stage.stageId, addAmounts(totals.get(stage.stageId) ?? {}, balances))
    messages += due
  }
  const total = client.prepare('update stages set totals = ? where id = ?')
  for (const [stageId, amounts] of totals) total.run(JSON.stringify(amounts), stageId)
  run('events', {
    id: id(),
    workspace_id: workspaceId,
    seq,
    at: about.now,
    type: 'workspace.opened',
    actor_kind: 'system',
    data: '{}',
    undoable: 0,
  })
  return { workspaceId, accountId, ownerId, cards: about.contacts }
}

function insertStages(client: Client.Database, about: Filling, workspaceId: string, id: () => string, random: Random) {
  const total = Object.values(spread).reduce((sum, part) => sum + part, 0)
  const kindOf: StageKind[] = []
  for (let i = 0; i < about.contacts; i++) {
    kindOf.push(kindAt(random.below(total)))
  }
  const columns = new Map<StageKind, { id: string; ranks: string[] }>()
  const stageRanks = ranksBetween(null, null, defaultStages.length)
  defaultStages.forEach(({ kind, colour }, i) => {
    const count = kindOf.filter((one) => one === kind).length
    const column = { id: id(), ranks: ranksBetween(null, null, count).reverse() }
    columns.set(kind, column)
    const row = {
      id: column.id,
      workspace_id: workspaceId,
      seq: 1,
      kind,
      name: stageNames.es[kind],
      colour,
      rank: stageRanks[i],
      card_count: count,
    }
    inserter(client, 'stages', Object.keys(row))(row)
  })
  return {
    of(i: number): { kind: StageKind; stageId: string; rank: string } {
      const kind = kindOf[i] ?? 'inbox'
      const column = columns.get(kind)
      return { kind, stageId: column?.id ?? '', rank: column?.ranks.pop() ?? '' }
    },
  }
}

/** The kind in whose part of the whole this point lies. */
function kindAt(point: number): StageKind {
  let end = 0
  for (const { kind } of defaultStages) {
    end += spread[kind]
    if (point < end) return kind
  }
  return 'inbox'
}

interface Person {
  about: Filling
  random: Random
  /** Decides about money. */
  fortune: Random
  days: Days
  id: () => string
  i: number
  workspaceId: string
  accountId: string
  ownerId: string
  seq: number
  messages: number
  kind: StageKind
  stageId: string
  rank: string
}

/** Answers what is open on the person's card. */
function insertPerson(client: Client.Database, person: Person): Amounts {
  const { about, random, id, workspaceId, accountId, seq } = person
  const name = personName(random)
  const phone = phoneOf(person.i)
  const contactId = id()
  const conversationId = id()
  const address = `${phone}@s.whatsapp.net`
  const createdAt = about.now - 60 * 86_400_000
  insert(client, 'contacts', {
    id: contactId,
    workspace_id: workspaceId,
    seq,
    name: random.chance(0.6) ? name : null,
    push_name: name.split(' ')[0],
    phone: `+${phone}`,
    created_at: createdAt,
  })
  insert(client, 'contact_identities', {
    workspace_id: workspaceId,
    address,
    contact_id: contactId,
    match_key: `+${phone}`,
    created_at: createdAt,
  })
  insert(client, 'conversations', {
    id: conversationId,
    workspace_id: workspaceId,
    contact_id: contactId,
    channel_account_id: accountId,
    address,
    created_at: createdAt,
  })
  let sentAt = about.now - Math.floor(random.fraction() * 86_400_000) - person.messages * 3_600_000
  let last: { id: string; sentAt: number } | null = null
  let unread = 0
  for (let m = 0; m < person.messages; m++) {
    const direction = random.chance(0.55) ? 'in' : 'out'
    sentAt += 60_000 + random.below(3_400_000)
    last = { id: id(), sentAt }
    unread = direction === 'in' ? unread + 1 : 0
    insert(client, 'messages', {
      id: last.id,
      workspace_id: workspaceId,
      seq,
      conversation_id: conversationId,
      channel_account_id: accountId,
      wa_id: `3EB0${person.i.toString(16).padStart(8, '0')}${m.toString(16).padStart(8, '0')}`.toUpperCase(),
      direction,
      origin: direction === 'in' ? 'live' : 'app',
      kind: 'text',
      text: line(random, direction, name),
      status: direction === 'in' ? null : random.pick(['sent', 'delivered', 'read', 'read']),
      sent_at: sentAt,
    })
    insert(client, 'events', {
      id: id(),
      workspace_id: workspaceId,
      seq,
      at: sentAt,
      type: direction === 'in' ? 'message.received' : 'message.sent',
      actor_kind: direction === 'in' ? 'contact' : 'system',
      contact_id: contactId,
      data: JSON.stringify({ messageId: last.id, conversationId, sentAt, direction }),
      undoable: 0,
    })
  }
  const { book, lateReason } = moneyOf(person.kind, { ...person, random: person.fortune, contactId, currency: 'COP' })
  insertRows(client, 'debts', book.debts)
  insertRows(client, 'ledger_entries', book.entries)
  insertRows(client, 'payments', book.payments)
  insertRows(client, 'promises', book.promises)
  insertRows(client, 'plans', book.plans)
  insertRows(client, 'instalments', book.instalments)
  const kept = cardMoney(book.facts, lateReason, person.days.today)
  insert(client, 'cards', {
    id: id(),
    workspace_id: workspaceId,
    seq,
    version: 1,
    contact_id: contactId,
    stage_id: person.stageId,
    rank: person.rank,
    unread: random.chance(0.7) ? 0 : Math.min(unread, 9),
    read_up_to_at: last?.sentAt ?? null,
    last_message_id: last?.id ?? null,
    last_message_at: last?.sentAt ?? null,
    money: kept.money && JSON.stringify(kept.money),
    late_reason: lateReason,
    check_on: kept.checkOn,
    overdue_since: kept.overdueSince,
    falls_due_on: kept.fallsDueOn,
    facts: kept.facts && JSON.stringify(kept.facts),
    stage_since: createdAt,
    created_at: createdAt,
  })
  return kept.money?.balances ?? {}
}

type Insert = (row: Record<string, unknown>) => void
const inserters = new WeakMap<Client.Database, Map<string, Insert>>()

function inserter(client: Client.Database, table: string, columns: readonly string[]): Insert {
  const kept = inserters.get(client) ?? new Map<string, Insert>()
  inserters.set(client, kept)
  const shape = `${table} ${columns.length}`
  const known = kept.get(shape)
  if (known) return known
  const statement = client.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
  )
  const made: Insert = (row) => void statement.run(row)
  kept.set(shape, made)
  return made
}

function insert(client: Client.Database, table: string, row: Record<string, unknown>): void {
  inserter(client, table, Object.keys(row))(row)
}

const rowInserters = new WeakMap<Client.Database, Map<string, (row: object) => void>>()

/** Puts rows as the server knows them into their table; those of one table have the same fields in the same order. */
function insertRows(client: Client.Database, table: string, rows: readonly object[]): void {
  const [first] = rows
  if (!first) return
  const kept = rowInserters.get(client) ?? new Map<string, (row: object) => void>()
  rowInserters.set(client, kept)
  const put = kept.get(table) ?? rowInserter(client, table, first)
  kept.set(table, put)
  for (const row of rows) put(row)
}

function rowInserter(client: Client.Database, table: string, like: object): (row: object) => void {
  const names = Object.keys(like)
  const columns = names.map((name) => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`)
  const statement = client.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  return (row) => {
    const given = new Map(Object.entries(row))
    statement.run(names.map((name) => stored(given.get(name))))
  }
}

function stored(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
