import { afterEach, beforeEach, expect, test } from 'vitest'
import { Bench } from './test-bench.ts'

let bench: Bench

beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

test('a phone is linked by QR code, a debtor writes, and the answer gets its ticks', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { transport, heard } = await bench.linked()
  expect(heard.state).toMatchObject({ phone: '+573000000001' })
  expect(heard.pairings.at(-1)).toEqual({ qr: null, qrExpiresAt: null, code: null })
  await ana.sendText('buenas tardes')
  const message = await heard.untilText('buenas tardes')
  expect(message).toMatchObject({
    chat: { address: ana.lid, other: ana.jid },
    direction: 'in',
    origin: 'live',
    pushName: 'Ana',
  })
  const waId = transport.newMessageId()
  const { raw } = await transport.send({
    waId,
    address: message.chat.address,
    content: { type: 'text', text: 'con gusto' },
    quote: null,
  })
  expect(raw).not.toBeNull()
  expect((await ana.waitForMessage('con gusto')).id).toBe(waId)
  await heard.untilTick(waId, 'sent')
  await heard.untilTick(waId, 'delivered')
  await heard.untilTick(waId, 'read')
})
