import type { ChannelAccount, Pairing } from '@aldia/shared/channel.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '#base/clock.ts'
import { makeLog } from '#base/log.ts'
import { makeProcessId } from '#base/process-id.ts'
import { channelKeys } from '#channels/channels.tables.ts'
import { type Simulator, startSimulator } from '#simulator/simulator.ts'
import { Heard, quickPatience } from '#testing/baileys-bench.ts'
import { rowsIn } from '#testing/rows.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { type BegunConnections, beginConnections, leaseMs } from './begun-connections.ts'
import { channelCommands } from './channels.commands.ts'
import { listChannelAccounts, updateChannelAccount } from './channels.store.ts'
import { addChannelAccount } from './channels.ts'
import { makeChannels, type RunningChannels } from './running-channels.ts'

let business: TestWorkspace
let simulator: Simulator
let accountId: string
let pairings: Pairing[]
let told: ChannelAccount[]
let heard: Heard
let all: RunningChannels[]

beforeEach(async () => {
  business = await testWorkspace()
  simulator = await startSimulator()
  pairings = []
  told = []
  all = []
  heard = new Heard()
  const made = await business.perform(
    { workspaceId: business.workspaceId, actor: { kind: 'system' } },
    addChannelAccount,
  )
  accountId = made.output
})
afterEach(async () => {
  for (const channels of all) await channels.stopAll()
  await simulator.close()
  await business.dispose()
})

const setting = (processId: string) => ({
  database: business.database,
  clock: systemClock,
  log: makeLog('silent'),
  keyStoreKey: Buffer.alloc(32, 7),
  whatsappUrl: simulator.url,
  rootKey: Buffer.from(simulator.rootKeyHex, 'hex'),
  processId,
  patience: quickPatience,
})

/** The connected numbers as one process of the program has them. */
function process(processId = makeProcessId(), begun?: BegunConnections): RunningChannels {
  const channels = makeChannels({
    ...setting(processId),
    perform: business.perform,
    ...(begun && { begun }),
    listenerFor: (_account, own) => ({
      received: (batch) => heard.received(batch),
      receipts: (batch) => heard.receipts(batch),
      identities: (batch) => heard.identities(batch),
      presence: (news) => heard.presence(news),
      sentMessage: (waId) => heard.sentMessage(waId),
      ...own,
    }),
    publishPairing: (_workspaceId, pairing) => void pairings.push(pairing),
    publishConnection: (_workspaceId, account) => void told.push(account),
  })
  all.push(channels)
  return channels
}

const account = async (): Promise<ChannelAccount> => {
  const [found] = await listChannelAccounts(business.database.reader, business.workspaceId)
  if (!found) throw new Error('the account is gone')
  return found
}
const everyone = () => listChannelAccounts(business.database.reader, business.workspaceId)
const becomes = (expected: Partial<ChannelAccount>) =>
  vi.waitFor(async () => expect(await account()).toMatchObject(expected), { timeout: 15_000, interval: 20 })
const events = () =>
  business.news.flatMap((change) => change.events.map(({ type }) => type)).filter((type) => type.startsWith('channel.'))

async function ask(channels: RunningChannels, name: string, input: object, role: 'owner' | 'agent' = 'owner') {
  const commands = channelCommands({ reader: business.database.reader, channels })
  return business.run(commandNamed(commands, name), await business.person(role), { accountId, ...input })
}

const texts = () =>
  heard.messages
    .map(({ content }) => (content.type === 'message' ? content.text : null))
    .filter((text) => text !== null)

async function link(channels: RunningChannels): Promise<void> {
  await ask(channels, 'channel.connect', {})
  await vi.waitFor(() => expect(channels.pairing(accountId).qr).not.toBeNull(), { timeout: 10_000 })
  await simulator.phone.scanQr(channels.pairing(accountId).qr ?? '')
  await becomes({ state: 'online' })
}

test('a number is linked, and the business reads of it', async () => {
  const channels = process()
  expect(await account()).toMatchObject({ state: 'unlinked', phone: null })
  expect(await channels.health()).toBe('unlinked')
  const { output } = await ask(channels, 'channel.connect', {})
  expect(output).toMatchObject({ id: accountId, state: 'connecting' })
  await becomes({ state: 'pairing' })
  await vi.waitFor(() => expect(channels.pairing(accountId).qr).toMatch(/^https:/))
  await simulator.phone.scanQr(channels.pairing(accountId).qr ?? '')
  await becomes({ state: 'online', phone: '+573000000001', reason: null })
  expect(channels.pairing(accountId)).toEqual({ accountId, qr: null, qrExpiresAt: null, code: null })
  expect(pairings.length).toBeGreaterThan(0)
  expect(events()).toEqual(['channel.linked', 'channel.connected'])
  expect(await channels.health()).toBe('online')
})

