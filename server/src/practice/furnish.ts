import { randomUUID } from 'node:crypto'
import type { Account } from '@aldia/shared/account.ts'
import { type Cadences, switchCadence } from '@aldia/shared/cadence-commands.ts'
import { assignCard, type Card, type CardPage, moveCard } from '@aldia/shared/card.ts'
import type { ThreadPage } from '@aldia/shared/change.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import { addContact, addNote } from '@aldia/shared/contact.ts'
import { updateContactPolicy } from '@aldia/shared/contact-policy.ts'
import { type Message, sendMessage } from '@aldia/shared/message.ts'
import { addUser, type Session } from '@aldia/shared/user.ts'
import type { Clock } from '#base/clock.ts'
import type { Simulator } from '#simulator/simulator.ts'
import { type Affairs, affairsOf, comesLive, dateOf } from './affairs.ts'
import { addPaymentMethods, enter, owe, promise, receive, split } from './bookkeeping.ts'
import { agent, business, manager, owner, team, teamPassword } from './business.ts'
import { type Chance, makeChance } from './chance.ts'
import type { Conversation, Line } from './conversation.ts'
import { localDay } from './decent-hours.ts'
import { encodeContent } from './messages.ts'
import { TeamClient } from './team-client.ts'
import { teamNotes } from './team-notes.ts'
import { halfOf, Wording } from './wording.ts'

/** What waits for the program or the simulated WhatsApp gives up after this. */
const patienceMs = 180_000
const askAgainMs = 60

/** A running program and the simulated WhatsApp that it is to be linked to. */
export interface Furnishing {
  url: string
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
    await pause()
  }
}

/** An open wait keeps the program alive, which a timer of the clock would not. */
const pause = () => new Promise<void>((resolve) => void setTimeout(resolve, askAgainMs))

const allDay: [string, string][] = [['00:00', '24:00']]
/** The demo is furnished at whatever time somebody looks at it; afterwards the country's rules hold. */
const atAnyHour = {
  followsPreset: false,
  windows: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  holidays: 'allow' as const,
  limits: [],
}
const asInTheCountry = { followsPreset: true, windows: null, holidays: null, limits: null }

/** Opens the business and its team through the program's own doors. */
async function openBusiness({ url, setupSecret }: { url: string; setupSecret: string }): Promise<Worker[]> {
  const boss = new TeamClient(url)
  const session = (await boss.post('/api/setup', {
    secret: setupSecret,
    business: { name: business.name, country: business.country },
    owner: { name: owner.name, email: owner.email, password: teamPassword },
  })) as Session
  await boss.run(updateContactPolicy, { version: 0, change: atAnyHour })
  const workers: Worker[] = [{ client: boss, userId: session.user.id }]
  for (const { name, email, role } of [manager, agent]) {
    const user = await boss.run(addUser, { name, email, role, password: teamPassword })
    const client = await new TeamClient(url).signIn({ name, email, role }, teamPassword)
    workers.push({ client, userId: user.id })
  }
  return workers
}

async function signIn({ url }: Pick<Furnishing, 'url'>): Promise<Worker[]> {
  return Promise.all(
    team.map(async (member) => {
      const client = new TeamClient(url)
      await client.signIn(member, teamPassword)
      const session = await client.read<Session>('/api/session')
      return { client, userId: session.user.id }
    }),
  )
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
  const stageIds = await until('the cards', clock, async () => {
    const { stages, channelAccounts } = await boss.board()
    const count = stages.reduce((sum, { cardCount }) => sum + cardCount, 0)
    const [account] = channelAccounts
    const isThere = account?.state === 'online' && account.historyProgress === null
    return isThere && count >= customers.length ? stages.map(({ id }) => id) : null
  })
  const pages = stageIds.map((id) => boss.read<CardPage>(`/api/stages/${id}/cards?limit=200`))
  return (await Promise.all(pages)).flatMap(({ cards }) => cards)
}

/**
 * Enters in the book what every customer owes, has paid and has promised, which puts their cards where the stories led, the
 * latest conversation on top; only disputes and wrong numbers are put there by hand. Then the cards get people of the team.
 */
