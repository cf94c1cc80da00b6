import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '#base/database/database.ts'
import { inboundJournal } from '#channels/channels.tables.ts'
import { Bench, Heard } from '#testing/baileys-bench.ts'
import { cleared } from '#testing/cleared.ts'
import { rowsIn } from '#testing/rows.ts'

let bench: Bench

beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

const kindsOf = (heard: Heard, waId: string) =>
  heard.messages.filter((m) => m.waId === waId).map(({ content }) => content.type === 'message' && content.kind)

const journalled = (database: Database) => rowsIn(database, inboundJournal)

test('what was confirmed but not yet stored comes first after the process has died', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport, database } = await bench.linked()
  heard.beforeStoring = () => new Promise(() => {})
  for (const text of ['uno', 'dos', 'tres']) await ana.sendText(text)
  await bench.simulator.client.waitForConfirmed()
  expect(await journalled(database)).toBeGreaterThanOrEqual(3)
  bench.die(transport)
  await bench.simulator.client.waitForClose()
  await ana.sendText('cuatro')
  const next = new Heard()
  await bench.transport(await bench.database()).start(next)
  await next.untilText('cuatro')
  expect(next.texts).toEqual(['uno', 'dos', 'tres', 'cuatro'])
  await vi.waitFor(async () => expect(await journalled(database)).toBe(0))
})

test('a tick is confirmed to WhatsApp once it is stored, and told again when the process died before', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana', autoRead: false })
  const { heard, transport } = await bench.linked()
  await ana.sendText('hola')
  const { chat } = await heard.untilText('hola')
  heard.beforeTicking = () => new Promise(() => {})
  const waId = transport.newMessageId()
  await transport.send(cleared({ address: chat.address, quote: null, waId, content: { type: 'text', text: 'buenas' } }))
  await ana.waitForMessage('buenas')
  await vi.waitFor(() => expect(bench.simulator.client.pending).toBeGreaterThan(0))
  bench.die(transport)
  await bench.simulator.client.waitForClose()
  const next = new Heard()
  await bench.transport(await bench.database()).start(next)
  await next.untilTick(waId, 'delivered')
  await bench.simulator.client.waitForConfirmed()
})

test('a call is confirmed to WhatsApp once it is stored, and told again when the process died before', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport } = await bench.linked()
  await ana.sendText('hola')
  await heard.untilText('hola')
  await bench.simulator.client.waitForConfirmed()
  let isStoring = () => {}
  const storing = new Promise<void>((resolve) => {
    isStoring = resolve
  })
  heard.beforeStoring = () => {
    isStoring()
    return new Promise(() => {})
  }
  const call = ana.call()
  await storing
  bench.die(transport)
  await bench.simulator.client.waitForClose()
  expect(bench.simulator.client.pending).toBe(1)
  const next = new Heard()
  await bench.transport(await bench.database()).start(next)
  const told = await next.until(() => next.messages.find(({ waId }) => waId === call))
  expect(told).toMatchObject({ origin: 'replay', content: { kind: 'call', details: { outcome: 'missed' } } })
  await bench.simulator.client.waitForConfirmed()
})

test('a message costs one commit that reaches the disk', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport, database } = await bench.linked()
  await ana.sendText('uno')
  const { chat } = await heard.untilText('uno')
  const about = { address: chat.address, quote: null }
  const waId = transport.newMessageId()
  await transport.send(cleared({ ...about, waId, content: { type: 'text', text: 'hola' } }))
  await heard.untilTick(waId, 'read')
  await bench.simulator.client.waitForConfirmed()
  const write = vi.spyOn(database, 'write')
  await ana.sendText('dos')
  await heard.untilText('dos')
  const durable = write.mock.calls.filter(([, , options]) => options?.durable !== false)
  expect(durable).toHaveLength(1)
})

test('messages of different people that come together wait for the disk together', async () => {
  const people = Array.from({ length: 10 }, (_, i) => bench.simulator.addPerson({ phone: `57300111223${i}` }))
  const { heard, database } = await bench.linked()
  for (const [i, person] of people.entries()) {
    await person.sendText(`antes ${i}`)
    await heard.untilText(`antes ${i}`)
  }
  await bench.simulator.client.waitForConfirmed()
  const { account } = bench.simulator.world
  const deliver = account.deliver.bind(account)
  const held: Parameters<typeof deliver>[0][] = []
  account.deliver = (stanza) => void held.push(stanza)
  for (const [i, person] of people.entries()) await person.sendText(`a la vez ${i}`)
  const write = vi.spyOn(database, 'write')
  for (const stanza of held) deliver(stanza)
  await bench.simulator.client.waitForConfirmed()
  const durable = write.mock.calls.filter(([, , options]) => options?.durable !== false)
  expect(durable.length).toBeLessThan(people.length / 2)
  for (const i of people.keys()) await heard.untilText(`a la vez ${i}`)
})

