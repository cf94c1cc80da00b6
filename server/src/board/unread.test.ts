import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CardRow, findCardOfContact } from '#board/board.store.ts'
import { cardsShowMessages, markRead } from '#board/cards.ts'
import type { Received } from '#channels/transport.ts'
import { findIdentities } from '#contacts/contacts.store.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { findMessages } from '#conversations/messages.store.ts'
import { addOwnMessage, conversationToWriteIn, setStatus } from '#conversations/own-messages.ts'
import { receiveBatch } from '#conversations/receive.ts'
import { ana, anaLid, received } from '#testing/conversations.ts'
import { fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { findDifferences } from '#upkeep/verify.ts'

// The number on a card: what came in and nobody has seen. Messages come in whatever order, twice, late, unreadable at first; the
// owner answers on the phone, which is heard of late, or here.

const accountId = 'account'
const parts = {
  meetPeople,
  openSealedEdit: () => null,
  linesChanged: cardsShowMessages,
  wakeAttachments: () => {},
  wakeUnreadable: () => {},
}
const about = () => ({ workspaceId: shop.workspaceId, actor: { kind: 'system' as const } })

let shop: TestWorkspace
beforeEach(async () => {
  shop = await testWorkspace()
})
afterEach(() => shop.dispose())

async function takeIn(...batch: Received[]): Promise<void> {
  await shop.perform(about(), (work) => receiveBatch(work, parts, { accountId, batch }))
}

async function cardOf(address: string): Promise<CardRow | null> {
  const by = { addresses: [address], matchKeys: [] }
  const [found] = await findIdentities(shop.database.reader, shop.workspaceId, by)
  return found ? findCardOfContact(shop.database.reader, found.contact.id) : null
}

const shown = async () => (await cardOf(ana))?.unread ?? 0

async function answerHere(address: string): Promise<void> {
  const card = await cardOf(address)
  if (!card) return
  await shop.perform(about(), async (work) => {
    const conversation = await conversationToWriteIn(work, card.contactId, {
      accountId: null,
      accountFor: async () => accountId,
    })
    const id = work.newId()
    const message = { id, waId: id, kind: 'text', text: 'le recuerdo', attachment: null, quoted: null } as const
    await addOwnMessage(work, conversation, { ...message, authorId: 'rosa' })
    await setStatus(work, parts, id, { status: 'sent', failure: null })
  })
}

async function seeHere(address: string): Promise<void> {
  const card = await cardOf(address)
  if (card) await shop.perform(about(), async (work) => void (await markRead(work, card.id)))
}

/** Wrote on the linked phone. */
const answered = (second: number) =>
  received({ sentAt: at(second), direction: 'out', origin: 'phone', seen: true, status: 'sent' })
const wrote = (second: number, origin: 'live' | 'replay' = 'live') => received({ sentAt: at(second), origin })
const at = (second: number) => fridayMorning + second * 1_000

describe('the number on a card', () => {
  afterEach(async () => expect(await findDifferences(shop.place)).toEqual([]))

  test('keeps what was written after an answer on the phone, though the answer is heard of last', async () => {
    await takeIn(wrote(15))
    await takeIn(wrote(12))
    await takeIn(answered(13))
    expect(await shown()).toBe(1)
  })

  test('counts no more what was written before an answer on the phone that is heard of late', async () => {
    await takeIn(wrote(12, 'replay'), wrote(15, 'replay'), answered(13))
    expect(await shown()).toBe(1)
  })

  test('counts what was written before an answer here that did not know of it', async () => {
    await takeIn(wrote(1))
    shop.clock.advance(60_000)
    await answerHere(ana)
    await takeIn(wrote(30, 'replay'))
    expect(await shown()).toBe(1)
  })

  test('does not count what the owner has answered on the phone, though it comes after the answer', async () => {
    await takeIn(answered(30), wrote(20, 'replay'))
    expect(await shown()).toBe(0)
  })
})

/** Who a step is about: Ana's number or her privacy id, which are two people until WhatsApp says otherwise. */
const chat = fc.constantFrom(ana, anaLid)
const lateBy = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 12 }))
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('writes' as const),
      chat,
      lateBy,
      origin: fc.constantFrom('live' as const, 'replay' as const),
      first: fc.constantFrom('readable' as const, 'stub' as const, 'deleted' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answersOnPhone' as const), chat, lateBy }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('historyTells' as const), chat, lateBy, seen: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('again' as const, 'edit' as const, 'delete' as const),
      which: fc.nat(20),
      origin: fc.constantFrom('live' as const, 'replay' as const, 'history' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('answersHere' as const, 'looks' as const), chat }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pause' as const), ms: fc.integer({ min: 1, max: 3_000 }) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'commit' as const }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface Heard {
  messageId: string
  sentAt: number
  isUnseen: boolean
}

