import { join } from 'node:path'
import type { Message } from '@aldia/shared/message.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import { newId } from '#base/ids.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import type { Received } from '#channels/transport.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { threadPage } from '#conversations/thread.ts'
import { openFileStore } from '#files/file-store.ts'
import { contactRulesCommands } from '#outbox/contact-rules.commands.ts'
import { makeListener } from '#outbox/listener.ts'
import { outboxCommands } from '#outbox/outbox.commands.ts'
import { makeSender, type Sender } from '#outbox/sender.ts'
import { contactStanding } from '#outbox/standing.ts'
import { messageSteps } from '#reactions.ts'
import { received } from '#testing/conversations.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { type TestNetwork, testNetwork } from '#testing/network.ts'
import { commandNamed, fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// A shop in Colombia: Monday to Friday 7 to 19, Saturday 8 to 15, one contact a day. It is Friday, nine in the morning.

const accountId = 'account'
const hour = 3_600_000
const saturday = (time: string) => Date.parse(`2026-11-21T${time}:00-05:00`)

let shop: TestWorkspace
let network: TestNetwork
let sender: Sender
let owner: SignedIn
let ana: Debtor
let troubles: unknown[]

const parts = () => ({
  cardsOf: cardIdsOfContacts,
  contactOfCard,
  accountToWriteFrom: async () => accountId,
  accountFacts: async () => ({ workspaceId: shop.workspaceId, isLinked: true }),
  newMessageId: () => network.newMessageId(),
  wakeSender: (id: string) => sender.wake(id),
  meetPeople,
  openSealedEdit: () => null,
  steps: messageSteps,
  linesChanged: async () => {},
  wakeAttachments: () => {},
  wakeUnreadable: () => {},
})

async function startSender(): Promise<void> {
  const store = await openFileStore(join(shop.folder, 'files'))
  sender = makeSender({
    ...parts(),
    database: shop.database,
    perform: shop.perform,
    clock: shop.clock,
    store,
    transportOf: () => network,
    report: ({ error }) => void troubles.push(error),
  })
}

beforeEach(async () => {
  shop = await testWorkspace()
  network = testNetwork()
  troubles = []
  await startSender()
  owner = await shop.person('owner')
  ana = await debtorOf(shop)
})

afterEach(async () => {
  await sender.stop()
  expect(troubles).toEqual([])
  await shop.dispose()
})

/** Lets time pass, with room for what falls due meanwhile. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= hour) {
    shop.clock.advance(Math.min(left, hour))
    for (let turn = 0; turn < 5; turn++) await shop.database.write(shop.workspaceId, async () => {})
  }
}

let said = 0

async function anaSays(text: string): Promise<void> {
  said++
  await heard([received({ waId: `IN-${said}`, content: { text }, sentAt: shop.clock.now() })])
}

async function heard(all: Received[]): Promise<void> {
  await makeListener(
    { workspaceId: shop.workspaceId, accountId },
    {
      ...parts(),
      database: shop.database,
      perform: shop.perform,
      sender,
      connection: async () => {},
      pairing: () => {},
      refuseNumber: async () => null,
      presence: () => {},
      isJournalled: true,
    },
  ).received(all)
}

async function run(name: string, input: object, by = owner): Promise<unknown> {
  const commands = [...outboxCommands(parts()), ...contactRulesCommands(parts())]
  return (await shop.run(commandNamed(commands, name), by, { cardId: ana.cardId, ...input })).output
}
const send = async (text: string) =>
  (await run('message.send', { messageId: newId(shop.clock.now()), text })) as Message
const texts = () => network.sent.map(({ content }) => (content.type === 'text' ? content.text : content.type))
const untilSent = (...all: string[]) => vi.waitFor(() => expect(texts()).toEqual(all))
async function thread(): Promise<Message[]> {
  const about = { workspaceId: shop.workspaceId, contactId: ana.contactId, cardsOf: cardIdsOfContacts }
  return (await threadPage(shop.database.reader, about, { limit: 100 })).messages
}
const message = async (text: string) => (await thread()).find((one) => one.text === text)
const standing = () =>
  contactStanding(shop.database.reader, {
    workspaceId: shop.workspaceId,
    contactId: ana.contactId,
    now: shop.clock.now(),
    cardsOf: cardIdsOfContacts,
  })

describe('a message typed at nine in the evening', () => {
  beforeEach(() => shop.clock.advance(12 * hour))

  it('waits for the morning and says so, and then leaves by itself', async () => {
    const { wait, status } = await send('¿Cómo va, doña Ana?')
    expect(status).toBe('queued')
    expect(wait).toMatchObject({ reason: 'window', hours: ['08:00', '15:00'], leftAt: null })
    expect(wait?.at).toBeGreaterThanOrEqual(saturday('08:00'))
    expect(wait?.at).toBeLessThan(saturday('08:15'))
    await pass(10 * hour)
    expect(network.sent).toEqual([])
    // The sender looks again within ten minutes of whatever the clock says.
    await vi.waitFor(() => {
      shop.clock.advance(10 * 60_000)
      expect(texts()).toEqual(['¿Cómo va, doña Ana?'])
    })
    expect((await message('¿Cómo va, doña Ana?'))?.wait?.leftAt).toBeGreaterThanOrEqual(wait?.at ?? 0)
  })

  it('waits through the end of the program', async () => {
    await send('¿Cómo va?')
    await sender.stop()
    await startSender()
    shop.clock.advance(12 * hour)
    sender.wake(accountId)
    await untilSent('¿Cómo va?')
  })

  it('can be taken back while it waits', async () => {
    const { id } = await send('mejor no')
    expect(await run('message.cancel', { messageId: id })).toMatchObject({ failure: 'cancelled', wait: null })
    await pass(12 * hour)
    await send('marca')
    await untilSent('marca')
  })

  it('leaves at once to somebody who is there and asks', async () => {
    await send('¿Cómo va?')
    shop.clock.advance(hour / 2)
    await anaSays('¿cuánto debo?')
    shop.clock.advance(hour / 4)
    expect((await send('Son 150.000')).wait).toBeNull()
    await untilSent('Son 150.000')
  })

  it('waits although the debtor wrote in the afternoon: answers keep to the hours', async () => {
    shop.clock.advance(-5 * hour)
    await anaSays('¿cuánto debo?')
    shop.clock.advance(5 * hour)
    expect((await send('Son 150.000')).wait).toMatchObject({ reason: 'window' })
  })

  it('leaves at once when the owner loosens the rules', async () => {
    await send('¿Cómo va?')
    const allDay = [['00:00', '24:00']]
    const windows = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, allDay]))
    await run('workspace.updateContactPolicy', { version: 0, change: { followsPreset: false, windows } })
    await untilSent('¿Cómo va?')
    await expect(
      run('workspace.updateContactPolicy', { version: 0, change: { followsPreset: true } }),
    ).rejects.toMatchObject({ reason: 'policy_changed' })
  })

  it('does not leave in the morning to who is in dispute by then', async () => {
    const { id } = await send('¿Cómo va?')
    await run('contact.hold', { kind: 'dispute', note: 'dice que devolvió la nevera' })
    await vi.waitFor(async () => expect((await message('¿Cómo va?'))?.failure).toBe('on_hold'))
    await run('contact.liftHold', { kind: 'dispute' })
    await run('message.retry', { messageId: id })
    await vi.waitFor(async () => expect((await message('¿Cómo va?'))?.wait?.reason).toBe('window'))
  })
})

describe('what is counted', () => {
  it('is what anybody sent and what was noted by hand, together', async () => {
    await run('contact.log', { channel: 'call', answered: false })
    expect((await standing()).limits).toContainEqual({
      limit: expect.objectContaining({ counts: 'attempts', max: 1, per: 'day' }),
      used: 1,
    })
    expect((await send('¿Cómo va?')).wait).toMatchObject({ reason: 'limit', max: 1, per: 'day' })
    expect((await standing()).reminder).toMatchObject({ decision: 'later', nextAt: saturday('08:00') })
  })

  it('is also what was written on the linked phone', async () => {
    await heard([
      received({
        ...{ waId: 'PHONE-1', direction: 'out', origin: 'phone', status: 'sent', sentAt: shop.clock.now() },
        content: { text: 'le escribo del celular' },
      }),
    ])
    shop.clock.advance(hour)
    expect((await standing()).limits.map(({ used }) => used)).toContain(1)
    expect((await send('¿Cómo va?')).wait).toMatchObject({ reason: 'limit' })
  })

  it('does not hold up an answer, and bubbles are one contact', async () => {
    await send('¿Cómo va?')
    await send('Le recuerdo la cuota')
    await untilSent('¿Cómo va?', 'Le recuerdo la cuota')
    shop.clock.advance(hour)
    expect((await send('¿Y entonces?')).wait).toMatchObject({ reason: 'limit' })
    await anaSays('¿cuánto debo?')
    expect((await send('Son 150.000')).wait).toBeNull()
  })

  it('tightens with what the debtor asked for', async () => {
    const ownHours = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['17:00', '22:00']]]),
    )
    const preferences = { zone: null, channels: null, ownHours, ownMax: null }
    await run('contact.setPreferences', { preferences })
    expect((await standing()).reminder.nextAt).toBe(Date.parse('2026-11-20T17:00:00-05:00'))
    await run('contact.setPreferences', { preferences: { ...preferences, channels: ['email'] } })
    await expect(send('hola')).rejects.toMatchObject({ code: 'refused_by_policy', reason: 'channel_not_allowed' })
  })
})

describe('somebody who asks for silence', () => {
  it('is told once that it is heard, and never written to again, whoever tries', async () => {
    await anaSays('hola')
    await send('¿Cómo va?')
    await untilSent('¿Cómo va?')
    shop.clock.advance(12 * hour)
    await send('¿mañana?')
    await anaSays('¡BAJA!')
    await vi.waitFor(() => expect(network.sent).toHaveLength(2))
    expect(texts()[1]).toMatch(/no le escribiremos más/)
    const confirmation = (await thread()).find(({ byRule }) => byRule)
    expect(confirmation).toMatchObject({ direction: 'out', authorId: null })
    expect(await message('¿mañana?')).toMatchObject({ status: 'failed', failure: 'opted_out', wait: null })
    await anaSays('Baja')
    await expect(send('por favor')).rejects.toMatchObject({ code: 'refused_by_policy', reason: 'opted_out' })
    const agent = await shop.person('agent')
    await expect(run('message.send', { messageId: newId(shop.clock.now()), text: 'x' }, agent)).rejects.toMatchObject({
      reason: 'opted_out',
    })
    await expect(run('message.retry', { messageId: (await message('¿mañana?'))?.id })).resolves.toBeDefined()
    await vi.waitFor(async () => expect((await message('¿mañana?'))?.failure).toBe('opted_out'))
    shop.clock.advance(48 * hour)
    expect(network.sent).toHaveLength(2)
    expect(await standing()).toMatchObject({ optedOutAt: expect.any(Number), reminder: { decision: 'never' } })
    await expect(run('contact.liftOptOut', { reason: 'lo pidió por teléfono' }, agent)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('is not who says that they pay', async () => {
    await anaSays('cancelar')
    await anaSays('te cancelo mañana')
    expect((await standing()).optedOutAt).toBeNull()
  })

  it('can be noted by hand, and taken back at the wish of the debtor, with the reason', async () => {
    await run('contact.optOut', {})
    await expect(send('hola')).rejects.toMatchObject({ reason: 'opted_out' })
    expect(network.sent).toEqual([])
    await run('contact.liftOptOut', { reason: 'pidió por teléfono que le escriban' })
    await send('hola')
    await untilSent('hola')
    const events = shop.news.flatMap((change) => change.events).map(({ type }) => type)
    expect(events).toEqual(expect.arrayContaining(['contact.optedOut', 'contact.optOutLifted']))
  })
})

describe('a hold', () => {
  it('until a day lets reminders go again on the next one', async () => {
    await run('contact.hold', { kind: 'hardship', until: '2026-11-22' })
    // Monday 23 November.
    expect((await standing()).reminder).toMatchObject({
      decision: 'later',
      reasons: ['hold'],
      nextAt: Date.parse('2026-11-23T07:00:00-05:00'),
    })
  })

  it('because of a wrong number leaves nothing to be sent', async () => {
    await run('contact.hold', { kind: 'wrongNumber' })
    await expect(send('hola')).rejects.toMatchObject({ reason: 'wrong_person' })
  })

  it('is of this business only', async () => {
    const neighbour = await (await shop.other()).person('owner')
    for (const name of ['contact.optOut', 'contact.hold', 'contact.log', 'contact.liftHold']) {
      const input = { kind: 'dispute', channel: 'call', answered: true }
      await expect(run(name, input, neighbour), name).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('and an opt-out are kept when two people turn out to be one', async () => {
    const eva = await debtorOf(shop, '573009998877')
    await run('contact.hold', { cardId: eva.cardId, kind: 'dispute' })
    await run('contact.optOut', { cardId: eva.cardId })
    await run('contact.log', { cardId: eva.cardId, channel: 'visit', answered: true })
    const { contactCommands } = await import('#contacts/contacts.commands.ts')
    const merge = commandNamed(
      contactCommands({ ...parts(), openCard: async () => {}, countryOf: async () => 'CO' }),
      'contact.merge',
    )
    await shop.run(merge, owner, { contactId: eva.contactId, intoContactId: ana.contactId })
    expect(await standing()).toMatchObject({
      optedOutAt: shop.clock.now(),
      holds: [{ kind: 'dispute' }],
      log: [{ channel: 'visit' }],
    })
  })
})

describe('an agreement', () => {
  it('rests reminders until it is over', async () => {
    await ana.owes(150_000_00)
    const { insertPromise } = await import('#promises/promises.store.ts')
    await shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, (work) =>
      insertPromise(work.tx, {
        id: work.newId(),
        workspaceId: work.workspaceId,
        seq: work.seq,
        contactId: ana.contactId,
        amountMinor: 150_000_00,
        currency: 'COP',
        dueOn: '2026-11-24',
        graceUntil: '2026-11-25',
        tolerancePercent: 100,
        debtIds: [],
        messageId: null,
        status: 'pending',
        paidMinor: 0,
        statusAt: work.now,
        cancelReason: null,
        createdAt: work.now,
        createdById: null,
      }),
    )
    const { reminder } = await standing()
    expect(reminder).toMatchObject({ decision: 'later', reasons: ['promise'] })
    expect(reminder.nextAt).toBe(Date.parse('2026-11-26T07:00:00-05:00'))
    expect(fridayMorning).toBeLessThan(reminder.nextAt ?? 0)
  })
})