test('what different people wrote while we were away waits for the disk together, each one in order', async () => {
  const people = Array.from({ length: 10 }, (_, i) => bench.simulator.addPerson({ phone: `57300111223${i}` }))
  const { heard, transport, database } = await bench.linked()
  for (const [i, person] of people.entries()) {
    await person.sendText(`antes ${i}`)
    await heard.untilText(`antes ${i}`)
  }
  await transport.stop()
  const rounds = Array.from({ length: 10 }, (_, i) => i + 1)
  for (const round of rounds) for (const [i, person] of people.entries()) await person.sendText(`${i}: ${round}`)
  bench.simulator.faults.corruptNext(1, 'ever')
  await people[0]?.sendText('nadie puede leerlo')
  const write = vi.spyOn(database, 'write')
  const later = new Heard()
  await transport.start(later)
  await bench.simulator.client.waitForConfirmed()
  const durable = write.mock.calls.filter(([, , options]) => options?.durable !== false)
  expect(durable.length).toBeLessThan((people.length * rounds.length) / 2)
  for (const i of people.keys()) {
    await later.untilText(`${i}: 10`)
    expect(later.texts.filter((text) => text?.startsWith(`${i}:`))).toEqual(rounds.map((round) => `${i}: ${round}`))
  }
  // Its writer is asked for the unreadable one again, so more of it comes later.
  const stub = await later.until(() =>
    later.messages.find(({ content }) => content.type === 'message' && content.kind === 'unreadable'),
  )
  const origins = later.messages.filter(({ waId }) => waId !== stub.waId).map(({ origin }) => origin)
  expect(new Set([stub.origin, ...origins])).toEqual(new Set(['replay']))
})

test('when the keys cannot be stored, the connection is closed at once and nothing is confirmed', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, database } = await bench.linked()
  await ana.sendText('antes')
  await heard.untilText('antes')
  await bench.simulator.client.waitForConfirmed()
  const write = vi.spyOn(database, 'write').mockRejectedValue(new Error('database or disk is full'))
  await ana.sendText('durante')
  await heard.untilState('offline', 'storage_failed')
  await bench.simulator.client.waitForClose()
  expect(bench.simulator.client.pending).toBe(1)
  write.mockRestore()
  await heard.untilText('durante')
  await heard.untilState('online')
  expect(heard.texts).toEqual(['antes', 'durante'])
})

test('a message that cannot be stored stays in the journal and does not hold back the others', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport, database } = await bench.linked({ pausesMs: [1, 1, 1, 1, 1] })
  heard.beforeStoring = async (batch) => {
    if (batch.some(({ content }) => content.type === 'message' && content.text === 'malo')) throw new Error('no')
  }
  for (const text of ['bueno', 'malo', 'mejor']) await ana.sendText(text)
  await heard.untilText('mejor')
  expect(heard.texts).toEqual(['bueno', 'mejor'])
  await vi.waitFor(async () => expect(await journalled(database)).toBe(1))
  await transport.stop()
  const next = new Heard()
  await bench.transport(await bench.database()).start(next)
  await next.untilText('malo')
  expect(next.texts).toEqual(['malo'])
})

test('while received messages cannot be stored, the connection is called unsteady', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard } = await bench.linked({ pausesMs: [1] })
  let isAway = true
  heard.beforeStoring = async () => {
    if (isAway) throw new Error('database is locked')
  }
  await ana.sendText('hola')
  await heard.untilState('unsteady', 'storage_failed')
  isAway = false
  await heard.untilState('online')
  expect(heard.texts).toContain('hola')
})

test('a stub is told as unreadable, and the readable message follows under the same id', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard } = await bench.linked()
  await ana.sendText('antes')
  await heard.untilText('antes')
  bench.simulator.faults.corruptNext(1, 'once')
  const waId = await ana.sendText('ahora sí')
  const readable = await heard.untilText('ahora sí')
  expect(readable.waId).toBe(waId)
  await heard.until(() =>
    heard.messages.find(({ content }) => content.type === 'message' && content.kind === 'unreadable'),
  )
  expect(kindsOf(heard, waId)).toEqual(['unreadable', 'text'])
})