test('a drop and its end are in the history; "since when" does not move with the reason', async () => {
  const channels = process()
  await link(channels)
  business.clock.advance(60_000)
  simulator.phone.refuse(503)
  simulator.faults.drop()
  await becomes({ state: 'offline', reason: 'network' })
  const since = (await account()).stateSince
  business.clock.advance(60_000)
  await becomes({ state: 'offline', reason: 'server_unavailable' })
  expect((await account()).stateSince).toBe(since)
  expect(told.some(({ nextTryAt }) => nextTryAt !== null)).toBe(true)
  simulator.phone.refuse(null)
  await becomes({ state: 'online' })
  expect(events().slice(2)).toEqual(['channel.disconnected', 'channel.connected'])
})

/** Another phone takes the place of the first: unlinked, then linked by a phone with another number. */
async function takenOver(channels: RunningChannels) {
  const second = simulator.addOwnPhone({ phone: '573000000002' })
  const eva = second.addPerson({ phone: '573005556677', name: 'Eva' })
  second.phone.setHistory([{ phone: eva.phone, messages: [{ text: 'de la otra línea', at: Date.now() - 60_000 }] }])
  await link(channels)
  simulator.phone.unlink()
  await becomes({ state: 'unlinked', reason: 'logged_out', phone: null, lastPhone: '+573000000001' })
  await ask(channels, 'channel.connect', {})
  await vi.waitFor(() => expect(channels.pairing(accountId).qr).not.toBeNull(), { timeout: 10_000 })
  await second.phone.scanQr(channels.pairing(accountId).qr ?? '')
  await becomes({ state: 'stopped', reason: 'other_number', comingPhone: '+573000000002', phone: null })
  return second
}

const decide = (channels: RunningChannels, choice: string, phone = '+573000000002') =>
  ask(channels, 'channel.decideNumber', { phone, choice })
const dataOf = (type: string) => business.news.flatMap(({ events }) => events).find((one) => one.type === type)?.data

