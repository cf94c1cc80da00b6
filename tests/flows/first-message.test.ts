import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot, ThreadPage } from '@aldia/shared/change.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

let whatsapp: Simulator
let running: Running
let rosa: Client

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp()
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})

const board = () => rosa.read<BoardSnapshot>('/api/board')
const cardOf = (phone: string) =>
  until(`a card for ${phone}`, async () => (await board()).cards.find((card) => card.phone === phone))
const thread = (card: Card) => rosa.read<ThreadPage>(`/api/cards/${card.id}/messages`)

test('a phone is linked, a debtor writes, the card appears, the answer gets its ticks', async () => {
  const [account] = (await board()).channelAccounts
  expect(account).toMatchObject({ state: 'unlinked' })
  const accountId = account?.id ?? ''
  await rosa.run(connectChannel, { accountId })
  const { qr } = await until('a QR code', async () => {
    const pairing = await rosa.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
    return pairing.qr ? pairing : null
  })
  await whatsapp.phone.scanQr(qr ?? '')
  await until('online', async () => (await board()).channelAccounts[0]?.state === 'online')

  const luis = whatsapp.addPerson({ phone: '573001112233', name: 'Luis Prieto' })
  await luis.sendText('Buenas, ¿cuánto debo?')
  const card = await cardOf('+573001112233')
  expect(card).toMatchObject({ name: 'Luis Prieto', unread: 1 })
  expect(card.lastMessage).toMatchObject({ direction: 'in', preview: 'Buenas, ¿cuánto debo?' })

  const messageId = crypto.randomUUID()
  await rosa.run(sendMessage, { messageId, cardId: card.id, text: 'Hola Luis, son 150.000' })
  const received = await luis.waitForMessage((message) => message.text === 'Hola Luis, son 150.000')
  expect(received.count).toBe(1)
  await until('blue ticks', async () => {
    const { messages } = await thread(card)
    return messages.find((message) => message.id === messageId)?.status === 'read'
  })
  expect(running.complaints).toEqual([])
})
