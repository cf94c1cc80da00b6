import type { OtherPhone, Simulator } from '@aldia/server/simulator/simulator.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { type ChannelAccount, connectChannel, decideNumber } from '@aldia/shared/channel.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { cardOf, linkPhone, qrText } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

let whatsapp: Simulator
let running: Running
let rosa: Client
let second: OtherPhone

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp()
  await linkPhone(rosa, whatsapp)
  second = whatsapp.addOwnPhone({ phone: '573000000002', name: 'La otra tienda' })
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
  expect(running.complaints).toEqual([])
})

const board = () => rosa.read<BoardSnapshot>('/api/board')
const accounts = async (): Promise<ChannelAccount[]> => (await board()).channelAccounts

test('a phone with another number that scans the code waits; kept apart, it has an account of its own', async () => {
  const luis = whatsapp.addPerson({ phone: '573001112233', name: 'Luis' })
  await luis.sendText('a la tienda de siempre')
  await cardOf(rosa, luis.phone)
  const eva = second.addPerson({ phone: '573005556677', name: 'Eva' })
  second.phone.setHistory([{ phone: eva.phone, messages: [{ text: 'a la otra tienda', at: Date.now() - 60_000 }] }])

  const [{ id: accountId } = { id: '' }] = await accounts()
  whatsapp.phone.unlink()
  await until('unlinked', async () => (await accounts())[0]?.state === 'unlinked')
  await rosa.run(connectChannel, { accountId })
  await second.phone.scanQr(await qrText(rosa, accountId))
  const waiting = await until('the question', async () => (await accounts()).find(({ comingPhone }) => comingPhone))
  expect(waiting).toMatchObject({
    state: 'stopped',
    reason: 'other_number',
    lastPhone: '+573000000001',
    comingPhone: '+573000000002',
  })
  expect(second.client.connected).toBe(false)
  expect((await board()).cards.map(({ name }) => name)).toEqual(['Luis'])

  const { output: apart } = await rosa.run(decideNumber, { accountId, phone: '+573000000002', choice: 'new_account' })
  await until('the other number is online', async () =>
    (await accounts()).some(({ id, state }) => id === apart.id && state === 'online'),
  )
  await cardOf(rosa, eva.phone)

  // The first phone comes back to its own place without a question.
  await rosa.run(connectChannel, { accountId })
  await whatsapp.phone.scanQr(await qrText(rosa, accountId))
  await until('both are online', async () => (await accounts()).every(({ state }) => state === 'online'))
  await luis.sendText('sigo aquí')
  await until('it arrives', async () =>
    (await board()).cards.some(({ lastMessage }) => lastMessage?.preview === 'sigo aquí'),
  )
})
