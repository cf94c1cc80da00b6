import { randomUUID } from 'node:crypto'
import { assignCard, type Card, type CardPage, moveCard } from '@aldia/shared/card.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import { addContact, addNote } from '@aldia/shared/contact.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import type { StageKind } from '@aldia/shared/stage.ts'
import { addUser, type Session } from '@aldia/shared/user.ts'
import type { Clock } from '#base/clock.ts'
import type { Simulator } from '#simulator/simulator.ts'
import { agent, business, manager, owner, teamPassword } from './business.ts'
import { type Chance, makeChance } from './chance.ts'
import type { Conversation } from './conversation.ts'
import { localDay } from './decent-hours.ts'
import { TeamClient } from './team-client.ts'
import { teamNotes } from './team-notes.ts'
import { Wording } from './wording.ts'

/** What waits for the program or the simulated WhatsApp gives up after this. */
const patienceMs = 60_000
const askAgainMs = 60

/** A running program and the simulated WhatsApp that it is to be linked to. */
export interface Furnishing {
  url: string
  setupSecret: string
  simulator: Simulator
  clock: Clock
  seed: number
  customers: readonly Conversation[]
}

interface Worker {
  client: TeamClient
  userId: string
}

async function until<T>(what: string, clock: Clock, ask: () => Promise<T | null>): Promise<T> {
  const end = clock.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (clock.now() > end) throw new Error(`waited ${patienceMs / 1000} s in vain for ${what}`)
    await new Promise<void>((resolve) => {
      // An open wait keeps the program alive, which a timer of the clock would not.
      setTimeout(resolve, askAgainMs)
    })
  }
}

/** Opens the business and its team through the program's own doors. */
async function openBusiness({ url, setupSecret }: Furnishing): Promise<Worker[]> {
  const boss = new TeamClient(url)
  const session = (await boss.post('/api/setup', {
    secret: setupSecret,
    business: { name: business.name, country: business.country },
    owner: { name: owner.name, email: owner.email, password: teamPassword },
  })) as Session
  const workers: Worker[] = [{ client: boss, userId: session.user.id }]
  for (const { name, email, role } of [manager, agent]) {
    const user = await boss.run(addUser, { name, email, role, password: teamPassword })
    const client = await new TeamClient(url).signIn({ name, email, role }, teamPassword)
    workers.push({ client, userId: user.id })
  }
  return workers
}

/** Scans the QR code that the program shows, with the simulated phone of the shop. */
async function link(boss: TeamClient, { simulator, clock }: Furnishing): Promise<void> {
  const { channelAccounts } = await boss.board()
  const accountId = channelAccounts[0]?.id ?? ''
  await boss.run(connectChannel, { accountId })
  const qr = await until('the QR code', clock, async () => {
    const pairing = await boss.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
    return pairing.qr
  })
  await simulator.phone.scanQr(qr)
}

/** Waits until the conversations have become cards and nothing more of the history is on its way. */
async function cardsOfHistory(boss: TeamClient, { clock, customers }: Furnishing): Promise<Card[]> {
  const inboxId = await until('the cards', clock, async () => {
    const { stages, channelAccounts } = await boss.board()
    const inbox = stages.find(({ kind }) => kind === 'inbox')
    const [account] = channelAccounts
    const isThere = account?.state === 'online' && account.historyProgress === null
    return inbox && isThere && inbox.cardCount >= customers.length ? inbox.id : null
  })
  const page = await boss.read<CardPage>(`/api/stages/${inboxId}/cards?limit=200`)
  return page.cards
}

/** Puts the cards where the stories led, gives them to people of the team, the latest conversation on top. */
async function sortCards(found: readonly Sorted[], workers: readonly Worker[], chance: Chance): Promise<void> {
  const boss = workers[0]
  if (!boss) return
  const { stages } = await boss.client.board()
  const idOf = (kind: StageKind) => stages.find((stage) => stage.kind === kind)?.id ?? ''
  const oldestFirst = [...found].sort((a, b) => (a.customer.lines.at(-1)?.at ?? 0) - (b.customer.lines.at(-1)?.at ?? 0))
  const byStage = Map.groupBy(oldestFirst, ({ customer }) => customer.debtor.stage)
  await Promise.all(
    [...byStage].map(async ([stage, members]) => {
      const own = chance.branch(stage)
      for (const { card } of members) {
        const { client, userId } = own.pick(workers)
        const toStageId = idOf(stage)
        await client.run(moveCard, { cardId: card.id, fromStageId: card.stageId, toStageId, afterCardId: null })
        const share = stage === 'inbox' || stage === 'paid' ? 0.15 : 0.75
        if (own.happens(share)) await client.run(assignCard, { cardId: card.id, assigneeId: userId })
      }
    }),
  )
}

