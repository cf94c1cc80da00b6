import { createHash } from 'node:crypto'
import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { ThreadPage } from '@aldia/shared/change.ts'
import { addContact } from '@aldia/shared/contact.ts'
import type { UploadedFile } from '@aldia/shared/file.ts'
import { deleteMessage, type Message, reactToMessage, sendMessage } from '@aldia/shared/message.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { cardOf, linkPhone } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let whatsapp: Simulator
let running: Running
let rosa: Client

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp()
  await linkPhone(rosa, whatsapp)
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
  expect(running.complaints).toEqual([])
})

async function messages(card: Card): Promise<Message[]> {
  return (await rosa.read<ThreadPage>(`/api/cards/${card.id}/messages`)).messages
}

const message = (what: string, card: Card, fits: (one: Message) => boolean) =>
  until(what, async () => (await messages(card)).find(fits))

async function send(card: Card, text: string, more: { quotedMessageId?: string; fileId?: string } = {}) {
  const messageId = crypto.randomUUID()
  await rosa.run(sendMessage, { messageId, cardId: card.id, text, ...more })
  return messageId
}

async function upload(bytes: Buffer, name: string): Promise<UploadedFile> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const { status, body } = await rosa.post('/api/files', form)
  expect(status).toBe(200)
  return body as UploadedFile
}

test('a debtor edits, reacts, and deletes; the team sees it', async () => {
  const luis = whatsapp.addPerson({ phone: '573001110001', name: 'Luis' })
  const first = await luis.sendText('le pago el jueves')
  const card = await cardOf(rosa, luis.phone)
  await luis.edit(first, 'le pago el viernes')
  await message('the edit', card, (one) => one.text === 'le pago el viernes' && one.editedAt !== null)
  await luis.editSealed(first, 'le pago el lunes')
  await message('the sealed edit', card, (one) => one.text === 'le pago el lunes' && !one.editUnreadable)
  await luis.editSealed(first, 'nunca', { as: '1@lid' })
  await message('the edit that stays closed', card, (one) => one.text === 'le pago el lunes' && one.editUnreadable)
  const ours = await send(card, 'perfecto')
  const { id } = await luis.waitForMessage((one) => one.text === 'perfecto')
  await luis.sendReaction(id, '🙏')
  await message('the reaction', card, (one) => one.id === ours && one.reactions.some((r) => r.emoji === '🙏'))
  await luis.revoke(first)
  await message('the deletion', card, (one) => one.deletedAt !== null && one.text === null)
  expect(await messages(card)).toHaveLength(2)
})

test('the team quotes, reacts and deletes; the debtor’s phone shows it', async () => {
  const ana = whatsapp.addPerson({ phone: '573001110002', name: 'Ana' })
  const asked = await ana.sendText('¿cuánto debo?')
  const card = await cardOf(rosa, ana.phone)
  const question = await message('the question', card, (one) => one.text === '¿cuánto debo?')
  const answer = await send(card, 'son 150.000', { quotedMessageId: question.id })
  const received = await ana.waitForMessage((one) => one.text === 'son 150.000')
  expect(received.quotedId).toBe(asked)
  await rosa.run(reactToMessage, { messageId: question.id, emoji: '👍' })
  await ana.waitForMessage((one) => one.kind === 'reaction' && one.targetId === asked)
  await message('the ticks', card, (one) => one.id === answer && one.status === 'read')
  await rosa.run(deleteMessage, { messageId: answer })
  await until('the deletion on the phone', () => ana.received.some((one) => one.id === received.id && one.revoked))
  await message('the deletion here', card, (one) => one.id === answer && one.deletedAt !== null)
})

test('pictures go both ways, byte by byte, and a page is no picture', async () => {
  const eva = whatsapp.addPerson({ phone: '573001110003', name: 'Eva' })
  await eva.sendMedia('image', png, { caption: 'el recibo' })
  const card = await cardOf(rosa, eva.phone)
  const photo = await message('the photo', card, (one) => one.attachment?.state === 'ready')
  expect(photo).toMatchObject({ kind: 'image', text: 'el recibo', attachment: { mimeType: 'image/png' } })
  const file = await fetch(`${rosa.url}/api/files/${photo.attachment?.fileId}`, { headers: { cookie: rosa.cookie } })
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  expect(hashOf(Buffer.from(await file.arrayBuffer()))).toBe(hashOf(png))

  const { id: fileId } = await upload(png, 'cuenta.png')
  await send(card, 'su cuenta', { fileId })
  const got = await eva.waitForMessage((one) => one.kind === 'image')
  expect(got).toMatchObject({ text: 'su cuenta', count: 1 })
  expect(hashOf(got.mediaBytes ?? Buffer.alloc(0))).toBe(hashOf(png))

  await eva.sendMedia('image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))
  await message('the refusal', card, (one) => one.attachment?.state === 'refused')
})

test('what is written on the linked phone appears once, and so does what was written here', async () => {
  const rita = whatsapp.addPerson({ phone: '573001110004', name: 'Rita' })
  await rita.sendText('hola')
  const card = await cardOf(rosa, rita.phone)
  await whatsapp.phone.send(rita.phone, 'desde el teléfono')
  await message('the phone’s line', card, (one) => one.text === 'desde el teléfono' && one.direction === 'out')
  await send(card, 'desde el tablero')
  await rita.waitForMessage((one) => one.text === 'desde el tablero')
  await message('its ticks', card, (one) => one.text === 'desde el tablero' && one.status === 'read')
  expect(await messages(card)).toHaveLength(3)
})

test('a number that is not on WhatsApp is found out before anything is sent', async () => {
  whatsapp.addPerson({ phone: '573001110005', onWhatsApp: false })
  const { output: nobody } = await rosa.run(addContact, { name: 'Nadie', phone: '+57 300 111 0005' })
  const card = { id: nobody.cardId } as Card
  await send(card, 'hola')
  const failed = await message('the failure', card, (one) => one.status === 'failed')
  expect(failed.failure).toBe('not_on_whatsapp')

  const there = whatsapp.addPerson({ phone: '573001110006', name: 'Sí está' })
  const { output: somebody } = await rosa.run(addContact, { name: 'Sí', phone: '300 111 0006' })
  await send({ id: somebody.cardId } as Card, 'buenas')
  expect((await there.waitForMessage((one) => one.text === 'buenas')).count).toBe(1)
})

test('somebody known by number alone, without a privacy id, can be written to first', async () => {
  const eva = whatsapp.addPerson({ phone: '573001110008', name: 'Eva', hasLid: false })
  const { output: contact } = await rosa.run(addContact, { name: 'Eva', phone: '+57 300 111 0008' })
  const card = { id: contact.cardId } as Card
  await send(card, 'Hola Eva')
  expect((await eva.waitForMessage((one) => one.text === 'Hola Eva')).count).toBe(1)
  await message('its ticks', card, (one) => one.text === 'Hola Eva' && one.status === 'read')
})

test('one person under number and privacy id has one card', async () => {
  const sol = whatsapp.addPerson({ phone: '573001110007', name: 'Sol' })
  await sol.sendText('por el id')
  const card = await cardOf(rosa, sol.phone)
  sol.addressing = 'pn'
  sol.hideOtherAddress = true
  await sol.sendText('por el número')
  await message('the second line', card, (one) => one.text === 'por el número')
  expect((await messages(card)).map((one) => one.text)).toEqual(['por el id', 'por el número'])
})

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
