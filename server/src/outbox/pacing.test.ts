import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addOwnMessage, conversationToWriteIn } from '#conversations/own-messages.ts'
import { printOf } from '#outbox/pacing.ts'
import { queue } from '#outbox/send-message.ts'
import { ana as anaAddress } from '#testing/conversations.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { type Outgoing, outgoingOf } from '#testing/outgoing.ts'
import { statementsOf } from '#testing/statements.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// Friday morning, when the contact policy lets everything pass; what holds back is the pace of the number. Chance is always 0.

const minute = 60_000
/** Texts that differ in more than figures. */
const letters = 'abcdefghijklmnopqrst'
let shop: TestWorkspace
let out: Outgoing

beforeEach(async () => {
  shop = await testWorkspace()
  out = await outgoingOf(shop)
})
afterEach(async () => {
  await out.stop()
  await shop.dispose()
})

const person = (place: number): Promise<Debtor> => debtorOf(shop, `5730010000${String(place).padStart(2, '0')}`)
const people = (count: number) => Promise.all(Array.from({ length: count }, (_, place) => person(place)))
/** Busy machines need their time. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000 })
const waitOf = async ({ contactId }: Debtor) => (await out.thread(contactId)).at(-1)?.wait ?? null

/** A reminder that nobody typed. */
async function remind({ contactId }: Debtor, text: string): Promise<void> {
  await shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, async (work) => {
    const about = { accountId: null, accountFor: async () => out.accountId }
    const conversation = await conversationToWriteIn(work, contactId, about)
    const id = work.newId()
    const waId = out.network.newMessageId()
    const message = { id, waId, kind: 'text', text, attachment: null, authorId: null, quoted: null } as const
    await addOwnMessage(work, conversation, { ...message, purpose: 'reminder' })
    await queue(work, out.parts(), { conversation, messageId: id, waId, outgoing: { what: 'message' }, byRule: true })
  })
}

describe('messages that a person types to many people who did not write lately', () => {
  it('do not leave all at once, and those that wait say why', async () => {
    const all = await people(20)
    for (const [place, { cardId }] of all.entries()) await out.send(cardId, `hola ${letters[place]}`)
    await soon(async () => {
      expect(out.texts()).toHaveLength(6)
      expect(await waitOf(all.at(-1) as Debtor)).toMatchObject({ reason: 'pace', leftAt: null })
    })
    await out.pass(59_000)
    expect(out.texts()).toHaveLength(6)
    await soon(async () => {
      await out.pass(10_000)
      expect(out.texts()).toHaveLength(20)
    })
    expect(new Set(out.texts()).size).toBe(20)
  })

  it('keep their order for each of them', async () => {
    const all = await people(8)
    for (const { cardId } of all) await out.send(cardId, 'buenos días')
    const last = all.at(-1) as Debtor
    await out.send(last.cardId, 'le recuerdo la cuota')
    await soon(async () => expect(await waitOf(last)).toMatchObject({ reason: 'pace' }))
    await out.pass(2 * minute)
    await soon(() => expect(out.texts()).toHaveLength(9))
    expect(out.texts().indexOf('le recuerdo la cuota')).toBe(8)
  })

  it('never hold up an answer to somebody who wrote, which costs no look at what left before', async () => {
    const all = await people(8)
    for (const { cardId } of all) await out.send(cardId, 'buenos días')
    await soon(async () => expect(await waitOf(all.at(-1) as Debtor)).toMatchObject({ reason: 'pace' }))
    await out.hears(anaAddress, '¿cuánto debo?')
    const { cardId } = await debtorOf(shop, anaAddress.split('@')[0])
    const asked = await statementsOf(shop.database, async () => {
      await out.send(cardId, 'Son 150.000')
      await soon(() => expect(out.texts()).toContain('Son 150.000'))
    })
    expect(asked.filter((sql) => /claimed_at" > /.test(sql) && /"recipient" is not null/.test(sql))).toEqual([])
  })
})

describe('answers that have waited', () => {
  it('leave one after the other when the connection is back, and what is typed then goes first', async () => {
    const all = await people(3)
    for (let place = 0; place < 3; place++)
      await out.hears(`5730010000${String(place).padStart(2, '0')}@s.whatsapp.net`, 'hola')
    await out.hears(anaAddress, '¿cuánto debo?')
    out.network.isReady = false
    for (const [place, { cardId }] of all.entries()) await out.send(cardId, `respuesta ${letters[place]}`)
    await out.pass(minute)
    out.network.isReady = true
    out.sender().wake(out.accountId)
    await soon(() => expect(out.texts()).toEqual(['respuesta a']))
    await out.send((await debtorOf(shop, anaAddress.split('@')[0])).cardId, 'Son 150.000')
    await soon(() => expect(out.texts()).toEqual(['respuesta a', 'Son 150.000']))
    await out.pass(300)
    await soon(() => expect(out.texts().at(-1)).toBe('respuesta b'))
    expect(out.texts()).toHaveLength(3)
    await out.pass(300)
    await soon(() => expect(out.texts().at(-1)).toBe('respuesta c'))
  })
})

describe('messages that nobody typed', () => {
  it('leave one by one after three days without a connection, and what people type goes first', async () => {
    const all = await people(4)
    out.network.isReady = false
    for (const debtor of all) await remind(debtor, 'recordatorio')
    // It is Monday, nine in the morning, by then.
    await out.pass(72 * 60 * minute)
    await out.hears(anaAddress, 'ya pagué')
    await out.send((await debtorOf(shop, anaAddress.split('@')[0])).cardId, 'gracias')
    out.network.isReady = true
    out.sender().wake(out.accountId)
    await soon(() => expect(out.texts()).toEqual(['gracias', 'recordatorio']))
    await out.pass(19_000)
    expect(out.texts()).toHaveLength(2)
    await out.pass(1_000)
    await soon(() => expect(out.texts()).toHaveLength(3))
    await out.pass(20_000)
    await soon(() => expect(out.texts()).toHaveLength(4))
  })

  it('stop at the first warning of WhatsApp, though answers go on', async () => {
    const [luis, eva] = await people(2)
    await remind(luis as Debtor, 'uno')
    await out.untilSent('uno')
    const waId = out.network.sent[0]?.waId ?? ''
    await out.listener().receipts([{ waId, status: 'failed', failure: 'account_restricted', at: shop.clock.now() }])
    await remind(eva as Debtor, 'dos')
    await out.pass(3 * 60 * minute)
    await out.send((await person(9)).cardId, '¿cómo va?')
    await out.hears(anaAddress, 'hola')
    await out.send((await debtorOf(shop, anaAddress.split('@')[0])).cardId, 'hola Ana')
    await out.untilSent('uno', 'hola Ana')
    await soon(async () => expect(await waitOf(await person(9))).toMatchObject({ reason: 'warned' }))
  })
})

it('texts that differ in figures alone are the same', () => {
  expect(printOf('Hola, debe 150.000')).toBe(printOf('hola,  debe 98.500'))
  expect(printOf('Hola Ana')).not.toBe(printOf('Hola Luis'))
  expect(printOf('')).toBeNull()
})
