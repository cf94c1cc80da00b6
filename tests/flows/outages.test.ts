import { createHash, randomBytes } from 'node:crypto'
import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot, ThreadPage } from '@aldia/shared/change.ts'
import {
  type ChannelAccount,
  type ConnectionGap,
  type ConnectionGaps,
  connectChannel,
  type Pairing,
} from '@aldia/shared/channel.ts'
import { type Message, retryMessage, sendMessage } from '@aldia/shared/message.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { quickClock } from '#support/quick-clock.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

// What the team sees while WhatsApp, the network or a phone fails: the state and its reason, the health of the installation,
// the messages, and afterwards the gap.

let whatsapp: Simulator
let running: Running
let rosa: Client
let luis: ReturnType<Simulator['addPerson']>
let gapsBefore: number

beforeAll(async () => {
  // Ten seconds of waiting are one; Baileys' own question whether the line is alive has its own clock.
  const clock = quickClock(10)
  whatsapp = await startSimulator({ now: clock.now })
  running = await startRunning({ simulator: whatsapp, clock, patience: { keepAliveMs: 500 } })
  rosa = await running.setUp()
  await link()
  luis = whatsapp.addPerson({ phone: '573001112233', name: 'Luis Prieto' })
  await luis.sendText('Buenas, ¿cuánto debo?')
  await until('a card', async () => (await board()).cards.length === 1)
  await say('Son 150.000')
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})
beforeEach(async () => {
  gapsBefore = (await gaps()).length
})
afterEach(async () => {
  whatsapp.faults.heal()
  whatsapp.phone.refuse(null)
})

const board = () => rosa.read<BoardSnapshot>('/api/board')
async function account(): Promise<ChannelAccount> {
  const [found] = (await board()).channelAccounts
  if (!found) throw new Error('the business has a number')
  return found
}
async function card(): Promise<Card> {
  const found = (await board()).cards.find(({ phone }) => phone === `+${luis.phone}`)
  if (!found) throw new Error('Luis has a card')
  return found
}
const thread = async () => (await rosa.read<ThreadPage>(`/api/cards/${(await card()).id}/messages?limit=100`)).messages
const message = (text: string) =>
  until(`the message "${text}"`, async () => (await thread()).find((one) => one.text === text))
const gaps = async (): Promise<ConnectionGap[]> =>
  (await rosa.read<ConnectionGaps>(`/api/channel-accounts/${(await account()).id}/gaps`)).gaps
const health = async () => ((await rosa.get('/health')).body as { whatsapp: string }).whatsapp

async function link(): Promise<void> {
  const accountId = (await account()).id
  await rosa.run(connectChannel, { accountId })
  const { qr } = await until('a QR code', async () => {
    const pairing = await rosa.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
    return pairing.qr ? pairing : null
  })
  await whatsapp.phone.scanQr(qr ?? '')
  await online()
}

const shows = (state: ChannelAccount['state'], reason: ChannelAccount['reason'] = null, withinMs?: number) =>
  until(
    `${state} because of ${reason}`,
    async () => {
      const now = await account()
      return now.state === state && now.reason === reason ? now : null
    },
    withinMs,
  )
const online = () => shows('online', null, 30_000)

/** Writes to Luis; answers the message as the team sees it. */
async function send(text: string): Promise<Message> {
  const messageId = crypto.randomUUID()
  return (await rosa.run(sendMessage, { messageId, cardId: (await card()).id, text })).output
}
/** Writes to Luis and waits until he has read it. */
async function say(text: string): Promise<void> {
  const { id } = await send(text)
  await status(id, 'read')
}
const status = (id: string, wanted: Message['status']) =>
  until(
    `${id} is ${wanted}`,
    async () => (await thread()).find((one) => one.id === id && one.status === wanted),
    30_000,
  )

/** The newest gap, once it is counted. */
const newGap = () =>
  until(
    'a counted gap',
    async () => {
      const [newest, ...others] = await gaps()
      return others.length >= gapsBefore && newest?.recovered !== null ? newest : null
    },
    30_000,
  )

