import { afterEach, beforeEach, expect, test } from 'vitest'
import { channelKeys } from '#channels/channels.tables.ts'
import { Bench, Heard } from '#testing/baileys-bench.ts'
import { rowsIn } from '#testing/rows.ts'

let bench: Bench

beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

const firstQr = (heard: Heard) => heard.until(() => heard.pairings.find((pairing) => pairing.qr !== null))

test('a number is linked by the code that its owner types', async () => {
  const transport = bench.transport(await bench.database())
  const heard = new Heard()
  await transport.start(heard)
  const code = await transport.requestPairingCode('573000000001')
  expect(code).toMatch(/^[0-9A-Z]{8}$/)
  expect(heard.pairings.at(-1)?.code).toBe(code)
  await bench.simulator.phone.enterPairingCode(code)
  expect(await heard.untilState('online')).toMatchObject({ phone: '+573000000001' })
})

test('the QR code says until when it is good', async () => {
  const transport = bench.transport(await bench.database())
  const heard = new Heard()
  const before = Date.now()
  await transport.start(heard)
  const { qrExpiresAt } = await firstQr(heard)
  expect(qrExpiresAt).toBeGreaterThanOrEqual(before + 60_000)
  await heard.untilState('pairing')
})

test('when nobody scans any of the codes, linking ends and begins again on request', async () => {
  const transport = bench.transport(await bench.database(), { patience: { qrMs: 30 } })
  const heard = new Heard()
  await transport.start(heard)
  await heard.untilState('unlinked', 'pairing_expired')
  expect(heard.pairings.at(-1)).toEqual({ qr: null, qrExpiresAt: null, code: null })
  const shown = heard.pairings.length
  await transport.start(heard)
  await heard.until(() => heard.pairings.length > shown && heard.pairings.at(-1)?.qr !== null)
})

test('an account that needs a passkey is told so', async () => {
  const transport = bench.transport(await bench.database())
  const heard = new Heard()
  await transport.start(heard)
  const { qr } = await firstQr(heard)
  bench.simulator.faults.passkeyGate = true
  await bench.simulator.phone.scanQr(qr ?? '').catch(() => undefined)
  await heard.untilState('unlinked', 'passkey_required')
})

test('after a restart the same keys connect, and what was written meanwhile arrives in order', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { transport, database } = await bench.linked()
  await transport.stop()
  await database.close()
  for (const text of ['uno', 'dos', 'tres']) await ana.sendText(text)
  const heard = new Heard()
  const again = bench.transport(await bench.database())
  await again.start(heard)
  await heard.untilText('tres')
  expect(heard.texts).toEqual(['uno', 'dos', 'tres'])
  expect(heard.messages.map(({ origin }) => origin)).toEqual(['replay', 'replay', 'replay'])
  await heard.untilState('online')
})

test('the phone hands over its history, and who is who', async () => {
  const at = Date.UTC(2026, 2, 2, 15)
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  bench.simulator.phone.setHistory([
    {
      phone: ana.phone,
      name: 'Ana Clienta',
      unread: 1,
      messages: Array.from({ length: 12 }, (_, i) => ({
        fromMe: i % 2 === 0,
        text: `mensaje ${i}`,
        at: at + i * 60_000,
      })),
    },
  ])
  const { heard } = await bench.linked()
  await heard.until(() => heard.messages.length === 12)
  expect(heard.messages.every(({ origin }) => origin === 'history')).toBe(true)
  const last = heard.messages.find(({ content }) => content.type === 'message' && content.text === 'mensaje 11')
  expect(last).toMatchObject({ direction: 'in', seen: false, sentAt: at + 11 * 60_000 })
  const before = heard.messages.find(({ content }) => content.type === 'message' && content.text === 'mensaje 9')
  expect(before).toMatchObject({ direction: 'in', seen: true })
  expect(heard.messages.find(({ direction }) => direction === 'out')).toMatchObject({ status: 'read', seen: true })
  expect(heard.people).toContainEqual({ address: ana.lid, other: ana.jid, pushName: null, savedName: 'Ana Clienta' })
  await heard.until(() => heard.people.some(({ pushName }) => pushName === 'Ana'))
  await heard.until(() => heard.news.some(({ historyProgress }) => typeof historyProgress === 'number'))
  await heard.until(() => heard.state?.historyProgress === null)
})

test('what is written just now does not wait for history, which comes whole even when the process dies half-way', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const at = Date.UTC(2026, 2, 2, 15)
  const old = Array.from({ length: 60 }, (_, i) => ({ fromMe: false, text: `antes ${i}`, at: at + i * 60_000 }))
  bench.simulator.phone.setHistory([{ phone: ana.phone, name: 'Ana Clienta', unread: 0, messages: old }])
  const first = new Heard()
  const halfWay = Promise.withResolvers<void>()
  first.beforeStoring = async (batch) => {
    const isOld = batch.some(({ origin }) => origin === 'history')
    if (!isOld || first.messages.length === 0) return
    halfWay.resolve()
    await new Promise(() => {})
  }
  const { heard, transport } = await bench.linked({}, first)
  await halfWay.promise
  await ana.sendText('ahora')
  await heard.untilText('ahora')
  expect(heard.texts.filter((text) => text?.startsWith('antes')).length).toBeLessThan(60)
  bench.die(transport)
  await bench.simulator.client.waitForClose()
  const next = new Heard()
  await bench.transport(await bench.database()).start(next)
  const arrived = () => new Set([...heard.texts, ...next.texts])
  await next.until(() => arrived().size === old.length + 1)
  expect(arrived()).toEqual(new Set(['ahora', ...old.map(({ text }) => text)]))
})

test('unlinked on the phone: the keys are gone and a new link makes new ones', async () => {
  const { heard, transport, database } = await bench.linked()
  const keys = () => rowsIn(database, channelKeys)
  expect(await keys()).toBeGreaterThan(800)
  bench.simulator.phone.unlink()
  await heard.untilState('unlinked', 'logged_out')
  expect(await keys()).toBe(0)
  const shown = heard.pairings.length
  const told = heard.news.length
  await transport.start(heard)
  const { qr } = await heard.until(() => heard.pairings.slice(shown).find((pairing) => pairing.qr !== null))
  await heard.untilState('pairing')
  expect(heard.news.slice(told).filter(({ phone }) => phone)).toEqual([])
  await bench.simulator.phone.scanQr(qr ?? '')
  await heard.untilState('online')
})

test('logging out unlinks at WhatsApp and forgets the keys', async () => {
  const { heard, transport, database } = await bench.linked()
  await transport.logout()
  await heard.untilState('unlinked', 'disconnected_by_user')
  await bench.simulator.client.waitForClose()
  expect(bench.simulator.phone.linked).toBe(false)
  expect(await rowsIn(database, channelKeys)).toBe(0)
  expect(heard.news.filter(({ state }) => state === 'unlinked')).toHaveLength(1)
})