test.each(['spoilt', 'without ciphertext'])(
  'that a message came %s is not forgotten when the process dies right after it was confirmed',
  async (how) => {
    const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
    const { heard, transport } = await bench.linked()
    await ana.sendText('antes')
    await heard.untilText('antes')
    await bench.simulator.client.waitForConfirmed()
    heard.beforeStoring = () => new Promise(() => {})
    if (how === 'spoilt') bench.simulator.faults.corruptNext(1, 'ever')
    else bench.simulator.faults.unavailableNext()
    const waId = await ana.sendText('nadie pudo leerlo')
    await bench.simulator.client.waitForConfirmed()
    bench.die(transport)
    await bench.simulator.client.waitForClose()
    const next = new Heard()
    await bench.transport(await bench.database()).start(next)
    await next.until(() => kindsOf(next, waId).length > 0)
    expect(kindsOf(next, waId)).toEqual(['unreadable'])
    expect(next.messages.find((message) => message.waId === waId)?.origin).toBe('live')
  },
)

test.each([
  ['its writer', { loseRetries: false, phoneResends: false }],
  ['the own phone', { loseRetries: true, phoneResends: true }],
])('a message whose first asking was lost comes from %s when it is asked for after the start', async (_, heals) => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport } = await bench.linked()
  await ana.sendText('antes')
  await heard.untilText('antes')
  Object.assign(bench.simulator.faults, { loseRetries: true, phoneResends: false })
  bench.simulator.faults.corruptNext(1, 'once')
  const waId = await ana.sendText('ahora sí')
  const stub = await heard.until(() => heard.messages.find((message) => message.waId === waId))
  await bench.simulator.client.waitForConfirmed()
  bench.die(transport)
  await bench.simulator.client.waitForClose()
  Object.assign(bench.simulator.faults, heals)
  const next = new Heard()
  const again = bench.transport(await bench.database())
  await again.start(next)
  await next.untilState('online')
  await again.askAgain(stub.raw)
  expect((await next.untilText('ahora sí')).waId).toBe(waId)
})

test('one without ciphertext is asked for at the own phone, for nobody has encrypted it', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport } = await bench.linked()
  await ana.sendText('antes')
  await heard.untilText('antes')
  bench.simulator.faults.phoneResends = false
  bench.simulator.faults.unavailableNext()
  const waId = await ana.sendText('por el teléfono')
  const stub = await heard.until(() => heard.messages.find((message) => message.waId === waId))
  bench.die(transport)
  await bench.simulator.client.waitForClose()
  Object.assign(bench.simulator.faults, { loseRetries: true, phoneResends: true })
  const next = new Heard()
  const again = bench.transport(await bench.database())
  await again.start(next)
  await next.untilState('online')
  await again.askAgain(stub.raw)
  await next.untilText('por el teléfono')
})

test('content that comes while its stub still waits is not lost', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport, database } = await bench.linked()
  await ana.sendText('antes')
  await heard.untilText('antes')
  await vi.waitFor(async () => expect(await journalled(database)).toBe(0))
  heard.beforeStoring = () => new Promise(() => {})
  bench.simulator.faults.corruptNext(1, 'once')
  const waId = await ana.sendText('ahora sí')
  await vi.waitFor(async () => expect(await journalled(database)).toBe(2))
  await bench.simulator.client.waitForConfirmed()
  bench.die(transport)
  await bench.simulator.client.waitForClose()
  const next = new Heard()
  await bench.transport(await bench.database()).start(next)
  await next.untilText('ahora sí')
  expect(kindsOf(next, waId)).toEqual(['unreadable', 'text'])
  expect(next.texts).toEqual([null, 'ahora sí'])
})

test.each(['spoilt', 'without ciphertext'])(
  'a message that came %s is not confirmed while that cannot be stored',
  async (how) => {
    const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
    const { heard, database } = await bench.linked()
    await ana.sendText('antes')
    await heard.untilText('antes')
    await bench.simulator.client.waitForConfirmed()
    const write = vi.spyOn(database, 'write').mockRejectedValue(new Error('database or disk is full'))
    if (how === 'spoilt') bench.simulator.faults.corruptNext(1, 'once')
    else bench.simulator.faults.unavailableNext()
    const waId = await ana.sendText('después')
    await heard.untilState('offline', 'storage_failed')
    await bench.simulator.client.waitForClose()
    expect(bench.simulator.client.pending).toBe(1)
    write.mockRestore()
    await heard.untilText('después')
    expect(kindsOf(heard, waId)).toEqual(['unreadable', 'text'])
  },
)

