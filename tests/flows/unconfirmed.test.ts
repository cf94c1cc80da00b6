import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot, ThreadPage } from '@aldia/shared/change.ts'
import { type Message, sendMessage } from '@aldia/shared/message.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { cardOf, linkPhone } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

let whatsapp: Simulator
let running: Running
let rosa: Client

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp()
  await linkPhone(rosa, whatsapp)
})
afterEach(() => whatsapp.faults.heal())
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})

const state = async () => (await rosa.read<BoardSnapshot>('/api/board')).channelAccounts[0]?.state

async function messages(card: Card): Promise<Message[]> {
  return (await rosa.read<ThreadPage>(`/api/cards/${card.id}/messages`)).messages
}

const message = (what: string, card: Card, fits: (one: Message) => boolean) =>
  until(what, async () => (await messages(card)).find(fits), 30_000)

async function send(card: Card, text: string): Promise<void> {
  await rosa.run(sendMessage, { messageId: crypto.randomUUID(), cardId: card.id, text })
}

async function cutAndReconnect(): Promise<void> {
  whatsapp.faults.drop()
  await until('the cut is noticed', async () => (await state()) !== 'online')
  await until('online again', async () => (await state()) === 'online', 30_000)
}

test('a message lost on its way arrives after the next connection, once', async () => {
  const luis = whatsapp.addPerson({ phone: '573002220001', name: 'Luis' })
  await luis.sendText('hola')
  const card = await cardOf(rosa, luis.phone)
  whatsapp.faults.loseNext()
  await send(card, 'se perdió una vez')
  await send(card, 'esta llegó')
  await luis.waitForMessage((one) => one.text === 'esta llegó')
  expect((await messages(card)).find((one) => one.text === 'se perdió una vez')?.status).toBe('queued')
  expect(luis.received.some((one) => one.text === 'se perdió una vez')).toBe(false)
  await cutAndReconnect()
  await message('its ticks', card, (one) => one.text === 'se perdió una vez' && one.status === 'read')
  expect(luis.received.filter((one) => one.text === 'se perdió una vez')).toHaveLength(1)
})

test('a message that arrived but was never acknowledged is not shown twice', async () => {
  const ana = whatsapp.addPerson({ phone: '573002220002', name: 'Ana', autoRead: false, autoDeliver: false })
  await ana.sendText('hola')
  const card = await cardOf(rosa, ana.phone)
  whatsapp.faults.acks = { delayMs: 0, drop: true, error: null }
  await send(card, 'una sola vez')
  await ana.waitForMessage((one) => one.text === 'una sola vez')
  whatsapp.faults.heal()
  await cutAndReconnect()
  await message('its tick', card, (one) => one.text === 'una sola vez' && one.status === 'sent')
  expect(ana.received.filter((one) => one.text === 'una sola vez')).toHaveLength(1)
  expect((await messages(card)).filter((one) => one.text === 'una sola vez')).toHaveLength(1)
})

test('a refusal of WhatsApp is shown with its reason', async () => {
  const eva = whatsapp.addPerson({ phone: '573002220003', name: 'Eva' })
  await eva.sendText('hola')
  const card = await cardOf(rosa, eva.phone)
  whatsapp.faults.acks = { delayMs: 0, drop: false, error: 463 }
  await send(card, 'no sale')
  const failed = await message('the failure', card, (one) => one.status === 'failed')
  expect(failed.failure).toBe('account_restricted')
})

test('what cannot be read at first, comes twice or in disorder stands in the thread once, readable', async () => {
  const sol = whatsapp.addPerson({ phone: '573002220004', name: 'Sol' })
  await sol.sendText('primero')
  const card = await cardOf(rosa, sol.phone)
  whatsapp.faults.corruptNext()
  await sol.sendText('dañado')
  await message('the readable form', card, (one) => one.text === 'dañado')
  whatsapp.faults.duplicateNext()
  await sol.sendText('doble')
  whatsapp.faults.disorderNext(3)
  for (const text of ['uno', 'dos', 'tres']) await sol.sendText(text)
  await message('all', card, (one) => one.text === 'tres')
  await message('all', card, (one) => one.text === 'uno')
  const texts = (await messages(card)).map((one) => one.text)
  expect(texts.toSorted()).toEqual(['dañado', 'doble', 'dos', 'primero', 'tres', 'uno'])
  expect((await messages(card)).every((one) => one.kind === 'text')).toBe(true)
})