/** What whoever reads the events would call unseen, card by card. */
class Expected {
  readonly #heard = new Map<string, Heard[]>()
  readonly #answeredOnPhone = new Map<string, number>()
  /** Seen messages that an answer heard of late could not know of; they may count once more, for that is the safer side. */
  readonly #doubtful = new Map<string, number>()
  /** Cards of which history told how many are unread; it does not say which. */
  readonly #told = new Set<string>()
  #read = 0

  /** The least and the most that a card may show. Deleted messages may count or not; of history the recount says enough. */
  of(cardId: string, deleted: ReadonlySet<string>): { least: number; most: number } {
    if (this.#told.has(cardId)) return { least: 0, most: Number.POSITIVE_INFINITY }
    const unseen = (this.#heard.get(cardId) ?? []).filter((one) => one.isUnseen)
    const least = unseen.filter(({ messageId }) => !deleted.has(messageId)).length
    return { least, most: unseen.length + (this.#doubtful.get(cardId) ?? 0) }
  }

  seen(cardId: string): void {
    for (const one of this.#heard.get(cardId) ?? []) one.isUnseen = false
    this.#doubtful.delete(cardId)
  }

  /** Goes on with the news since the last time. */
  follow(): void {
    for (const { type, cardId, data } of shop.news.slice(this.#read).flatMap(({ events }) => events)) {
      if (cardId && /^message\.(received|recorded|sent)$/.test(type)) this.#take(cardId, data as never)
    }
    this.#read = shop.news.length
  }

  #take(cardId: string, said: Heard & { direction: string; origin: string; countsUnread: boolean }): void {
    const { messageId, sentAt, direction, origin, countsUnread } = said
    const heard = this.#heard.get(cardId) ?? []
    const answeredAt = this.#answeredOnPhone.get(cardId) ?? -1
    if (origin === 'app') this.seen(cardId)
    else if (direction === 'out') {
      const later = heard.filter((one) => one.sentAt > sentAt && !one.isUnseen).length
      for (const one of heard) one.isUnseen &&= one.sentAt > sentAt
      this.#doubtful.set(cardId, Math.max(later, this.#doubtful.get(cardId) ?? 0))
      this.#answeredOnPhone.set(cardId, Math.max(answeredAt, sentAt))
    } else {
      if (origin === 'history' && countsUnread) this.#told.add(cardId)
      const isUnseen = countsUnread && (origin === 'live' || answeredAt <= sentAt)
      this.#heard.set(cardId, [...heard, { messageId, sentAt, isUnseen }])
    }
  }
}

test('whatever comes in whatever order, the number is what nobody has seen, and a recount agrees', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 30 }), async (steps) => {
      await shop.dispose()
      shop = await testWorkspace({ lean: true })
      told = []
      arriving = []
      const expected = new Expected()
      for (const one of steps) await tell(one, expected)
      await commit()
      expected.follow()
      const apart = [await bounds(ana, expected), await bounds(anaLid, expected)] as const
      for (const of of apart) expectWithin(of)
      expect(await findDifferences(shop.place)).toEqual([])

      await takeIn(received({ from: anaLid, other: ana, sentAt: shop.clock.now() }))
      expectWithin({ ...sum(...apart), unread: await shown() })
      expect(await findDifferences(shop.place)).toEqual([])
    }),
    { numRuns: 100 },
  )
}, 60_000)

