import type { OtherPhone, Simulator } from '@aldia/server/simulator/simulator.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { connectChannel } from '@aldia/shared/channel.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests } from '#support/browser.ts'
import type { Client } from '#support/browserless-client.ts'
import { cardOf, linkPhone, qrText } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

const browser = chromiumForTests()
let whatsapp: Simulator
let running: Running
let rosa: Client
let second: OtherPhone

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp()
  await linkPhone(rosa, whatsapp)
  second = whatsapp.addOwnPhone({ phone: '573000000002' })
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})

test('the owner reads which number was here and which one came, and keeps it apart', async () => {
  const accounts = async () => (await rosa.read<BoardSnapshot>('/api/board')).channelAccounts
  const accountId = (await accounts())[0]?.id ?? ''
  whatsapp.phone.unlink()
  await until('unlinked', async () => (await accounts())[0]?.state === 'unlinked')
  await rosa.run(connectChannel, { accountId })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto('/ajustes/whatsapp')
  await second.phone.scanQr(await qrText(rosa, accountId))
  const question = page.getByRole('region', { name: /Se vinculó otro número: \+57 300 000 0002/ })
  await question.getByText('Aquí estaba +57 300 000 0001').waitFor()
  for (const name of ['Guardarlo aparte', 'Reemplazar el número', 'Cancelar'])
    await question.getByRole('button', { name }).waitFor()
  await question.getByRole('button', { name: 'Guardarlo aparte' }).click()
  await question.waitFor({ state: 'detached' })
  await page.getByText('+57 300 000 0002', { exact: true }).waitFor()
  await page.getByText('Antes estuvo vinculado +57 300 000 0001').waitFor()
  await until('online', async () => (await accounts()).some(({ state }) => state === 'online'))
  expect(await accounts()).toHaveLength(2)
})

test('an answer leaves from the number that was written to, which the composer says, or from another that is chosen there', async () => {
  const accounts = async () => (await rosa.read<BoardSnapshot>('/api/board')).channelAccounts
  const first = (await accounts()).find(({ phone }) => phone === null)?.id ?? ''
  await rosa.run(connectChannel, { accountId: first })
  await whatsapp.phone.scanQr(await qrText(rosa, first))
  await until('both online', async () => (await accounts()).every(({ state }) => state === 'online'))
  const who = { phone: '573001112233', name: 'Ana Gómez' }
  const ana = second.addPerson(who)
  const anaAtTheFirst = whatsapp.addPerson(who)
  await ana.sendText('buenas, ¿cuánto debo?')
  const card = await cardOf(rosa, who.phone)

  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${card.id}`)
  const field = page.getByRole('textbox', { name: 'Mensaje para Ana Gómez' })
  const from = page.getByRole('button', { name: /Desde qué número sale/ })
  await from.filter({ hasText: '+57 300 000 0002' }).waitFor()
  await field.fill('le escribo desde el que usted usó')
  await field.press('Enter')
  await ana.waitForMessage('le escribo desde el que usted usó')
  const bubble = (words: string) => page.getByRole('article').filter({ hasText: words })
  await bubble('le escribo desde el que usted usó').waitFor()
  // All went over one number: there is nothing to say of it.
  expect(await page.getByText('Llegó a').count()).toBe(0)

  await from.click()
  await page.getByRole('option', { name: '+57 300 000 0001' }).click()
  await field.fill('y ahora desde el otro')
  await field.press('Enter')
  await anaAtTheFirst.waitForMessage('y ahora desde el otro')
  await bubble('y ahora desde el otro').getByText('Salió de +57 300 000 0001').waitFor()
  await bubble('le escribo desde el que usted usó').getByText('Salió de +57 300 000 0002').waitFor()
  await bubble('buenas, ¿cuánto debo?').getByText('Llegó a +57 300 000 0002').waitFor()
  await expectOpen(page, 'the choice of a number')
})
