import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Message } from '@aldia/shared/message.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { newId } from '#base/ids.ts'
import type { Work } from '#base/work.ts'
import { cardIdsOfContacts, findCard } from '#board/board.store.ts'
import { openCard } from '#board/cards.ts'
import { type Receipt, TransportFailure, type TransportListener } from '#channels/transport.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { receiveBatch } from '#conversations/receive.ts'
import { threadPage } from '#conversations/thread.ts'
import { type FileStore, openFileStore } from '#files/file-store.ts'
import { addFile } from '#files/files.ts'
import { makeListener } from '#outbox/listener.ts'
import { queueReadReceipts } from '#outbox/message-actions.ts'
import { outboxCommands } from '#outbox/outbox.commands.ts'
import { rowsOfMessage } from '#outbox/outbox.store.ts'
import { makeSender, type Sender } from '#outbox/sender.ts'
import { messageSteps } from '#reactions.ts'
import { ana, anaLid, received } from '#testing/conversations.ts'
import { type TestNetwork, testNetwork } from '#testing/network.ts'
import { commandNamed, fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

const accountId = 'account'
const secondAccountId = newId(1)
const theirAccountId = newId(2)
const hour = 3_600_000

let business: TestWorkspace
let network: TestNetwork
let sender: Sender
let listener: TransportListener
let store: FileStore
let agent: SignedIn
let isLinked = true
let troubles: unknown[]
let commands: ReturnType<typeof outboxCommands>
let contactParts: Parameters<typeof contactCommands>[0]

const outboxParts = () => ({
  cardsOf: cardIdsOfContacts,
  contactOfCard: async (tx: Reader, workspaceId: string, cardId: string) =>
    (await findCard(tx, workspaceId, cardId))?.contactId ?? null,
  accountToWriteFrom: async () => accountId,
  accountFacts: async (_tx: Reader, id: string) =>
    id === theirAccountId ? { workspaceId: 'theirs', isLinked: true } : { workspaceId: business.workspaceId, isLinked },
  newMessageId: () => network.newMessageId(),
  wakeSender: (id: string) => sender.wake(id),
  meetPeople,
  openSealedEdit: () => null,
  steps: messageSteps,
  linesChanged: async () => {},
  wakeAttachments: () => {},
  wakeUnreadable: () => {},
})

function startSender(): void {
  sender = makeSender({
    ...outboxParts(),
    database: business.database,
    perform: business.perform,
    clock: business.clock,
    store,
    transportOf: () => network,
    report: ({ error }) => void troubles.push(error),
  })
  listener = makeListener(
    { workspaceId: business.workspaceId, accountId },
    {
      ...outboxParts(),
      database: business.database,
      perform: business.perform,
      sender,
      connection: async () => {},
      pairing: () => {},
      presence: () => {},
      refuseNumber: async () => null,
      isJournalled: true,
    },
  )
}

beforeEach(async () => {
  business = await testWorkspace()
  network = testNetwork()
  isLinked = true
  troubles = []
  store = await openFileStore(join(business.folder, 'files'))
  startSender()
  commands = outboxCommands(outboxParts())
  contactParts = {
    ...outboxParts(),
    openCard: async (work: Work, contactId: string, stageId: string | null) =>
      void (await openCard(work, contactId, stageId)),
    countryOf: async () => 'CO' as const,
  }
  agent = await business.person('agent')
})

afterEach(async () => {
  await sender.stop()
  expect(troubles).toEqual([])
  await business.dispose()
})

async function anaWrote(text = 'buenos días'): Promise<{ cardId: string; contactId: string; message: Message }> {
  await listener.received([received({ waId: `IN-${text}`, content: { text }, sentAt: fridayMorning - 60_000 })])
  const card = business.news.flatMap((change) => change.saved.cards ?? []).at(-1)
  if (!card) throw new Error('there is a card')
  const [message] = (await thread(card.contactId)).slice(-1)
  if (!message) throw new Error('there is a message')
  return { cardId: card.id, contactId: card.contactId, message }
}

async function thread(contactId: string): Promise<Message[]> {
  const about = { workspaceId: business.workspaceId, contactId, cardsOf: cardIdsOfContacts }
  return (await threadPage(business.database.reader, about, { limit: 100 })).messages
}

async function run(name: string, input: unknown, by = agent): Promise<Message> {
  return (await business.run(commandNamed(commands, name), by, input)).output as Message
}

const send = (cardId: string, text: string, more: object = {}) =>
  run('message.send', { messageId: newId(business.clock.now()), cardId, text, ...more })

const tick = (waId: string, status: Receipt['status'], failure: Receipt['failure'] = null) =>
  listener.receipts([{ waId, status, failure, at: business.clock.now() }])

const open = () => listener.connection({ state: 'online', reason: null, nextTryAt: null })
const lost = () => listener.connection({ state: 'offline', reason: 'network', nextTryAt: null })
const sentTexts = () =>
  network.sent.map(({ waId, content }) => `${waId} ${content.type === 'text' ? content.text : content.type}`)
const untilSent = (count: number) => vi.waitFor(() => expect(network.sent).toHaveLength(count))

/** Until the sender has nothing left to do with this many handed over. */
async function untilHandedOver(count: number): Promise<void> {
  await untilSent(count)
  await business.database.write(business.workspaceId, async () => {})
}

/** Whatever else were to leave would leave before what is written now. */
async function nothingElseLeaves(cardId: string, sofar: string[]): Promise<void> {
  await send(cardId, 'marca')
  await vi.waitFor(() => expect(sentTexts().at(-1)).toMatch(/ marca$/))
  expect(sentTexts().slice(0, -1)).toEqual(sofar)
}

describe('a message written here', () => {
  it('is queued, handed over once, and ticked as WhatsApp tells', async () => {
    const { cardId, contactId } = await anaWrote()
    const message = await send(cardId, 'hola Ana')
    expect(message).toMatchObject({ direction: 'out', status: 'queued', authorId: agent.userId, text: 'hola Ana' })
    await untilSent(1)
    expect(network.sent[0]).toMatchObject({ waId: 'OUR1', address: ana, content: { type: 'text', text: 'hola Ana' } })
    for (const status of ['sent', 'delivered', 'read', 'delivered'] as const) await tick('OUR1', status)
    expect((await thread(contactId)).at(-1)).toMatchObject({ id: message.id, status: 'read', failure: null })
  })

  it('leaves once, however often the browser says it, and refuses another text under its id', async () => {
    const { cardId } = await anaWrote()
    const wish = { messageId: newId(1), cardId, text: 'hola' }
    const first = await run('message.send', wish)
    expect(await run('message.send', wish)).toEqual(first)
    await expect(run('message.send', { ...wish, text: 'otra cosa' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'message_id_taken',
    })
    await untilHandedOver(1)
  })

  it('goes out in the order it was written, also when one has to be tried again', async () => {
    const { cardId } = await anaWrote()
    network.whenSending = async () => {
      network.whenSending = null
      throw new TransportFailure('not_sent', { again: true })
    }
    await send(cardId, 'uno')
    await untilHandedOver(1)
    await send(cardId, 'dos')
    await business.database.write(business.workspaceId, async () => {})
    business.clock.advance(2_000)
    await untilSent(3)
    expect(sentTexts()).toEqual(['OUR1 uno', 'OUR1 uno', 'OUR2 dos'])
  })

  it('that takes long holds up its own conversation and no other', async () => {
    const { cardId } = await anaWrote()
    await listener.received([received({ waId: 'X', from: '573009990000@s.whatsapp.net' })])
    const otherCardId = business.news.flatMap((change) => change.saved.cards ?? []).at(-1)?.id ?? ''
    const slow = Promise.withResolvers<{ raw: null }>()
    network.whenSending = (message) => (message.waId === 'OUR1' ? slow.promise : Promise.resolve({ raw: null }))
    await send(cardId, 'lento')
    await untilSent(1)
    await send(cardId, 'después de lento')
    await send(otherCardId, 'para otra persona')
    business.clock.advance(2_000)
    await untilSent(2)
    expect(sentTexts()).toEqual(['OUR1 lento', 'OUR3 para otra persona'])
    slow.resolve({ raw: null })
    await untilHandedOver(3)
    expect(sentTexts().at(-1)).toBe('OUR2 después de lento')
  })

  it.each(['rejected_by_whatsapp', 'recipient_unanswered'] as const)(
    'that cannot leave says why within a minute (%s)',
    async (failure) => {
      const { cardId, contactId } = await anaWrote()
      network.whenSending = async () => {
        throw new TransportFailure('not_accepted', { again: true, failure })
      }
      await send(cardId, 'hola')
      await untilHandedOver(1)
      for (const [tries, pauseMs] of [
        [2, 2_000],
        [3, 4_000],
      ] as const) {
        business.clock.advance(pauseMs)
        await untilHandedOver(tries)
      }
      await vi.waitFor(async () => {
        expect((await thread(contactId)).at(-1)).toMatchObject({ status: 'failed', failure })
      })
    },
  )

  it('can answer a message of the same person only', async () => {
    const { cardId, message } = await anaWrote()
    await send(cardId, 'sí', { quotedMessageId: message.id })
    await untilSent(1)
    expect(network.sent[0]?.quote).toMatchObject({ waId: 'IN-buenos días', fromMe: false, text: 'buenos días' })
    await listener.received([received({ waId: 'X', from: '573009990000@s.whatsapp.net' })])
    const other = business.news.flatMap((change) => change.saved.messages ?? []).at(-1)
    await expect(send(cardId, 'no', { quotedMessageId: other?.id })).rejects.toMatchObject({
      reason: 'message_not_theirs',
    })
  })

  it('cannot be sent with the card or file of another business', async () => {
    const { cardId } = await anaWrote()
    const neighbour = await business.other()
    const stranger = await neighbour.person('owner')
    await expect(run('message.send', { messageId: newId(1), cardId, text: 'x' }, stranger)).rejects.toMatchObject({
      code: 'not_found',
      reason: 'card',
    })
    const stored = await store.put(Readable.from([Buffer.from('%PDF-1.7 x')]), { maxBytes: 100 })
    const { output: file } = await business.perform(
      { workspaceId: neighbour.workspaceId, actor: { kind: 'system' } },
      (work) => addFile(work, stored, { name: 'a.pdf', createdById: null }),
    )
    await expect(send(cardId, '', { fileId: file.id })).rejects.toMatchObject({ code: 'not_found', reason: 'file' })
  })

  it('carries a file of this business as what it is', async () => {
    const { cardId } = await anaWrote()
    const stored = await store.put(Readable.from([Buffer.from('%PDF-1.7 x')]), { maxBytes: 100 })
    const { output: file } = await business.perform(
      { workspaceId: business.workspaceId, actor: { kind: 'system' } },
      (work) => addFile(work, stored, { name: '../cuenta.pdf', createdById: agent.userId }),
    )
    const message = await send(cardId, 'su cuenta', { fileId: file.id })
    expect(message).toMatchObject({ kind: 'document', attachment: { state: 'ready', name: 'cuenta.pdf' } })
    await untilSent(1)
    expect(network.sent[0]?.content).toMatchObject({
      type: 'file',
      as: 'document',
      path: store.pathOf(file.sha256),
      caption: 'su cuenta',
    })
    await expect(send(cardId, '', { fileId: file.id, as: 'voice' })).rejects.toMatchObject({ reason: 'file_kind' })
  })

  it('carries a list or a note with the type that its name tells, where the bytes do not', async () => {
    const { cardId } = await anaWrote()
    for (const [name, text] of [
      ['deudas.csv', 'nombre;deuda\nAna;5000'],
      ['nota.txt', 'le debo 5000'],
      ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ] as const) {
      const stored = await store.put(Readable.from([Buffer.from(text)]), { maxBytes: 100 })
      const { output: file } = await business.perform(
        { workspaceId: business.workspaceId, actor: { kind: 'system' } },
        (work) => addFile(work, stored, { name, createdById: agent.userId }),
      )
      await send(cardId, '', { fileId: file.id })
    }
    await untilSent(3)
    const types = network.sent.map(({ content }) => (content.type === 'file' ? content.mimeType : null))
    expect(types).toEqual(['text/csv', 'text/plain', 'image/svg+xml'])
  })

  describe('of a business with two numbers', () => {
    const second = secondAccountId
    const queuedOn = async (messageId: string) => {
      const [row] = await rowsOfMessage(business.database.reader, business.workspaceId, messageId)
      return row?.channelAccountId
    }
    const wroteTo = (to: string, waId: string, sentAt: number) =>
      business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
        receiveBatch(work, outboxParts(), { accountId: to, batch: [received({ waId, sentAt })] }),
      )

    it('leaves from the one that was written to last', async () => {
      const { cardId } = await anaWrote()
      await wroteTo(second, 'TO-SECOND', fridayMorning - 30_000)
      expect(await queuedOn((await send(cardId, 'desde el segundo')).id)).toBe(second)
      await wroteTo(accountId, 'TO-FIRST', fridayMorning - 10_000)
      expect(await queuedOn((await send(cardId, 'desde el primero')).id)).toBe(accountId)
      // What we write ourselves does not count.
      await send(cardId, 'por el segundo', { channelAccountId: second })
      expect(await queuedOn((await send(cardId, 'y otra vez desde el primero')).id)).toBe(accountId)
    })

    it('leaves from the one that somebody chose, also when the person never wrote to it', async () => {
      const { cardId } = await anaWrote()
      const message = await send(cardId, 'hola', { channelAccountId: second })
      expect(await queuedOn(message.id)).toBe(second)
      expect((await send(cardId, 'hola de nuevo', { channelAccountId: second })).conversationId).toBe(
        message.conversationId,
      )
    })

    it('leaves in the chat of what it quotes', async () => {
      const { cardId, message } = await anaWrote()
      await wroteTo(second, 'TO-SECOND', fridayMorning - 30_000)
      expect(await queuedOn((await send(cardId, 'a eso', { quotedMessageId: message.id })).id)).toBe(accountId)
    })

    it('does not leave from the number of another business', async () => {
      const { cardId } = await anaWrote()
      await expect(send(cardId, 'hola', { channelAccountId: theirAccountId })).rejects.toMatchObject({
        code: 'not_found',
        reason: 'channel_account',
      })
    })
  })

  it('to a number that is not on WhatsApp fails before anything is sent', async () => {
    const added = await business.run(commandNamed(contactCommands(contactParts), 'contact.add'), agent, {
      name: 'Eva',
      phone: '300 777 8899',
    })
    const { id, cardId } = added.output as { id: string; cardId: string }
    await send(cardId, 'hola Eva')
    await vi.waitFor(async () => {
      expect(await thread(id)).toMatchObject([{ status: 'failed', failure: 'not_on_whatsapp' }])
    })
    expect(network.sent).toEqual([])

    network.directory.set('+573007778899', { address: '573007778899@s.whatsapp.net', other: '555566667777@lid' })
    const [message] = await thread(id)
    await run('message.retry', { messageId: message?.id })
    await untilSent(1)
    expect(network.sent[0]).toMatchObject({ waId: 'OUR1', address: '573007778899@s.whatsapp.net' })
  })

  it('fails in the open while no phone is linked, and can be tried again', async () => {
    const { cardId } = await anaWrote()
    isLinked = false
    const message = await send(cardId, 'hola')
    expect(message).toMatchObject({ status: 'failed', failure: 'account_unlinked' })
    await expect(run('message.retry', { messageId: message.id })).rejects.toMatchObject({ reason: 'not_linked' })
    isLinked = true
    expect(await run('message.retry', { messageId: message.id })).toMatchObject({ status: 'queued', failure: null })
    await untilHandedOver(1)
  })

  it('refused by WhatsApp says why', async () => {
    const { cardId, contactId } = await anaWrote()
    await send(cardId, 'hola')
    await untilHandedOver(1)
    await tick('OUR1', 'failed', 'account_restricted')
    expect((await thread(contactId)).at(-1)).toMatchObject({ status: 'failed', failure: 'account_restricted' })
    await lost()
    await open()
    business.clock.advance(10_000)
    await nothingElseLeaves(cardId, ['OUR1 hola'])
  })

  it('can be taken back while it waits, not afterwards', async () => {
    const { cardId } = await anaWrote()
    network.isReady = false
    const message = await send(cardId, 'mejor no')
    expect(await run('message.cancel', { messageId: message.id })).toMatchObject({
      status: 'failed',
      failure: 'cancelled',
    })
    network.isReady = true
    const second = await send(cardId, 'esto sí')
    await untilHandedOver(1)
    expect(sentTexts()).toEqual(['OUR2 esto sí'])
    await expect(run('message.cancel', { messageId: second.id })).rejects.toMatchObject({
      reason: 'message_already_left',
    })
  })
})

describe('what WhatsApp did not confirm', () => {
  it('goes again after the next connection, under the same id, until it is confirmed', async () => {
    const { cardId, contactId } = await anaWrote()
    await send(cardId, 'hola')
    await untilHandedOver(1)
    await lost()
    await open()
    business.clock.advance(3_000)
    await untilHandedOver(2)
    expect(sentTexts()).toEqual(['OUR1 hola', 'OUR1 hola'])
    await tick('OUR1', 'sent')
    await lost()
    await open()
    business.clock.advance(3_000)
    await nothingElseLeaves(cardId, ['OUR1 hola', 'OUR1 hola'])
    expect(await thread(contactId)).toHaveLength(3)
  })

  it('is not sent again when its receipt arrives right after the connection', async () => {
    const { cardId } = await anaWrote()
    await send(cardId, 'hola')
    await untilHandedOver(1)
    await lost()
    await open()
    await tick('OUR1', 'delivered')
    business.clock.advance(3_000)
    await nothingElseLeaves(cardId, ['OUR1 hola'])
  })

  it('goes again when the program died between claiming and sending', async () => {
    const { cardId } = await anaWrote()
    network.whenSending = () => new Promise(() => {})
    await send(cardId, 'hola')
    await untilSent(1)
    const dead = sender
    network.whenSending = null
    startSender()
    await open()
    business.clock.advance(3_000)
    await untilHandedOver(2)
    expect(sentTexts()).toEqual(['OUR1 hola', 'OUR1 hola'])
    business.clock.advance(90_000)
    await dead.stop()
  })

  it('comes back as an echo without becoming a second message or a second person', async () => {
    const { cardId, contactId } = await anaWrote()
    await send(cardId, 'hola')
    await untilHandedOver(1)
    const echo = { waId: 'OUR1', from: anaLid, direction: 'out', origin: 'phone', content: { text: 'hola' } } as const
    await listener.received([received({ ...echo, status: 'queued' })])
    expect((await thread(contactId)).at(-1)?.status).toBe('queued')
    await listener.received([received({ ...echo, status: 'sent' })])
    expect(await thread(contactId)).toMatchObject([{ direction: 'in' }, { text: 'hola', status: 'sent' }])
    await lost()
    await open()
    business.clock.advance(3_000)
    await nothingElseLeaves(cardId, ['OUR1 hola'])
  })

  it('is a question for a person after six hours', async () => {
    const { cardId, contactId } = await anaWrote()
    const message = await send(cardId, 'hola')
    await untilHandedOver(1)
    await lost()
    business.clock.advance(6 * hour + 1)
    await open()
    business.clock.advance(3_000)
    await vi.waitFor(async () => {
      expect((await thread(contactId)).at(-1)).toMatchObject({ status: 'unknown', failure: 'not_confirmed' })
    })
    expect(network.sent).toHaveLength(1)
    await run('message.retry', { messageId: message.id })
    await untilHandedOver(2)
    expect(sentTexts()).toEqual(['OUR1 hola', 'OUR1 hola'])
  })

  it('can be asked for again by WhatsApp, by its id alone', async () => {
    const { cardId } = await anaWrote()
    await send(cardId, 'hola')
    await vi.waitFor(async () => expect(String(await listener.sentMessage('OUR1'))).toBe('raw of OUR1'))
    expect(await listener.sentMessage('IN-buenos días')).toBeNull()
  })
})

describe('reactions, deletions and blue ticks', () => {
  it('a reaction shows at once and is taken back when WhatsApp refuses it', async () => {
    const { message } = await anaWrote()
    expect((await run('message.react', { messageId: message.id, emoji: '👍' })).reactions).toEqual([
      { direction: 'out', emoji: '👍' },
    ])
    await untilHandedOver(1)
    expect(network.sent[0]?.content).toEqual({
      type: 'reaction',
      emoji: '👍',
      toWaId: 'IN-buenos días',
      toFromMe: false,
    })
    await tick('OUR1', 'failed', 'rejected_by_whatsapp')
    expect((await thread(await contactOf(message))).at(-1)?.reactions).toEqual([])
    await expect(run('message.react', { messageId: message.id, emoji: 'hola' })).rejects.toMatchObject({
      reason: 'not_an_emoji',
    })
  })

  it('a message is deleted for everyone once WhatsApp has taken the wish; others cannot be', async () => {
    const { cardId, contactId, message } = await anaWrote()
    const own = await send(cardId, 'perdón')
    await expect(run('message.delete', { messageId: own.id })).rejects.toMatchObject({ reason: 'message_not_sent' })
    await untilHandedOver(1)
    await tick('OUR1', 'sent')
    expect((await run('message.delete', { messageId: own.id })).deletedAt).toBeNull()
    await untilHandedOver(2)
    expect(network.sent[1]?.content).toEqual({ type: 'delete', ofWaId: 'OUR1' })
    await tick('OUR2', 'sent')
    expect((await thread(contactId)).at(-1)).toMatchObject({ text: null, deletedAt: business.clock.now() })
    await expect(run('message.delete', { messageId: message.id })).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'message_not_yours',
    })
  })

  it('what was read is told to the phone once', async () => {
    const { cardId, contactId } = await anaWrote()
    await business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
      queueReadReceipts(work, outboxParts(), { contactId, afterAt: null, upToAt: work.now }),
    )
    await untilHandedOver(1)
    expect(network.sent[0]).toMatchObject({ address: ana, content: { type: 'read', waIds: ['IN-buenos días'] } })
    await lost()
    await open()
    business.clock.advance(3_000)
    await nothingElseLeaves(cardId, ['OUR1 read'])
  })
})

describe('names that history tells before the messages', () => {
  it('are given to people once they are met, and to nobody else', async () => {
    const named = { address: anaLid, other: ana, pushName: null, savedName: 'Ana Torres' }
    await listener.identities([named, { address: ana, other: null, pushName: 'Anita', savedName: null }])
    expect(business.news.some((change) => change.saved.contacts)).toBe(false)
    await listener.received([received({ from: ana, origin: 'history' })])
    const contact = business.news.flatMap((change) => change.saved.contacts ?? []).at(-1)
    expect(contact).toMatchObject({ name: 'Ana Torres', pushName: 'Anita', addresses: [ana, anaLid] })
  })
})

async function contactOf(message: Message): Promise<string> {
  const card = await findCard(business.database.reader, business.workspaceId, message.cardId)
  if (!card) throw new Error('the message has a card')
  return card.contactId
}