interface Bounds {
  unread: number
  least: number
  most: number
}

/** What a card shows, and between what that has to be. */
async function bounds(address: string, expected: Expected): Promise<Bounds> {
  const card = await cardOf(address)
  if (!card) return { unread: 0, least: 0, most: 0 }
  return { unread: card.unread, ...expected.of(card.id, await deletedMessages()) }
}

function expectWithin({ unread, least, most }: Bounds): void {
  expect(unread).toBeGreaterThanOrEqual(least)
  expect(unread).toBeLessThanOrEqual(most)
}

/** Of two people who are one, after one more message. */
const sum = (a: Bounds, b: Bounds) => ({ least: a.least + b.least + 1, most: a.most + b.most + 1 })

async function deletedMessages(): Promise<Set<string>> {
  const { reader } = shop.database
  const ids = shop.news.flatMap(({ saved }) => (saved.messages ?? []).map(({ id }) => id))
  const found = await findMessages(reader, shop.workspaceId, ids)
  return new Set(found.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id))
}

/** Received but not yet taken in. */
let arriving: Received[] = []
/** Everything written so far, as it reads in the end. */
let told: Received[] = []

async function commit(): Promise<void> {
  const batch = arriving
  arriving = []
  if (batch.length > 0) await takeIn(...batch)
}

async function tell(one: Step, expected: Expected): Promise<void> {
  const now = shop.clock.now()
  const said = (lateBy: number) => Math.floor(now / 1_000) * 1_000 - lateBy * 1_000
  switch (one.do) {
    case 'writes': {
      const whole = received({ from: one.chat, sentAt: said(one.lateBy), origin: one.origin })
      const stub = { ...whole, content: { ...whole.content, kind: 'unreadable', text: null } as Received['content'] }
      if (one.first === 'deleted') arriving.push(changeOf(whole, 'delete', one.origin))
      arriving.push(one.first === 'stub' ? stub : whole)
      told.push(whole)
      return
    }
    case 'answersOnPhone':
      arriving.push({ ...answered(0), sentAt: said(one.lateBy), chat: { address: one.chat, other: null } })
      return
    case 'historyTells':
      arriving.push(
        received({ from: one.chat, sentAt: said(one.lateBy), origin: 'history', seen: one.seen, direction: 'in' }),
      )
      return
    case 'again':
    case 'edit':
    case 'delete': {
      const whole = told[one.which % Math.max(told.length, 1)]
      if (!whole) return
      const { origin } = one
      arriving.push(one.do === 'edit' || one.do === 'delete' ? changeOf(whole, one.do, origin) : { ...whole, origin })
      return
    }
    case 'answersHere':
    case 'looks': {
      await commit()
      await (one.do === 'looks' ? seeHere(one.chat) : answerHere(one.chat))
      expected.follow()
      const card = await cardOf(one.chat)
      if (card) expected.seen(card.id)
      return
    }
    case 'pause':
      shop.clock.advance(one.ms)
      return
    case 'commit':
      return commit()
  }
}

function changeOf(whole: Received, type: 'edit' | 'delete', origin: Received['origin']): Received {
  const { sentAt, direction } = whole
  const of = { ofWaId: whole.waId, ofDirection: direction }
  return {
    ...whole,
    waId: `${whole.waId}-${type}`,
    origin,
    content:
      type === 'edit'
        ? { type, ...of, text: 'perdón, el viernes', editedAt: sentAt + 1_000 }
        : { type, ...of, deletedAt: sentAt + 1_000 },
  }
}
