import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cardMoney } from '@aldia/server/account/derive-card-balance.ts'
import { makeChangeNumbers } from '@aldia/server/base/change-numbers.store.ts'
import { setClock } from '@aldia/server/base/clock.ts'
import { appendEvents } from '@aldia/server/base/events.store.ts'
import { newId } from '@aldia/server/base/ids.ts'
import { openStore } from '@aldia/server/base/store-folder.ts'
import { makePerform, type Work } from '@aldia/server/base/work.ts'
import { listStages, recount } from '@aldia/server/board/board.store.ts'
import { cards } from '@aldia/server/board/board.tables.ts'
import { layOutBoard } from '@aldia/server/board/stages.ts'
import { addChannelAccount } from '@aldia/server/channels/channels.ts'
import { contactIdentities, contacts } from '@aldia/server/contacts/contacts.tables.ts'
import { matchKey } from '@aldia/server/contacts/phone-match.ts'
import { conversations, messages } from '@aldia/server/conversations/conversations.tables.ts'
import { debts, ledgerEntries } from '@aldia/server/debts/debts.tables.ts'
import { payments } from '@aldia/server/payments/payments.tables.ts'
import { instalments, plans } from '@aldia/server/plans/plans.tables.ts'
import { promises } from '@aldia/server/promises/promises.tables.ts'
import { loadChange } from '@aldia/server/records.ts'
import { hashPassword } from '@aldia/server/users/password.ts'
import { createUser } from '@aldia/server/users/users.ts'
import { findWorkspace } from '@aldia/server/workspaces/workspaces.store.ts'
import { changeContactPolicy, openWorkspace } from '@aldia/server/workspaces/workspaces.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { Language } from '@aldia/shared/language.ts'
import { type Amounts, addAmounts } from '@aldia/shared/money.ts'
import { byRank, ranksBetween } from '@aldia/shared/rank.ts'
import type { StageKind } from '@aldia/shared/stage.ts'
import { anyHour } from '#support/any-hour.ts'
import { Book } from '#support/book.ts'
import { databaseOf } from '#support/database-of.ts'
import { type Days, daysAround } from '#support/days.ts'
import { owner, type Running, startRunning } from '#support/start.ts'

/** A business as a test wants to find it, written straight into the tables. */
export interface Seed {
  /** How many people stand on the board. */
  cards: number
  language?: Language
  /** When the last message was written, epoch ms; the others lie before it. */
  now: number
}

export const colleague = { name: 'Beto Mora', email: 'beto@example.com', password: 'otra clave bien larga' }

const countryOf: Record<Language, 'CO' | 'BR' | 'US'> = { es: 'CO', pt: 'BR', en: 'US' }
const firstNames = 'Ana Luis Eva Iván Nora Juan Rosa Pedro Sofía Mario Inés Hugo Clara Diego Marta Óscar Lucía Raúl'
const lastNames = 'Díaz Mora Prieto Ruiz Sol Paz Gil León Vega Cano Rey Luna Ríos Peña Soto Lara Mejía Nieto Pardo'
const lines = [
  'Buenas, ¿cuánto debo todavía?',
  'El viernes le pago sin falta',
  'Ya hice la transferencia, le envío el comprobante',
  '¿Me puede dar unos días más? Este mes estuvo duro',
  'Gracias, quedo pendiente',
  'Buenos días. Le recordamos la cuota de este mes: 150.000',
]
/** Of a hundred cards so many stand in each stage. */
const shares: readonly (readonly [StageKind, number])[] = [
  ['inbox', 30],
  ['reminder', 20],
  ['overdue', 20],
  ['promise', 12],
  ['plan', 8],
  ['paid', 6],
  ['dispute', 2],
  ['closed', 2],
]
/** SQLite takes 32,766 values in one statement. */
const rowsPerInsert = 500

/** The person of a number, from 0: the same name for the same number. */
export function nameOf(number: number): string {
  const [first, last] = [firstNames.split(' '), lastNames.split(' ')]
  const again = Math.floor(number / (first.length * last.length))
  const name = `${first[number % first.length]} ${last[Math.floor(number / first.length) % last.length]}`
  return again === 0 ? name : `${name} ${again + 1}`
}

/** The number of that person, digits only. */
export const phoneOf = (number: number): string => `57300${1_000_000 + number}`