describe('the line breaks', () => {
  test.each([
    ['the network drops', () => whatsapp.faults.drop(), 'network'],
    ['WhatsApp ends the stream', () => whatsapp.faults.endStream(), 'network'],
    ['WhatsApp is overloaded (503)', () => whatsapp.faults.streamError(503), 'server_unavailable'],
    ['WhatsApp has an error (500)', () => whatsapp.faults.streamError(500), 'server_unavailable'],
    ['WhatsApp asks for a restart (515)', () => whatsapp.faults.streamError(515), 'restart_required'],
  ] as const)('%s: what was written meanwhile arrives, and the gap says so', async (what, breakDown, reason) => {
    // Nobody gets in for a moment, so that something is missed.
    if (reason !== 'restart_required') whatsapp.faults.httpErrorOnUpgrade(503)
    breakDown()
    if (reason !== 'restart_required') {
      await until('offline', async () => (await account()).state === 'offline')
      expect(await health()).toBe('offline')
      await luis.sendText(`durante: ${what}`)
      whatsapp.faults.heal()
    }
    await until('a gap', async () => (await gaps()).length > gapsBefore)
    await online()
    expect(await health()).toBe('online')
    const gap = await newGap()
    const missed = reason === 'restart_required' ? 0 : 1
    expect(gap).toMatchObject({ reason, recovered: missed, unreadable: 0 })
    expect(gap?.toAt).toBeGreaterThanOrEqual(gap?.fromAt ?? Number.POSITIVE_INFINITY)
    if (missed > 0) await message(`durante: ${what}`)
  })

  test('WhatsApp answers with an HTTP error: the hanging connect is ended, tried again, and heals by itself', async () => {
    whatsapp.faults.httpErrorOnUpgrade(503)
    whatsapp.faults.drop()
    const { stateSince, nextTryAt } = await shows('offline', 'server_unavailable')
    expect(stateSince).toBeGreaterThan(0)
    expect(nextTryAt === null || nextTryAt > stateSince).toBe(true)
    whatsapp.faults.httpErrorOnUpgrade(null)
    await online()
    expect(await newGap()).toMatchObject({ recovered: 0 })
  })

  test('a connect that is never answered is ended by the watchdog', async () => {
    whatsapp.faults.halfOpen()
    await shows('offline', 'server_unavailable', 30_000)
    whatsapp.faults.heal()
    await online()
  })

  test('a line that died without a word is found out', async () => {
    whatsapp.faults.halfOpen()
    whatsapp.faults.halfOpen(false)
    await luis.sendText('¿me oyes?')
    await until('noticed', async () => (await gaps()).length > gapsBefore, 30_000)
    await online()
    await message('¿me oyes?')
    expect(await newGap()).toMatchObject({ reason: 'network', recovered: 1 })
  })
})

describe('WhatsApp does not confirm what is sent', () => {
  test('without confirmations the light turns amber and says since when; with them it is green again', async () => {
    whatsapp.faults.acks = { delayMs: 0, drop: true, error: null }
    luis.autoDeliver = luis.autoRead = false
    whatsapp.phone.goOffline()
    const { id } = await send('¿Sigue ahí?')
    const { stateSince } = await shows('unsteady', 'unconfirmed_sends')
    const sent = await status(id, 'queued')
    expect(stateSince).toBeGreaterThan(sent.sentAt)
    expect(await health()).toBe('offline')
    luis.autoDeliver = luis.autoRead = true
    whatsapp.faults.heal()
    await say('¿Y ahora?')
    await online()
    expect((await gaps()).length).toBe(gapsBefore)
    // The one without an answer goes again under its id once the connection is a new one; Luis sees it once.
    whatsapp.faults.drop()
    await status(id, 'read')
    await whatsapp.phone.goOnline()
    expect(luis.received.filter(({ text }) => text === '¿Sigue ahí?')).toMatchObject([{ count: 2 }])
  })

  test('late confirmations only make the tick late', async () => {
    whatsapp.faults.acks = { delayMs: 500, drop: false, error: null }
    await say('despacio')
    expect((await account()).state).toBe('online')
  })

  test('a message that vanished on the way goes again under the same id after the next connection', async () => {
    whatsapp.faults.loseNext()
    const { id } = await send('se pierde')
    await shows('unsteady', 'unconfirmed_sends')
    whatsapp.faults.drop()
    await status(id, 'read')
    expect(luis.received.filter(({ text }) => text === 'se pierde')).toMatchObject([{ count: 1 }])
  })

  test.each([
    [463, 'account_restricted'],
    [479, 'rejected_by_whatsapp'],
  ] as const)('a refusal (%i) is shown on the message, which can be tried again', async (error, failure) => {
    whatsapp.faults.acks = { delayMs: 0, drop: false, error }
    const { id } = await send(`rechazado ${error}`)
    expect(await status(id, 'failed')).toMatchObject({ failure })
    whatsapp.faults.heal()
    await rosa.run(retryMessage, { messageId: id })
    await status(id, 'read')
    expect(luis.received.filter(({ text }) => text === `rechazado ${error}`)).toHaveLength(1)
  })
})

