import type { Message } from '@aldia/shared/message.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cardIdsOfContacts, findCardOfContact } from '#board/board.store.ts'
import type { Receipt, Received } from '#channels/transport.ts'
import { loadContacts } from '#contacts/contact-records.ts'
import { findIdentities, listContacts } from '#contacts/contacts.store.ts'
import { learnIdentities } from '#contacts/find-or-make.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { applyReceipts } from '#conversations/receipts.ts'
import { receiveBatch } from '#conversations/receive.ts'
import { threadPage } from '#conversations/thread.ts'
import { ana, anaLid, luis, received } from '#testing/conversations.ts'
import { fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

const accountId = 'account'
const parts = {
  meetPeople,
  openSealedEdit: (raw: Buffer | null, _: string, { payload }: { payload: string }) =>
    raw === null || payload === 'closed' ? null : { text: payload, choices: [payload], editedAt: null },
  linesChanged: async () => {},
  wakeAttachments: () => {},
  wakeUnreadable: () => {},
}
const system = { kind: 'system' } as const

let business: TestWorkspace

async function takeIn(...batch: Received[]): Promise<void> {
  await business.perform(
    { workspaceId: business.workspaceId, actor: system },
    (work) => receiveBatch(work, parts, { accountId, batch }),
    { durable: false },
  )
}

async function takeReceipts(...batch: Receipt[]): Promise<void> {
  await business.perform(
    { workspaceId: business.workspaceId, actor: system },
    (work) => applyReceipts(work, parts, { accountId, batch }),
    { durable: false },
  )
}

async function contacts() {
  const { reader } = business.database
  const { rows } = await listContacts(reader, { workspaceId: business.workspaceId, q: '', after: null, limit: 1_000 })
  return loadContacts(
    reader,
    business.workspaceId,
    rows.map((row) => row.id),
    cardIdsOfContacts,
  )
}

async function contactWith(address: string) {
  const by = { addresses: [address], matchKeys: [] }
  const [found] = await findIdentities(business.database.reader, business.workspaceId, by)
  if (!found) throw new Error(`nobody has ${address}`)
  return found.contact
}

async function thread(address = ana): Promise<Message[]> {
  const contact = await contactWith(address)
  const about = { workspaceId: business.workspaceId, contactId: contact.id, cardsOf: cardIdsOfContacts }
  return (await threadPage(business.database.reader, about, { limit: 100 })).messages
}

describe('what a person writes', () => {
  beforeEach(async () => {
    business = await testWorkspace()
    return business.dispose
  })

  it('becomes a message, a contact and a card, with one event of the contact', async () => {
    await takeIn(received({ pushName: 'Ana', content: { text: 'buenos días' } }))
    expect(await thread()).toMatchObject([{ direction: 'in', kind: 'text', text: 'buenos días', status: null }])
    expect(await contacts()).toMatchObject([{ pushName: 'Ana', phone: '+573001112233', addresses: [ana] }])
    const events = business.news.at(-1)?.events.filter((event) => event.type === 'message.received')
    expect(events).toMatchObject([{ actor: { kind: 'contact' }, data: { countsUnread: true, origin: 'live' } }])
  })

  it('is stored once, however often it comes', async () => {
    const message = received({ waId: 'SAME' })
    await takeIn(message, message)
    await takeIn({ ...message, origin: 'replay' })
    await takeIn({ ...message, origin: 'history' })
    expect(await thread()).toHaveLength(1)
  })

  it('of two people with the same WhatsApp id stays apart', async () => {
    await takeIn(received({ waId: 'SAME', content: { text: 'uno' } }))
    await takeIn(received({ waId: 'SAME', from: luis, content: { text: 'dos' } }))
    expect(await thread(ana)).toMatchObject([{ text: 'uno' }])
    expect(await thread(luis)).toMatchObject([{ text: 'dos' }])
  })

  it('takes the place of a message that could not be read, and never the reverse', async () => {
    const stub = received({ waId: 'A', content: { kind: 'unreadable', text: null } })
    const readable = received({ waId: 'A', content: { text: 'le pago el viernes' } })
    await takeIn(stub)
    expect(await thread()).toMatchObject([{ kind: 'unreadable' }])
    await takeIn(readable)
    await takeIn(stub)
    expect(await thread()).toMatchObject([{ kind: 'text', text: 'le pago el viernes' }])
  })

  it('is a vote in a poll of the chat, of which the newest holds, and which a closed one does not hide', async () => {
    const details = { type: 'poll' as const, question: '¿Cuándo?', options: ['hoy', 'mañana'] }
    const vote = (payload: string, at: number, more: { from?: string } = {}) =>
      received({
        ...more,
        content: {
          type: 'vote',
          ofWaId: 'POLL',
          ofDirection: 'out',
          at,
          sealed: { purpose: 'Poll Vote', payload, iv: '', writers: [] },
        },
      })
    const votes = async () => {
      const poll = (await thread()).find(({ kind }) => kind === 'poll')
      return poll?.details?.type === 'poll' ? poll.details.votes?.map(({ options }) => options) : null
    }
    // Too early, and by somebody else.
    await takeIn(received(), vote('mañana', fridayMorning), vote('hoy', fridayMorning + 9_000, { from: luis }))
    await takeIn(
      received({
        waId: 'POLL',
        direction: 'out',
        origin: 'phone',
        content: { kind: 'poll', text: '¿Cuándo?', details },
      }),
    )
    expect(await votes()).toEqual([['mañana']])
    await takeIn(vote('hoy', fridayMorning + 2_000), vote('mañana', fridayMorning + 1_000))
    expect(await votes()).toEqual([['hoy']])
    await takeIn(vote('closed', fridayMorning + 3_000))
    expect(await votes()).toEqual([null])
  })

  it('stands within a second as it came, whatever was said later is here already', async () => {
    const at = fridayMorning
    const said = (waId: string, sentAt: number, more: Partial<Received> = {}) =>
      received({ waId, sentAt, content: { text: waId }, ...more })
    await takeIn(said('uno', at), said('dos', at), said('después', at + 2_000))
    await takeIn(said('tres', at), said('cuatro', at))
    await takeIn(said('cinco', at, { direction: 'out', origin: 'phone' }))
    await takeIn(said('antes', at - 5_000))
    expect((await thread()).map(({ text }) => text)).toEqual([
      'antes',
      'uno',
      'dos',
      'tres',
      'cuatro',
      'cinco',
      'después',
    ])
  })

  it('never stands before what was said in the same second', async () => {
    await takeIn(received({ sentAt: fridayMorning + 640, direction: 'out', origin: 'phone', content: { text: 'uno' } }))
    await takeIn(received({ sentAt: fridayMorning, content: { text: 'dos' } }))
    await takeIn(received({ sentAt: fridayMorning, content: { text: 'tres' } }))
    expect((await thread()).map((message) => message.text)).toEqual(['uno', 'dos', 'tres'])
  })

  it('in a group, a status or a channel is no conversation', async () => {
    await takeIn(
      received({ from: '120363041234567890@g.us' }),
      received({ from: 'status@broadcast' }),
      received({ from: '120363041234567890@newsletter' }),
    )
    expect(await contacts()).toEqual([])
  })

  it('quotes the message as it is here, not as the sender tells it', async () => {
    const quote = { waId: 'OURS', direction: 'out', kind: 'text', preview: 'usted no debe nada' } as const
    await takeIn(received({ waId: 'REPLY', sentAt: fridayMorning + 5_000, content: { quote } }))
    expect((await thread()).at(-1)?.quote).toMatchObject({ messageId: null, preview: 'usted no debe nada' })
    const ours = { waId: 'OURS', direction: 'out', origin: 'phone', sentAt: fridayMorning } as const
    await takeIn(received({ ...ours, content: { text: 'debe 150.000' } }))
    const [original, reply] = await thread()
    expect(reply?.quote).toEqual({
      messageId: original?.id,
      direction: 'out',
      kind: 'text',
      preview: 'debe 150.000',
    })
  })

  it('does not show a message of somebody else as quoted', async () => {
    await takeIn(received({ waId: 'SECRET', from: luis, content: { text: 'mi clave es 1234' } }))
    const quote = { waId: 'SECRET', direction: 'in', kind: 'text', preview: 'x' } as const
    await takeIn(received({ content: { quote } }))
    expect((await thread(ana))[0]?.quote).toMatchObject({ messageId: null, preview: 'x' })
  })

  it('can be edited and deleted by its writer only', async () => {
    await takeIn(received({ waId: 'OURS', direction: 'out', origin: 'phone', content: { text: 'debe 150.000' } }))
    await takeIn(received({ waId: 'THEIRS', sentAt: fridayMorning + 9_000, content: { text: 'no' } }))
    const edit = (ofWaId: string, ofDirection: 'in' | 'out') =>
      received({ content: { type: 'edit', ofWaId, ofDirection, text: 'nada', editedAt: fridayMorning + 10_000 } })
    const erase = (ofWaId: string, ofDirection: 'in' | 'out', from = ana) =>
      received({ from, content: { type: 'delete', ofWaId, ofDirection, deletedAt: fridayMorning + 11_000 } })
    await takeIn(edit('OURS', 'out'), erase('OURS', 'out'), edit('OURS', 'in'), erase('OURS', 'in'))
    await takeIn(erase('THEIRS', 'in', luis))
    expect(await thread()).toMatchObject([
      { text: 'debe 150.000', editedAt: null, deletedAt: null },
      { text: 'no', deletedAt: null },
    ])
    await takeIn(edit('THEIRS', 'in'))
    expect((await thread())[1]).toMatchObject({ text: 'nada', editedAt: fridayMorning + 10_000 })
    await takeIn(erase('THEIRS', 'in'))
    expect((await thread())[1]).toMatchObject({ text: null, deletedAt: fridayMorning + 11_000 })
  })

  it('is corrected by a sealed edit in whatever order, and says so where it cannot be opened', async () => {
    const sealed = { purpose: 'Message Edit' as const, payload: 'el lunes', iv: '', writers: [] }
    const edit = (ofWaId: string, at: number, payload = 'el lunes') =>
      received({
        content: {
          type: 'edit',
          ofWaId,
          ofDirection: 'in',
          text: null,
          editedAt: fridayMorning + at,
          sealed: { ...sealed, payload },
        },
      })
    await takeIn(received({ waId: 'A', content: { text: 'el viernes' } }))
    await takeIn(edit('A', 10_000), edit('B', 10_000))
    await takeIn(received({ waId: 'B', content: { text: 'el viernes' } }))
    expect((await thread()).map(({ text, editUnreadable }) => [text, editUnreadable])).toEqual([
      ['el lunes', false],
      ['el lunes', false],
    ])
    await takeIn(edit('A', 20_000, 'closed'))
    expect((await thread())[0]).toMatchObject({ text: 'el lunes', editUnreadable: true })
    await takeIn(edit('A', 30_000, 'el martes'))
    expect((await thread())[0]).toMatchObject({ text: 'el martes', editUnreadable: false })
  })

  it('takes no reaction from another chat, whoever knows its id', async () => {
    await takeIn(received({ waId: 'A', content: { text: 'debo 500' } }))
    const react = (from: string) =>
      received({ from, content: { type: 'reaction', toWaId: 'A', toDirection: 'in', emoji: '👍', at: fridayMorning } })
    await takeIn(react(luis))
    expect((await thread())[0]?.reactions).toEqual([])
    await takeIn(react(ana))
    expect((await thread())[0]?.reactions).toMatchObject([{ emoji: '👍' }])
  })

  it('keeps unread what history had not seen, and not what it had', async () => {
    await takeIn(
      received({ waId: '1', origin: 'history', seen: true }),
      received({ waId: '2', origin: 'history', seen: false, sentAt: fridayMorning }),
    )
    const { id } = await contactWith(ana)
    expect((await findCardOfContact(business.database.reader, id))?.unread).toBe(1)
  })
})

describe('one person', () => {
  beforeEach(async () => {
    business = await testWorkspace()
    return business.dispose
  })

  it('writing under number and privacy id has one contact, one card and one thread', async () => {
    await takeIn(received({ waId: '1', from: anaLid, other: ana, content: { text: 'uno' } }))
    await takeIn(received({ waId: '2', from: ana, sentAt: fridayMorning + 9_000, content: { text: 'dos' } }))
    expect(await contacts()).toHaveLength(1)
    expect((await thread(anaLid)).map((message) => message.text)).toEqual(['uno', 'dos'])
  })

  it.each([
    ['Brazil, ninth digit', '5511981234567@s.whatsapp.net', '551181234567@s.whatsapp.net'],
    ['Mexico, old 1', '5215512345678@s.whatsapp.net', '525512345678@s.whatsapp.net'],
  ])('stays one person in %s', async (_, first, second) => {
    await takeIn(received({ waId: '1', from: first }), received({ waId: '2', from: second }))
    expect(await contacts()).toHaveLength(1)
    expect((await contacts())[0]?.addresses.sort()).toEqual([first, second].sort())
  })

  it('met as two becomes one when WhatsApp says so: threads without doubles, one card', async () => {
    const both = { waId: 'BOTH', sentAt: fridayMorning + 2_000 }
    await takeIn(received({ waId: '1', from: ana, sentAt: fridayMorning + 1_000, content: { text: 'uno' } }))
    await takeIn(received({ ...both, from: ana, content: { text: 'dos' } }))
    await takeIn(received({ ...both, from: anaLid, content: { text: 'dos' } }))
    await takeIn(received({ waId: '3', from: anaLid, sentAt: fridayMorning + 3_000, content: { text: 'tres' } }))
    expect(await contacts()).toHaveLength(2)
    await takeIn(
      received({ waId: '4', from: anaLid, other: ana, sentAt: fridayMorning + 4_000, content: { text: 'cuatro' } }),
    )
    expect(await contacts()).toHaveLength(1)
    expect((await thread(ana)).map((message) => message.text)).toEqual(['uno', 'dos', 'tres', 'cuatro'])
    const [contact] = await contacts()
    expect(contact?.cardId).not.toBeNull()
    expect(business.news.at(-1)?.removed).toContainEqual(
      expect.objectContaining({ kind: 'contacts', intoId: contact?.id }),
    )
    expect(business.news.at(-1)?.removed).toContainEqual(
      expect.objectContaining({ kind: 'cards', intoId: contact?.cardId }),
    )
  })

  it.each([
    ['a landline and a mobile of Brazil', '552133221100', '5521933221100'],
    ['a landline and a mobile of Argentina', '541143221100', '5491143221100'],
    ['two spellings of a mobile of Brazil', '552188221100', '5521988221100'],
  ])('is not another one to whom WhatsApp gives another privacy id: %s', async (_, first, second) => {
    const [one, two] = [`${first}@s.whatsapp.net`, `${second}@s.whatsapp.net`]
    await takeIn(received({ waId: '1', from: '111000111000@lid', other: one, content: { text: 'uno' } }))
    await takeIn(received({ waId: '2', from: '222000222000@lid', other: two, content: { text: 'dos' } }))
    await takeIn(
      received({ waId: '3', from: one, other: '111000111000@lid', content: { text: 'tres' } }),
      received({ waId: '4', from: two, content: { text: 'cuatro' } }),
    )
    expect(await contacts()).toHaveLength(2)
    expect((await thread(one)).map(({ text }) => text)).toEqual(['uno', 'tres'])
    expect((await thread(two)).map(({ text }) => text)).toEqual(['dos', 'cuatro'])
  })

  it('is a question in Argentina where only the mobile 9 tells two numbers apart, and WhatsApp names no privacy id', async () => {
    const [mobile, landline] = ['5491143221100@s.whatsapp.net', '541143221100@s.whatsapp.net']
    await takeIn(received({ waId: '1', from: mobile, content: { text: 'uno' } }))
    await takeIn(received({ waId: '2', from: landline, origin: 'history', content: { text: 'dos' } }))
    await takeIn(received({ waId: '3', from: landline, content: { text: 'tres' } }))
    const [one, two] = await contacts()
    expect([one?.resembles, two?.resembles]).toEqual([[two?.id], [one?.id]])
    expect((await thread(mobile)).map(({ text }) => text)).toEqual(['uno'])
    expect((await thread(landline)).map(({ text }) => text)).toEqual(['dos', 'tres'])
  })

  it('who is like another one is told as a question, once', async () => {
    await takeIn(
      received({ waId: '1', from: '111000111000@lid', other: '552188221100@s.whatsapp.net', content: { text: 'uno' } }),
    )
    const before = business.news.length
    const second = { from: '222000222000@lid', other: '5521988221100@s.whatsapp.net' }
    await takeIn(received({ waId: '2', ...second, content: { text: 'dos' } }))
    await takeIn(received({ waId: '3', ...second, content: { text: 'tres' } }))
    const told = business.news
      .slice(before)
      .flatMap(({ events }) => events.filter(({ type }) => type === 'contact.resembles'))
    expect(told).toHaveLength(1)
  })

  it('gets a number that was somebody else’s when WhatsApp says so, and not the debts and words of that one', async () => {
    await takeIn(received({ waId: '1', from: '111000111000@lid', other: ana, content: { text: 'uno' } }))
    await takeIn(received({ waId: '2', from: '222000222000@lid', other: ana, content: { text: 'dos' } }))
    expect(await contacts()).toHaveLength(2)
    expect((await thread('222000222000@lid')).map(({ text }) => text)).toEqual(['dos'])
    await takeIn(received({ waId: '3', from: ana, content: { text: 'tres' } }))
    expect((await thread('222000222000@lid')).map(({ text }) => text)).toEqual(['dos', 'tres'])
    expect((await thread('111000111000@lid')).map(({ text }) => text)).toEqual(['uno'])
  })

  it('who changes number keeps contact and thread', async () => {
    await takeIn(received({ waId: '1', from: anaLid, other: ana, content: { text: 'uno' } }))
    await takeIn(received({ waId: '2', from: anaLid, other: '573009998877@s.whatsapp.net', content: { text: 'dos' } }))
    expect(await contacts()).toHaveLength(1)
    expect((await thread('573009998877@s.whatsapp.net')).map(({ text }) => text)).toEqual(['uno', 'dos'])
  })

  it('who changed number long ago keeps contact and thread when only the history tells of it', async () => {
    const before = { from: ana, other: anaLid, origin: 'history', sentAt: fridayMorning - 9_000 } as const
    const after = { from: '573009998877@s.whatsapp.net', other: anaLid, origin: 'history' } as const
    await takeIn(received({ ...after, waId: '2', content: { text: 'dos' } }))
    await takeIn(received({ ...before, waId: '1', content: { text: 'uno' } }))
    expect(await contacts()).toHaveLength(1)
    expect((await thread(anaLid)).map(({ text }) => text)).toEqual(['uno', 'dos'])
  })

  it('is also found to be one from the address book, and gets the name saved there', async () => {
    await takeIn(received({ waId: '1', from: ana }), received({ waId: '2', from: anaLid }))
    await business.perform({ workspaceId: business.workspaceId, actor: system }, (work) =>
      learnIdentities(work, [{ address: anaLid, other: ana, pushName: 'Anita', savedName: 'Ana Torres\u202e' }]),
    )
    expect(await contacts()).toMatchObject([{ name: 'Ana Torres', pushName: 'Anita', phone: '+573001112233' }])
    expect(await thread(ana)).toHaveLength(2)
  })
})

describe('a thread', () => {
  let run = 0

  beforeAll(async () => {
    business = await testWorkspace()
  })
  afterAll(() => business.dispose())

  type Thing = { receipt: Receipt } | { received: Received }

  /** Everything about a few messages of one chat: the messages (as stubs, live and from history), changes to them, ticks. */
  const story = fc
    .array(
      fc.record({
        direction: fc.constantFrom('in' as const, 'out' as const),
        hasStub: fc.boolean(),
        inHistory: fc.boolean(),
        edits: fc.integer({ min: 0, max: 2 }),
        isDeleted: fc.boolean(),
        reactions: fc.array(fc.constantFrom('👍', '🙏', ''), { maxLength: 3 }),
        receipts: fc.array(fc.constantFrom('sent', 'delivered', 'read', 'failed'), { maxLength: 3 }),
        quotes: fc.option(fc.nat(4), { nil: null }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .chain((messages) => {
      const things = messages.flatMap((message, at): ((chat: string, mark: string) => Thing)[] => {
        const sentAt = fridayMorning + at * 60_000
        const waId = (mark: string, number = at) => `${mark}-${number}`
        const { direction } = message
        const whole = (chat: string, mark: string, more: Parameters<typeof received>[0] = {}): Thing => ({
          received: received({
            waId: waId(mark),
            from: chat,
            sentAt,
            direction,
            origin: direction === 'in' ? 'live' : 'phone',
            ...more,
            content: {
              text: `texto ${at}`,
              quote:
                message.quotes === null
                  ? null
                  : { waId: waId(mark, message.quotes), direction: 'in', kind: 'text', preview: 'cita' },
              ...more.content,
            } as never,
          }),
        })
        const change = (chat: string, more: Parameters<typeof received>[0]): Thing => ({
          received: received({ from: chat, direction, sentAt: sentAt + 30_000, ...more }),
        })
        const of = (mark: string) => ({ ofWaId: waId(mark), ofDirection: direction })
        return [
          (chat, mark) => whole(chat, mark),
          ...(message.hasStub
            ? [(chat: string, mark: string) => whole(chat, mark, { content: { kind: 'unreadable', text: null } })]
            : []),
          ...(message.inHistory
            ? [(chat: string, mark: string) => whole(chat, mark, { origin: 'history', seen: true })]
            : []),
          ...Array.from({ length: message.edits }, (_, edit) => (chat: string, mark: string) => {
            const editedAt = sentAt + 1_000 * (edit + 1)
            return change(chat, { content: { type: 'edit', ...of(mark), text: `edición ${edit}`, editedAt } })
          }),
          ...(message.isDeleted
            ? [
                (chat: string, mark: string) =>
                  change(chat, { content: { type: 'delete', ...of(mark), deletedAt: sentAt + 9_000 } }),
              ]
            : []),
          ...message.reactions.map((emoji, number) => (chat: string, mark: string) => {
            const by = number % 2 === 0 ? ('in' as const) : ('out' as const)
            const reaction = { type: 'reaction', toWaId: waId(mark), toDirection: direction, emoji } as const
            return change(chat, { direction: by, content: { ...reaction, at: sentAt + 1_000 * number } })
          }),
          ...message.receipts.map((status) => (_: string, mark: string): Thing => {
            const failure = status === 'failed' ? ('rejected_by_whatsapp' as const) : null
            return { receipt: { waId: waId(mark), status, failure, at: sentAt } }
          }),
        ]
      })
      const repeated = things.flatMap((thing, number) => Array.from({ length: 1 + (number % 3) }, () => thing))
      return fc.record({
        things: fc.constant(things),
        shuffled: fc.shuffledSubarray(repeated, { minLength: repeated.length }),
        cuts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: repeated.length, maxLength: repeated.length }),
      })
    })

  async function tell(chat: string, mark: string, things: ((chat: string, mark: string) => Thing)[], cuts: number[]) {
    const waiting = things.map((thing) => thing(chat, mark))
    for (const cut of cuts) {
      const batch = waiting.splice(0, cut)
      await takeIn(...batch.flatMap((thing) => ('received' in thing ? [thing.received] : [])))
      await takeReceipts(...batch.flatMap((thing) => ('receipt' in thing ? [thing.receipt] : [])))
    }
    const known = new Map((await thread(chat)).map((message, at) => [message.id, at]))
    return (await thread(chat)).map(({ id, seq, cardId, conversationId, quote, ...message }) => ({
      ...message,
      quote: quote && { ...quote, messageId: quote.messageId && known.get(quote.messageId) },
    }))
  }

  it('is the same whatever the order, the batches and the repetitions', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ things, shuffled, cuts }) => {
        run += 1
        const inOrder = await tell(`57300${1_000_000 + run}@s.whatsapp.net`, `a${run}`, things, [things.length])
        const inDisorder = await tell(`57310${1_000_000 + run}@s.whatsapp.net`, `b${run}`, shuffled, cuts)
        expect(inDisorder).toEqual(inOrder)
      }),
      { numRuns: 40 },
    )
  })
})