/** Starts the program on a business that has been there for a while. */
export async function startSeeded(
  seed: Omit<Seed, 'now'>,
  about: Parameters<typeof startRunning>[0] = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'aldia-seeded-'))
  await seedFolder(folder, { ...seed, now: Date.now() })
  return startRunning({ ...about, folder })
}

/** Fills a new data folder with a business, its owner, a colleague and so many cards. The program must not run. */
export async function seedFolder(folder: string, seed: Seed): Promise<void> {
  const { database, close } = await openStore(folder, seed.now, await databaseOf(folder))
  const clock = setClock(seed.now)
  const language = seed.language ?? 'es'
  const perform = makePerform({
    database,
    clock,
    reactions: [],
    loadChange,
    appendEvents,
    numbers: makeChangeNumbers(),
    wakeJobs: () => undefined,
    publish: () => undefined,
  })
  const about = { workspaceId: newId(seed.now), actor: { kind: 'system' as const } }
  const people = [
    { ...owner, role: 'owner' as const },
    { ...colleague, role: 'agent' as const },
  ]
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)))
  await perform(about, async (work) => {
    await openWorkspace(work, { name: 'Muebles El Roble', country: countryOf[language], undoSendSeconds: 0 })
    await changeContactPolicy(work, { version: 0, change: anyHour })
    await layOutBoard(work, language)
    const accountId = await addChannelAccount(work)
    const users = []
    for (const [at, { name, email, role }] of people.entries())
      users.push(await createUser(work, { name, email, role, passwordHash: hashes[at] ?? '' }))
    if (seed.cards > 0) await fill(work, { count: seed.cards, accountId, assigneeIds: users.map(({ id }) => id) })
  })
  await close()
}

async function fill(
  work: Work,
  about: { count: number; accountId: string; assigneeIds: readonly string[] },
): Promise<void> {
  const { count, accountId, assigneeIds } = about
  const { tx, workspaceId, seq, now } = work
  const standing = await placesFor(work, count)
  const workspace = await findWorkspace(tx, workspaceId)
  if (!workspace) throw new Error('the business has been opened')
  const { timeZone, currency } = workspace
  const days = daysAround(dayIn(timeZone, now), timeZone)
  const owing = { id: work.newId, days, workspaceId, ownerId: assigneeIds[0] ?? '', seq, currency }
  const totals = new Map<string, Amounts>()
  const ranks = ranksBetween(null, null, count)
  const rows = Array.from({ length: count }, (_, number) => {
    const contactId = work.newId()
    const conversationId = work.newId()
    const phone = `+${phoneOf(number)}`
    const address = `${phone.slice(1)}@s.whatsapp.net`
    const createdAt = now - 86_400_000 * 40 + number
    const unread = number % 7 === 0 ? (number % 3) + 1 : 0
    const talk = talkOf(number, now)
    const said = talk.map((message) => ({
      ...message,
      id: work.newId(),
      workspaceId,
      seq,
      conversationId,
      channelAccountId: accountId,
      waId: `SEED${number}-${message.sentAt}`,
      origin: 'history' as const,
      kind: 'text' as const,
      authorId: message.direction === 'out' ? (assigneeIds[0] ?? null) : null,
    }))
    const last = said.at(-1)
    const contact = { id: contactId, workspaceId, seq, name: nameOf(number), phone, createdAt }
    const identity = { workspaceId, address, contactId, matchKey: matchKey(phone), createdAt }
    const conversation = {
      id: conversationId,
      workspaceId,
      contactId,
      channelAccountId: accountId,
      address,
      createdAt,
    }
    const { stageId, kind } = standing(number)
    const book = new Book({ ...owing, contactId })
    owe(book, { number, kind, days })
    const kept = cardMoney(book.facts, null, days.today)
    totals.set(stageId, addAmounts(totals.get(stageId) ?? {}, kept.money?.balances ?? {}))
    const card = {
      id: work.newId(),
      workspaceId,
      seq,
      version: 1,
      contactId,
      stageId,
      rank: ranks[number] ?? '',
      assigneeId: number % 4 === 3 ? null : (assigneeIds[number % 2] ?? null),
      unread: last?.direction === 'in' ? unread : 0,
      readUpToAt: unread > 0 ? null : now,
      lastMessageId: last?.id ?? null,
      lastMessageAt: last?.sentAt ?? null,
      ...kept,
      stageSince: createdAt,
      createdAt,
    }
    return { contact, identity, conversation, said, card, book }
  })
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    const part = rows.slice(from, from + rowsPerInsert)
    await tx.insert(contacts).values(part.map((row) => row.contact))
    await tx.insert(contactIdentities).values(part.map((row) => row.identity))
    await tx.insert(conversations).values(part.map((row) => row.conversation))
    await tx.insert(messages).values(part.flatMap((row) => row.said))
    await tx.insert(cards).values(part.map((row) => row.card))
    const books = part.map((row) => row.book)
    await unlessNone(
      books.flatMap((book) => book.debts),
      (all) => tx.insert(debts).values(all),
    )
    await unlessNone(
      books.flatMap((book) => book.entries),
      (all) => tx.insert(ledgerEntries).values(all),
    )
    await unlessNone(
      books.flatMap((book) => book.payments),
      (all) => tx.insert(payments).values(all),
    )
    await unlessNone(
      books.flatMap((book) => book.promises),
      (all) => tx.insert(promises).values(all),
    )
    await unlessNone(
      books.flatMap((book) => book.plans),
      (all) => tx.insert(plans).values(all),
    )
    await unlessNone(
      books.flatMap((book) => book.instalments),
      (all) => tx.insert(instalments).values(all),
    )
  }
  await recount(tx, seq, new Map([...totals].map(([stageId, sum]) => [stageId, { cards: 0, totals: sum }])))
}