test('a message that comes twice is not unreadable the second time', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard } = await bench.linked()
  // The first of a session can be told from a spoilt one by its used key, later ones only by their id.
  for (const text of ['primero', 'segundo']) {
    bench.simulator.faults.duplicateNext()
    await ana.sendText(text)
    await heard.untilText(text)
    await bench.simulator.client.waitForConfirmed()
  }
  await ana.sendText('fin')
  await heard.untilText('fin')
  expect(heard.messages.map(({ content }) => content.type === 'message' && content.kind)).not.toContain('unreadable')
})

test('a photo to be seen once is for the phone, and that it came is not forgotten', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard } = await bench.linked()
  await ana.sendText('antes')
  const { chat } = await heard.untilText('antes')
  const attrs = { id: 'AB12', from: chat.address, t: '1790000000', type: 'media' }
  bench.simulator.world.account.deliver({
    tag: 'message',
    attrs,
    content: [{ tag: 'unavailable', attrs: { type: 'view_once' } }],
  })
  await heard.until(() => heard.messages.find(({ waId }) => waId === 'AB12'))
  await bench.simulator.client.waitForConfirmed()
  await ana.sendText('fin')
  await heard.untilText('fin')
  expect(kindsOf(heard, 'AB12')).toEqual(['unsupported'])
})

test('a message without ciphertext is fetched from the own phone', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard } = await bench.linked()
  await ana.sendText('antes')
  await heard.untilText('antes')
  bench.simulator.faults.unavailableNext()
  const waId = await ana.sendText('por el teléfono')
  expect((await heard.untilText('por el teléfono')).waId).toBe(waId)
})

test('a call, which no journal holds, must be on the disk at once, and a message need not', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard } = await bench.linked()
  await ana.sendText('hola')
  await heard.untilText('hola')
  const call = ana.call()
  await heard.until(() => heard.messages.find(({ waId }) => waId === call))
  expect(heard.onlyCopies).toEqual([call])
})

test('a message leaves only after the key that sealed it is used up on the disk', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport, database } = await bench.linked()
  await ana.sendText('hola')
  const { chat } = await heard.untilText('hola')
  const say = (text: string) =>
    transport.send(
      cleared({
        waId: transport.newMessageId(),
        address: chat.address,
        content: { type: 'text', text },
        quote: null,
      }),
    )
  await say('primero')
  await ana.waitForMessage('primero')
  const write = vi.spyOn(database, 'write').mockRejectedValue(new Error('database or disk is full'))
  await expect(say('nunca')).rejects.toMatchObject({ name: 'TransportFailure', again: true })
  write.mockRestore()
  await heard.untilState('online')
  await say('segundo')
  await ana.waitForMessage('segundo')
  expect(ana.received.map(({ text }) => text)).toEqual(['primero', 'segundo'])
})

test('both sides writing at once loses nothing', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport } = await bench.linked()
  await ana.sendText('hola')
  const { chat } = await heard.untilText('hola')
  const say = (text: string) =>
    transport.send(
      cleared({
        waId: transport.newMessageId(),
        address: chat.address,
        content: { type: 'text', text },
        quote: null,
      }),
    )
  const numbers = Array.from({ length: 40 }, (_, i) => i)
  await Promise.all([...numbers.map((i) => say(`nuestro ${i}`)), ...numbers.map((i) => ana.sendText(`suyo ${i}`))])
  for (const i of numbers) {
    await heard.untilText(`suyo ${i}`)
    await ana.waitForMessage(`nuestro ${i}`)
  }
  const kinds = heard.messages.map(({ content }) => content.type === 'message' && content.kind)
  expect(kinds).not.toContain('unreadable')
  expect(ana.received.map(({ text }) => text)).toHaveLength(40)
})

test('a large backlog arrives whole, in order and once, with repeats and disorder on the line', async () => {
  const ana = bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  const { heard, transport } = await bench.linked()
  await ana.sendText('hola')
  await heard.untilText('hola')
  await transport.stop()
  const texts = Array.from({ length: 500 }, (_, i) => `mensaje ${i}`)
  for (const text of texts) await ana.sendText(text)
  bench.simulator.faults.duplicateNext(5)
  const next = new Heard()
  await bench.transport(await bench.database()).start(next)
  await next.untilText('mensaje 499')
  expect(next.texts.filter((text) => text !== null)).toEqual(texts)
})