async function keepBook(
  found: readonly Sorted[],
  workers: readonly Worker[],
  chance: Chance,
  now: number,
): Promise<void> {
  const boss = workers[0]
  if (!boss) return
  const { stages } = await boss.client.board()
  const oldestFirst = [...found].sort((a, b) => (a.customer.lines.at(-1)?.at ?? 0) - (b.customer.lines.at(-1)?.at ?? 0))
  const byStage = Map.groupBy(oldestFirst, ({ customer }) => customer.debtor.stage)
  await Promise.all(
    [...byStage].map(async ([stage, members]) => {
      const own = chance.branch(stage)
      const toStageId = stages.find(({ kind }) => kind === stage)?.id ?? ''
      let soonInDays = 0
      for (const { card, customer } of members) {
        const { client, userId } = own.pick(workers)
        const cardId = card.id
        const affairs = affairsOf(customer, now)
        if (affairs && card.money === null) {
          // Whoever has brought half of an instalment has time until the next one.
          const isSoon = soonInDays < 2 && affairs.halves.length === 0
          await enter(client, cardId, isSoon ? comesDue(affairs, localDay(now) + soonInDays++) : affairs)
        }
        if (stage === 'dispute' || stage === 'closed') {
          const { stageId: fromStageId } = await client.read<Card>(`/api/cards/${cardId}`)
          await client.run(moveCard, { cardId, fromStageId, toStageId, afterCardId: null })
        }
        const share = stage === 'inbox' || stage === 'paid' ? 0.15 : 0.75
        if (own.happens(share)) await client.run(assignCard, { cardId, assigneeId: userId })
      }
    }),
  )
}

/** The same affairs with something for that day: there is to be something to do today and tomorrow, whatever the stories say. */
function comesDue(affairs: Affairs, day: number): Affairs {
  const { promise: promised, plan } = affairs
  return {
    ...affairs,
    promise: promised && { ...promised, dueOn: dateOf(day) },
    plan: plan && { ...plan, firstOn: dateOf(day) },
  }
}

/** One of those who did not keep their word brought a part of it after all. */
async function bringPart(found: readonly Sorted[], { client }: Worker, now: number): Promise<void> {
  const [, second] = found.filter(({ card }) => card.money?.broken === 'broken')
  if (!second) return
  const { partPesos } = second.customer.debtor
  const paid = { amountPesos: halfOf(partPesos), paidOn: dateOf(localDay(now) - 2) }
  await receive(client, { cardId: second.card.id, paid, state: 'confirmed' })
}

/** Somebody who has no money is offered to pay in parts, and has not answered yet. */
async function offerPlan(found: readonly Sorted[], { client }: Worker, now: number): Promise<void> {
  const poor = found.find(
    ({ customer: { debtor } }) =>
      debtor.character === 'no-money' && debtor.stage === 'overdue' && debtor.country === 'CO',
  )
  if (!poor) return
  const cardId = poor.card.id
  const { debts } = await client.read<Account>(`/api/cards/${cardId}/account`)
  const debtIds = debts.filter(({ balanceMinor }) => balanceMinor > 0).map(({ id }) => id)
  const plan = { parts: 2 * debtIds.length, firstOn: dateOf(localDay(now) + 6) }
  await split(client, { cardId, debtIds, plan, isAccepted: false })
}

/** What the customer sent at that instant, as soon as its picture is there. */
function sentBy(client: TeamClient, clock: Clock, cardId: string, at: number): Promise<Message> {
  return until('a receipt', clock, async () => {
    const { messages } = await client.read<ThreadPage>(`/api/cards/${cardId}/messages`)
    const message = messages.find(({ direction, sentAt }) => direction === 'in' && sentAt === at)
    return message?.attachment?.state === 'ready' ? message : null
  })
}