test('another phone in the place of the first one: nothing of it comes in before somebody has decided', async () => {
  const channels = process()
  const second = await takenOver(channels)
  expect(second.client.connected).toBe(false)
  expect(heard.messages).toEqual([])
  expect(dataOf('channel.numberCame')).toEqual({ accountId, before: '+573000000001', came: '+573000000002' })
  // Trying again or starting anew changes nothing about that.
  await ask(channels, 'channel.connect', {})
  await becomes({ state: 'stopped', reason: 'other_number', comingPhone: '+573000000002' })
  await channels.stopAll()
  const next = process()
  await next.startWanted()
  await next.start(accountId)
  await becomes({ state: 'stopped', reason: 'other_number', comingPhone: '+573000000002' })
  expect(heard.messages).toEqual([])
  await expect(decide(next, 'replace', '+573009999999')).rejects.toMatchObject({ reason: 'number_decided' })
  await expect(
    ask(next, 'channel.decideNumber', { phone: '+573000000002', choice: 'replace' }, 'agent'),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('the other number replaces the first', async () => {
  const channels = process()
  await takenOver(channels)
  await decide(channels, 'replace')
  await becomes({ state: 'online', phone: '+573000000002', lastPhone: '+573000000002', comingPhone: null })
  await heard.untilText('de la otra línea')
  expect(dataOf('channel.numberDecided')).toMatchObject({ choice: 'replace', intoAccountId: accountId })
})

test('the other number is kept apart, and the first can come back to its own place', async () => {
  const channels = process()
  await takenOver(channels)
  const { output } = await decide(channels, 'new_account')
  const apart = output as ChannelAccount
  expect(apart).toMatchObject({ state: 'connecting', lastPhone: '+573000000002' })
  expect(apart.id).not.toBe(accountId)
  await vi.waitFor(async () => expect((await everyone())[1]).toMatchObject({ id: apart.id, state: 'online' }), {
    timeout: 15_000,
  })
  expect(await account()).toMatchObject({ state: 'unlinked', phone: null, comingPhone: null })
  await heard.untilText('de la otra línea')
  await link(channels)
  expect(await everyone()).toMatchObject([
    { phone: '+573000000001', state: 'online' },
    { phone: '+573000000002', state: 'online' },
  ])
})

test('the decision against the other number unlinks it, and its phone hears of it', async () => {
  const channels = process()
  const second = await takenOver(channels)
  expect(second.phone.linked).toBe(true)
  await decide(channels, 'cancel')
  await becomes({ state: 'unlinked', comingPhone: null, lastPhone: '+573000000001' })
  await vi.waitFor(() => expect(second.phone.linked).toBe(false), { timeout: 10_000 })
  await vi.waitFor(async () => expect(await rowsIn(business.database, channelKeys)).toBe(0))
  expect(heard.messages).toEqual([])
  await link(channels)
})

test('a phone that is connected already is not connected as another number, and one that is known goes to its own', async () => {
  const channels = process()
  await link(channels)
  const second = ((await ask(channels, 'channel.add', {})).output as ChannelAccount).id
  expect(((await ask(channels, 'channel.add', {})).output as ChannelAccount).id).toBe(second)
  const begin = async () => {
    await ask(channels, 'channel.connect', { accountId: second })
    await vi.waitFor(() => expect(channels.pairing(second).qr).not.toBeNull(), { timeout: 10_000 })
    await simulator.phone.scanQr(channels.pairing(second).qr ?? '')
  }
  const secondBecomes = (expected: Partial<ChannelAccount>) =>
    vi.waitFor(async () => expect((await everyone())[1]).toMatchObject(expected), { timeout: 15_000 })
  // The simulated phone has one device, so the first link ends; the number is still held by it for us until then.
  await ask(channels, 'channel.logout', {})
  await becomes({ state: 'unlinked' })
  await begin()
  await secondBecomes({ state: 'stopped', reason: 'other_number', comingPhone: '+573000000001', lastPhone: null })
  const decided = await ask(channels, 'channel.decideNumber', {
    accountId: second,
    phone: '+573000000001',
    choice: 'new_account',
  })
  expect(decided.output).toMatchObject({ id: accountId })
  await becomes({ state: 'online', phone: '+573000000001' })
  expect(await everyone()).toHaveLength(2)
  await ask(channels, 'channel.archive', { accountId: second })
  await secondBecomes({ state: 'unlinked', archivedAt: expect.any(Number) })
  await expect(ask(channels, 'channel.archive', {})).rejects.toMatchObject({ reason: 'number_linked' })
})

test('a code for linking is answered to the command', async () => {
  const channels = process()
  const { output } = await ask(channels, 'channel.requestPairingCode', { phone: '+57 300 000 0001' })
  const { code } = output as { code: string }
  await simulator.phone.enterPairingCode(code)
  await becomes({ state: 'online' })
  await expect(ask(channels, 'channel.requestPairingCode', { phone: '573000000001' })).rejects.toMatchObject({
    code: 'conflict',
    reason: 'already_linked',
  })
})

test('the number is unlinked on request, and everything of its keys is gone', async () => {
  const channels = process()
  await link(channels)
  const { output } = await ask(channels, 'channel.logout', {})
  expect(output).toMatchObject({ state: 'unlinked', reason: 'disconnected_by_user', phone: null })
  await simulator.client.waitForClose()
  expect(simulator.phone.linked).toBe(false)
  const keys = () => rowsIn(business.database, channelKeys)
  await vi.waitFor(async () => expect(await keys()).toBe(0))
  expect(events().slice(2)).toEqual(['channel.disconnected', 'channel.unlinked'])
})

test('only who may manage channels, and only of this business', async () => {
  const channels = process()
  await expect(ask(channels, 'channel.connect', {}, 'agent')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(ask(channels, 'channel.requestPairingCode', { phone: '573000000001' }, 'agent')).rejects.toMatchObject({
    code: 'forbidden',
  })
  const stranger = await (await business.other()).person('owner')
  const commands = channelCommands({ reader: business.database.reader, channels })
  for (const [name, input] of [
    ['channel.connect', {}],
    ['channel.requestPairingCode', { phone: '573000000001' }],
    ['channel.logout', {}],
  ] as const) {
    const attempt = business.run(commandNamed(commands, name), stranger, { accountId, ...input })
    await expect(attempt).rejects.toMatchObject({ code: 'not_found', reason: 'channel_account' })
  }
  expect(channels.transport(accountId)).toBeNull()
})

test('after a restart the wanted numbers connect by themselves', async () => {
  const first = process()
  await link(first)
  await first.stopAll()
  expect(await account()).toMatchObject({ state: 'offline' })
  const second = process()
  await second.startWanted()
  await becomes({ state: 'online' })
})

test('a number connects before the rest of the program is there, and what came meanwhile is told then, once', async () => {
  const first = process()
  await link(first)
  const ana = simulator.addPerson({ phone: '573001112233', name: 'Ana' })
  await ana.sendText('cero')
  await vi.waitFor(() => expect(texts()).toEqual(['cero']))
  await first.stopAll()
  // As a process that was killed leaves it: online, a minute ago.
  await business.database.write(business.workspaceId, (tx) =>
    updateChannelAccount(tx, accountId, { state: 'online', reason: null, leaseHolder: null, leaseUntil: null }),
  )
  await ana.sendText('uno')
  const processId = makeProcessId()
  const before = business.news.length
  const begun = await beginConnections(setting(processId))
  await simulator.client.waitForOpen()
  await ana.sendText('dos')
  await begun.answered()
  await simulator.client.waitForConfirmed()
  expect(texts()).toEqual(['cero'])
  expect(business.news).toHaveLength(before)

  const second = process(processId, begun)
  await second.startWanted()
  await vi.waitFor(() => expect(texts()).toEqual(['cero', 'uno', 'dos']))
  await becomes({ state: 'online' })
  const types = business.news.slice(before).flatMap(({ events: all }) => all.map(({ type }) => type))
  expect(types.filter((type) => type.startsWith('channel.'))).toEqual(['channel.disconnected', 'channel.connected'])
  await ana.sendText('tres')
  await vi.waitFor(() => expect(texts()).toEqual(['cero', 'uno', 'dos', 'tres']))
  expect(begun.take(accountId)).toBeNull()
})

test('no number connects beforehand that is not wanted, not linked, or held by another living process', async () => {
  const connections = async () => {
    const begun = await beginConnections(setting(makeProcessId()))
    return begun.take(accountId)
  }
  expect(await connections()).toBeNull()
  const first = process()
  await link(first)
  await first.stopAll()
  const other = `${makeProcessId().split('/')[0]}/1/aaaaaaaaaaaaaaaa`
  const change = (about: Parameters<typeof updateChannelAccount>[2]) =>
    business.database.write(business.workspaceId, (tx) => updateChannelAccount(tx, accountId, about))
  await change({ leaseHolder: other, leaseUntil: Date.now() + leaseMs })
  expect(await connections()).toBeNull()
  await change({ leaseHolder: null, leaseUntil: null, wanted: false })
  expect(await connections()).toBeNull()
})

test('linking that was cut off by a restart does not go on unseen', async () => {
  const first = process()
  await ask(first, 'channel.connect', {})
  await becomes({ state: 'pairing' })
  await first.stopAll()
  const second = process()
  await second.startWanted()
  await becomes({ state: 'unlinked', reason: 'pairing_expired' })
  expect(second.transport(accountId)?.ready()).toBe(false)
})

test('a number that another living process holds is left alone', async () => {
  const first = process()
  await link(first)
  await first.stopAll()
  // The process with number 1 lives on every machine, and is not this one.
  const other = `${makeProcessId().split('/')[0]}/1/aaaaaaaaaaaaaaaa`
  const until = Date.now() + leaseMs
  await business.database.write(business.workspaceId, (tx) =>
    updateChannelAccount(tx, accountId, { leaseHolder: other, leaseUntil: until }),
  )
  const second = process()
  await second.startWanted()
  await becomes({ state: 'stopped', reason: 'held_by_other_process' })
  await business.database.write(business.workspaceId, (tx) =>
    updateChannelAccount(tx, accountId, { leaseHolder: other, leaseUntil: 1 }),
  )
  await second.start(accountId)
  await becomes({ state: 'online' })
})

test('a process that died holds nothing', async () => {
  const first = process()
  await link(first)
  await first.stopAll()
  const dead = `${makeProcessId().split('/')[0]}/4194301/aaaaaaaaaaaaaaaa`
  const until = Date.now() + leaseMs
  await business.database.write(business.workspaceId, (tx) =>
    updateChannelAccount(tx, accountId, { leaseHolder: dead, leaseUntil: until }),
  )
  const second = process()
  await second.startWanted()
  await becomes({ state: 'online' })
})