async function writeNotes(found: readonly Sorted[], workers: readonly Worker[], chance: Chance): Promise<void> {
  const unused = new Map(Object.entries(teamNotes).map(([character, notes]) => [character, [...notes]]))
  for (const { card, customer } of chance.shuffled(found)) {
    const text = unused.get(customer.debtor.character)?.pop()
    if (text) await chance.pick(workers).client.run(addNote, { cardId: card.id, text })
  }
}

/** Today's reminders: some get one tick, some two grey ones; one number is not on WhatsApp at all. */
async function remind(found: readonly Sorted[], worker: Worker, { clock, seed }: Furnishing): Promise<void> {
  const wording = new Wording(makeChance(`reminders ${seed}`))
  const at = clock.now()
  const send = (cardId: string, text: string) =>
    worker.client.run(sendMessage, { messageId: randomUUID(), cardId, text })
  const silent = found.filter(({ customer }) => customer.debtor.character === 'silent')
  for (const { card, customer } of silent.slice(0, 6)) {
    const isEarly = customer.debtor.stage === 'reminder'
    const dueDay = localDay(at) + (isEarly ? 2 : -6)
    const situation = { at, nextPromiseDay: localDay(at) + 2, promisedDay: null, dueDay, done: 0 }
    await send(card.id, wording.team(isEarly ? 'before' : 'overdue', customer.debtor, situation))
  }
  const lost = await worker.client.run(addContact, { name: 'Don Anselmo Gualdrón', phone: '+57 318 640 2291' })
  if (lost.cardId)
    await send(lost.cardId, 'Don Anselmo, ¿este sigue siendo su número? Le escribo de Muebles Don Aurelio.')
}

/** What only happens between linked phones: reactions, a corrected and a deleted message. */
async function touchUp(customers: readonly Conversation[], { simulator, clock }: Furnishing): Promise<void> {
  const personOf = ({ debtor }: Conversation) => simulator.person(debtor.phone)
  const endedByUs = customers.filter(({ lines, debtor }) => lines.at(-1)?.by === 'us' && !debtor.isOff)
  for (const [index, customer] of endedByUs.slice(0, 5).entries()) {
    const last = customer.lines.at(-1)
    if (last) await personOf(customer)?.sendReaction(last.id, ['🙏', '👍', '❤️', '👍', '🙏'][index] ?? '👍')
  }
  const [promising, hesitating] = customers.filter(
    ({ debtor }) => debtor.stage === 'promise' && debtor.language === 'es',
  )
  const corrects = promising && personOf(promising)
  if (corrects) {
    const id = await corrects.sendText('Don Aurelio, al fin le consigno 150 mil', { at: clock.now() - 14 * 60_000 })
    await corrects.edit(id, 'Don Aurelio, al fin le consigno 250 mil')
  }
  const regrets = hesitating && personOf(hesitating)
  if (regrets) {
    const id = await regrets.sendText('Mejor hablamos después', { at: clock.now() - 26 * 60_000 })
    await regrets.revoke(id)
    await regrets.sendText('Perdón, era para otro chat 🙈', { at: clock.now() - 25 * 60_000 })
  }
}

interface Sorted {
  card: Card
  customer: Conversation
}

function matched(cards: readonly Card[], customers: readonly Conversation[]): Sorted[] {
  const byPhone = new Map(cards.map((card) => [card.phone?.slice(1), card]))
  return customers.flatMap((customer) => {
    const { phone, registeredAs } = customer.debtor
    const card = byPhone.get(phone) ?? byPhone.get(registeredAs ?? '')
    return card ? [{ card, customer }] : []
  })
}

/**
 * Fills a fresh program with the make-believe business, by the ways that people and WhatsApp have. The customers' phones
 * must have been added and the shop's phone must have its history. Rejects when something does not come about.
 */
export async function furnish(furnishing: Furnishing): Promise<void> {
  const chance = makeChance(`furnish ${furnishing.seed}`)
  const workers = await openBusiness(furnishing)
  const [boss] = workers
  const desk = workers.at(-1)
  if (!boss || !desk) throw new Error('nobody works here')
  await link(boss.client, furnishing)
  const found = matched(await cardsOfHistory(boss.client, furnishing), furnishing.customers)
  await remind(found, desk, furnishing)
  await touchUp(furnishing.customers, furnishing)
  await sortCards(found, workers, chance.branch('cards'))
  await writeNotes(found, workers, chance.branch('notes'))
}
