import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { findDifferences } from '@aldia/server/upkeep/verify.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot, ThreadPage } from '@aldia/shared/change.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { placeOf } from '#support/database-of.ts'
import { owner, type Running, startRunning, startSimulator } from '#support/start.ts'
import { type SteppingClock, steppingClock } from '#support/stepping-clock.ts'
import { until } from '#support/until.ts'

const hour = 3_600_000
const tenYears = 3_653 * 24 * hour

let whatsapp: Simulator
let clock: SteppingClock
let running: Running
let rosa: Client
let luis: ReturnType<Simulator['addPerson']>

beforeEach(async () => {
  clock = steppingClock()
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp, clock })
  rosa = await running.setUp()
  const accountId = (await board()).channelAccounts[0]?.id ?? ''
  await rosa.run(connectChannel, { accountId })
  const { qr } = await until('a QR code', async () => {
    const pairing = await rosa.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
    return pairing.qr ? pairing : null
  })
  await whatsapp.phone.scanQr(qr ?? '')
  await online()
  luis = whatsapp.addPerson({ phone: '573001112233', name: 'Luis' })
  await luis.sendText('hola')
  await until('a card', async () => (await board()).cards.length === 1)
})
afterEach(async () => {
  await running.stop()
  await whatsapp.close()
})

const board = () => rosa.read<BoardSnapshot>('/api/board')
const online = () => until('online', async () => (await board()).channelAccounts[0]?.state === 'online', 30_000)
async function card(): Promise<Card> {
  const [only] = (await board()).cards
  if (!only) throw new Error('Luis has a card')
  return only
}
const thread = async () => (await rosa.read<ThreadPage>(`/api/cards/${(await card()).id}/messages?limit=100`)).messages

/** The owner writes, Luis reads it and answers; the team sees the answer as unread and as the last line. */
async function converse(when: string): Promise<void> {
  const messageId = crypto.randomUUID()
  await rosa.run(sendMessage, { messageId, cardId: (await card()).id, text: `pregunta ${when}` })
  await until('read', async () => (await thread()).find(({ id }) => id === messageId)?.status === 'read', 30_000)
  expect((await card()).unread).toBe(0)
  await luis.sendText(`respuesta ${when}`)
  const shown = await until('the answer on the card', async () => {
    const now = await card()
    return now.lastMessage?.preview === `respuesta ${when}` ? now : null
  })
  expect(shown.unread).toBe(1)
}

test.each([
  ['an hour forward and back', hour],
  ['an hour back and forward', -hour],
  ['ten years forward and back', tenYears],
  ['ten years back and forward', -tenYears],
])('the clock is set %s: conversations go on, nothing is lost or said twice', async (_how, step) => {
  await converse('antes')
  clock.step(step)
  // Ten years later nobody is signed in any more.
  rosa = await running.signIn(owner.email, owner.password)
  await converse('con otra hora')
  whatsapp.faults.drop()
  await luis.sendText('durante un corte')
  await until(
    'what came meanwhile',
    async () => (await thread()).some(({ text }) => text === 'durante un corte'),
    30_000,
  )
  await online()
  clock.step(-step)
  rosa = await running.signIn(owner.email, owner.password)
  await converse('después')
  whatsapp.faults.drop()
  await until('away', () => !whatsapp.client.connected)
  await online()
  await converse('al final')
  expect(luis.received.map(({ text, count }) => `${count} ${text}`)).toEqual(
    ['antes', 'con otra hora', 'después', 'al final'].map((when) => `1 pregunta ${when}`),
  )
  const inbound = (await thread()).filter(({ direction }) => direction === 'in').map(({ text }) => text)
  expect(inbound.sort()).toEqual(
    [
      'durante un corte',
      'hola',
      ...['antes', 'con otra hora', 'después', 'al final'].map((when) => `respuesta ${when}`),
    ].sort(),
  )
  expect(await findDifferences(placeOf(running.folder))).toEqual([])
  expect(running.complaints).toEqual([])
})

test('a message that was queued while the clock was ten years ahead leaves once the clock is right', async () => {
  clock.step(tenYears)
  rosa = await running.signIn(owner.email, owner.password)
  whatsapp.faults.httpErrorOnUpgrade(503)
  whatsapp.faults.drop()
  await until('away', async () => (await board()).channelAccounts[0]?.state === 'offline')
  await rosa.run(sendMessage, { messageId: crypto.randomUUID(), cardId: (await card()).id, text: 'del futuro' })
  clock.step(-tenYears)
  whatsapp.faults.heal()
  expect(await luis.waitForMessage('del futuro', 30_000)).toMatchObject({ count: 1 })
})