/** Receipts that nobody has looked at arrive and wait to be verified. One picture is sent a second time, as people do. */
async function claimReceipts(found: readonly Sorted[], { client }: Worker, furnishing: Furnishing): Promise<void> {
  const { clock, simulator } = furnishing
  let isSentTwice = false
  for (const { card, customer } of found) {
    const claim = affairsOf(customer, clock.now())?.claim
    const person = simulator.person(customer.debtor.phone)
    if (!claim || !person) continue
    const { debtor } = customer
    const cardId = card.id
    const send = async (line: Line, at: number, id?: string) => {
      const message = await encodeContent({ content: line.content, key: line.id, at, debtor, world: simulator.world })
      await person.sendRaw(message, { at, ...(id !== undefined && { id }) })
      if (line.id !== claim.receipt.lineId) return
      const arrived = await sentBy(client, clock, cardId, at)
      // Beside words that say so a receipt is offered by itself.
      const { payments } = await client.read<Account>(`/api/cards/${cardId}/account`)
      if (payments.some(({ messageId }) => messageId === arrived.id)) return
      await receive(client, { cardId, paid: claim, state: 'claimed', messageId: arrived.id })
    }
    const lines = comesLive(customer)
    for (const line of lines) await send(line, line.at, line.id)
    const picture = lines.find(({ content }) => content.kind === 'receipt')
    if (!picture || isSentTwice || debtor.country !== business.country) continue
    isSentTwice = true
    await send(picture, Math.floor(clock.now() / 1000) * 1000)
  }
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

/** How long before the demo the shop began to keep its book with the program, in days. */
export const bookDays = 9

/**
 * Opens the make-believe business on a program whose clock is `bookDays` behind, and enters those who promised then and did not
 * keep it: a promise for a day that is over cannot be made.
 */
export async function openShop(
  furnishing: Pick<Furnishing, 'url' | 'clock' | 'customers'> & { setupSecret: string },
): Promise<void> {
  const { clock, customers } = furnishing
  const [boss] = await openBusiness(furnishing)
  if (!boss) throw new Error('nobody works here')
  await addPaymentMethods(boss.client)
  const today = localDay(clock.now())
  for (const customer of customers.filter(breaksPromise).slice(0, 3)) {
    const { debtor, standing } = customer
    const open = affairsOf(customer, clock.now())?.open ?? []
    const [current] = open
    if (!current) continue
    const { cardId } = await boss.client.run(addContact, {
      name: debtor.savedName ?? debtor.fullName,
      phone: `+${debtor.phone}`,
    })
    if (cardId === null) continue
    for (const owed of open) await owe(boss.client, cardId, owed)
    const named = standing.promisedDays.findLast((day) => day > today && day <= today + 3)
    const dueOn = dateOf(named ?? today + 3)
    await promise(boss.client, cardId, { amountPesos: current.amountPesos, dueOn })
  }
}

function breaksPromise({ debtor }: Conversation): boolean {
  return debtor.character === 'breaks-promises' && debtor.stage === 'overdue' && debtor.country === 'CO'
}

/**
 * Fills the program of the open business with its customers, by the ways that people and WhatsApp have. The customers' phones
 * must have been added and the shop's phone must have its history. Rejects when something does not come about.
 */
export async function furnish(furnishing: Furnishing): Promise<void> {
  const chance = makeChance(`furnish ${furnishing.seed}`)
  const workers = await signIn(furnishing)
  const [boss] = workers
  const desk = workers.at(-1)
  if (!boss || !desk) throw new Error('nobody works here')
  await link(boss.client, furnishing)
  const found = matched(await cardsOfHistory(boss.client, furnishing), furnishing.customers)
  await remind(found, desk, furnishing)
  await touchUp(furnishing.customers, furnishing)
  const now = furnishing.clock.now()
  await keepBook(found, workers, chance.branch('cards'), now)
  await bringPart(found, desk, now)
  await offerPlan(found, desk, now)
  await claimReceipts(found, desk, furnishing)
  await writeNotes(found, workers, chance.branch('notes'))
  await boss.client.run(updateContactPolicy, { version: 1, change: asInTheCountry })
  await switchLaddersOn(boss.client)
}

/** The shop has looked at the ladders that every business begins with; a person still approves each message. */
async function switchLaddersOn(client: TeamClient): Promise<void> {
  const { cadences } = await client.read<Cadences>('/api/cadences')
  for (const { id } of cadences) await client.run(switchCadence, { cadenceId: id, isOn: true })
}