async function unlessNone<Row>(rows: Row[], insert: (rows: Row[]) => PromiseLike<unknown>): Promise<void> {
  if (rows.length > 0) await insert(rows)
}

/** One debt each outside the inbox, in the state that the column says; the amounts differ by the number. */
function owe(book: Book, about: { number: number; kind: StageKind; days: Days }): void {
  const { number, kind, days } = about
  if (kind === 'inbox') return
  const dueIn = kind === 'reminder' ? number % 15 : -3 - (number % 20)
  const amountMinor = (455 + (number % 40) * 150) * (book.currency === 'COP' ? 10_000 : 100)
  const dueOn = days.on(dueIn)
  book.owe({ concept: 'Cuota de la nevera', reference: null, amountMinor, issuedOn: days.on(dueIn - 30), dueOn })
  if (kind === 'promise')
    book.promise({ amountMinor, madeOn: days.on(-1), dueOn: days.on(number % 8), status: 'pending' })
  if (kind === 'paid') book.pay({ amountMinor, paidOn: dueOn, paidBy: 'transfer', state: 'confirmed' })
  if (kind === 'closed') book.writeOff(dueOn)
  if (kind === 'plan')
    book.agree({ ...plainPlan, firstOn: days.on(1 + (number % 9)) }, { acceptedOn: days.on(-1), missed: 0 })
}

const plainPlan = {
  firstPaymentMinor: 0,
  parts: 4,
  rhythm: 'every_15_days',
  monthDay: null,
  interestBasisPoints: null,
  discountMinor: 0,
  expiresOn: null,
} as const

/** Two or three lines of a conversation; the later the number, the longer ago. */
function talkOf(number: number, now: number) {
  const endedAt = now - number * 11 * 60_000
  return Array.from({ length: 2 + (number % 2) }, (_, at) => {
    const direction = (number + at) % 3 === 0 ? ('out' as const) : ('in' as const)
    return {
      direction,
      text: lines[direction === 'out' ? 5 : (number + at) % 5] ?? '',
      status: direction === 'out' ? ('read' as const) : null,
      sentAt: endedAt - (2 - at) * 3_600_000,
    }
  })
}

/** Gives the stages their counts and answers in which one a number stands. */
async function placesFor(work: Work, count: number): Promise<(number: number) => { stageId: string; kind: StageKind }> {
  const stages = (await listStages(work.tx, work.workspaceId)).sort(byRank)
  const idOf = (kind: StageKind) => stages.find((stage) => stage.kind === kind)?.id ?? ''
  const places = shares.flatMap(([kind, share]) => Array.from({ length: share }, () => ({ stageId: idOf(kind), kind })))
  // Spread, so that five cards do not all stand in the first column.
  const standing = (number: number) =>
    places[(number * 37) % places.length] ?? { stageId: idOf('inbox'), kind: 'inbox' }
  const counts = new Map<string, number>()
  for (let number = 0; number < count; number++) {
    const { stageId } = standing(number)
    counts.set(stageId, (counts.get(stageId) ?? 0) + 1)
  }
  await recount(work.tx, work.seq, new Map([...counts].map(([id, cards]) => [id, { cards }])))
  return standing
}