describe('messages arrive in a bad shape', () => {
  const unreadable = async () => (await thread()).filter(({ kind }) => kind === 'unreadable').length

  test('twice: it stands there once', async () => {
    whatsapp.faults.duplicateNext()
    await luis.sendText('una vez')
    await message('una vez')
    await whatsapp.client.waitForConfirmed()
    await luis.sendText('y otra cosa')
    await message('y otra cosa')
    expect((await thread()).filter(({ text }) => text === 'una vez')).toHaveLength(1)
    expect(await unreadable()).toBe(0)
  })

  test('in disorder: all are there', async () => {
    whatsapp.faults.disorderNext(5)
    for (const n of [1, 2, 3, 4, 5]) await luis.sendText(`desorden ${n}`)
    for (const n of [1, 2, 3, 4, 5]) await message(`desorden ${n}`)
  })

  test('unreadable at first: the text replaces the empty bubble', async () => {
    whatsapp.faults.corruptNext(1, 'once')
    await luis.sendText('por fin legible')
    expect(await message('por fin legible')).toMatchObject({ kind: 'text', direction: 'in' })
    expect(await unreadable()).toBe(0)
  })

  test('unreadable for ever: a bubble says that something came', async () => {
    const unread = (await card()).unread
    whatsapp.faults.phoneResends = false
    whatsapp.faults.corruptNext(1, 'ever')
    await luis.sendText('nunca legible')
    await until('an unreadable bubble', async () => (await unreadable()) === 1)
    expect((await card()).unread).toBe(unread + 1)
  })

  test('without its content: the own phone hands it over', async () => {
    whatsapp.faults.unavailableNext()
    await luis.sendText('sin contenido')
    expect(await message('sin contenido')).toMatchObject({ kind: 'text' })
  })

  test('from a phone with a new installation: as before, in both directions', async () => {
    luis.reinstall()
    await luis.sendText('teléfono nuevo')
    await message('teléfono nuevo')
    await say('Te leo')
  })

  test('a file that WhatsApp has lost is fetched as soon as the phone is there to upload it again', async () => {
    const bytes = randomBytes(20_000)
    const file = async () => (await thread()).find(({ attachment }) => attachment?.name === 'recibo.bin')?.attachment
    whatsapp.faults.mediaGone = true
    whatsapp.phone.goOffline()
    await luis.sendMedia('document', bytes, { fileName: 'recibo.bin', mimetype: 'application/octet-stream' })
    await until('a waiting file', async () => (await file())?.state === 'waiting')
    await whatsapp.phone.goOnline()
    const ready = await until(
      'the file',
      async () => {
        const found = await file()
        return found?.state === 'ready' ? found : null
      },
      30_000,
    )
    const stored = await fetch(`${running.url}/api/files/${ready.fileId}`, { headers: { cookie: rosa.cookie } })
    const hash = createHash('sha256')
      .update(Buffer.from(await stored.arrayBuffer()))
      .digest('hex')
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('a slow file holds up nobody', async () => {
    whatsapp.faults.mediaDelayMs = 1_500
    await luis.sendMedia('document', randomBytes(5_000), {
      fileName: 'lento.bin',
      mimetype: 'application/octet-stream',
    })
    await luis.sendText('mientras tanto')
    await message('mientras tanto')
    const slow = () => thread().then((all) => all.find(({ attachment }) => attachment?.name === 'lento.bin'))
    await until('the slow file', async () => (await slow())?.attachment?.state === 'ready')
  })
})

describe('WhatsApp ends the link', () => {
  test('replaced by another session: it stops, says so, and goes on by button', async () => {
    whatsapp.faults.replaced()
    expect(await shows('stopped', 'replaced')).toMatchObject({ phone: '+573000000001', nextTryAt: null })
    expect(await health()).toBe('offline')
    await luis.sendText('nadie me ve')
    await rosa.run(connectChannel, { accountId: (await account()).id })
    await online()
    await message('nadie me ve')
    expect(await newGap()).toMatchObject({ reason: 'replaced', recovered: 1 })
  })

  test('banned: it stops, says so, and everything stays readable', async () => {
    const count = (await thread()).length
    whatsapp.phone.refuse(403)
    whatsapp.faults.drop()
    expect(await shows('stopped', 'banned')).toMatchObject({ phone: '+573000000001' })
    expect(await thread()).toHaveLength(count)
    whatsapp.phone.refuse(null)
    await rosa.run(connectChannel, { accountId: (await account()).id })
    await online()
  })

  test('unlinked on the phone: the keys go, the conversations stay, what waits says why, and a new link goes on', async () => {
    const count = (await thread()).length
    whatsapp.phone.unlink()
    expect(await shows('unlinked', 'logged_out')).toMatchObject({ phone: null })
    expect(await thread()).toHaveLength(count)
    const { id } = await send('nadie escucha')
    expect(await status(id, 'failed')).toMatchObject({ failure: 'account_unlinked' })
    await link()
    await luis.sendText('de vuelta')
    await message('de vuelta')
    expect(await newGap()).toMatchObject({ reason: 'logged_out' })
    await rosa.run(retryMessage, { messageId: id })
    await status(id, 'read')
  })

  test('nothing of all this was worth a warning', () => {
    expect(running.complaints).toEqual([])
  })
})
