import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { chromiumPath } from '#testing/chromium-path.ts'
import { silenceLibsignal, TestClient, textOf } from '#testing/simulator-client.ts'
import type { Person } from './person.ts'
import { type Simulator, startSimulator } from './simulator.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)
const DAY_MS = 24 * 3600 * 1000

// A browser needs its time when the machine is busy.
vi.setConfig({ testTimeout: 20_000 })

let browser: Browser
let page: Page
let simulator: Simulator
let client: TestClient
let ana: Person
let complaints: string[]
let speakAgain: () => void

beforeAll(async () => {
  speakAgain = silenceLibsignal()
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking']
  browser = await chromium.launch({ executablePath: chromiumPath(), args })
  simulator = await startSimulator()
  ana = simulator.addPerson({ phone: '573001112233', name: 'Ana Pérez', autoRead: false })
  simulator.addPerson({ phone: '573004445566', name: 'Luis Gómez' })
  const at = simulator.world.now() - DAY_MS
  const messages = [
    { text: 'Buenos días', at },
    { fromMe: true, text: 'Su saldo es 50.000', at: at + 60_000 },
  ]
  simulator.phone.setHistory([{ phone: ana.phone, messages }])
  client = new TestClient(simulator)
  await client.link()
}, 30_000)

afterAll(async () => {
  await browser.close()
  await client.stop()
  await simulator.close()
  speakAgain()
})

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-CO' })
  complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(simulator.origin) && !request.url().startsWith('data:'))
      complaints.push(request.url())
  })
  await page.goto(`${simulator.origin}/phones`)
})

afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

const openChat = (name: string) => page.getByRole('button', { name }).click()
const write = async (text: string) => {
  await page.getByLabel('Mensaje', { exact: true }).fill(text)
  await page.keyboard.press('Enter')
}

test('a debtor is played: reads the history, writes, gets ticks and an answer', async () => {
  await openChat('Ana Pérez')
  await page.getByText('Su saldo es 50.000').last().waitFor()
  const typing = client.until('presence.update', ({ id }) => id === ana.lid)
  await write('¿Puedo pagar mañana?')
  await typing
  const message = await client.untilMessage((one) => textOf(one) === '¿Puedo pagar mañana?')
  await page.getByRole('img', { name: 'Entregado' }).waitFor()
  await client.socket.readMessages([message.key])
  await page.getByRole('log').getByRole('img', { name: 'Leído' }).last().waitFor()
  const id = await client.sendText(ana.lid ?? '', 'Claro, mañana')
  await page.getByRole('log').getByText('Claro, mañana').waitFor()
  await client.untilStatus(id, 4)
})

test('a debtor sends a picture', async () => {
  await openChat('Ana Pérez')
  await page.locator('#picture').setInputFiles({ name: 'recibo.png', mimeType: 'image/png', buffer: PIXEL })
  await client.untilMessage(({ message }) => message?.imageMessage?.mimetype === 'image/png')
  const picture = page.getByRole('log').getByRole('img', { name: 'Foto' })
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1)
})

test('a phone goes off and comes back', async () => {
  await openChat('Ana Pérez')
  await page.getByRole('switch', { name: 'En línea' }).click()
  await page.getByRole('switch', { name: 'Sin conexión' }).waitFor()
  expect(ana.online).toBe(false)
  await client.sendText(ana.jid, 'cuando vuelva')
  await page.getByRole('switch').click()
  await page.getByRole('log').getByText('cuando vuelva').waitFor()
})

test('people are found by name without accents and by number', async () => {
  const names = () => page.locator('.person-name').allTextContents()
  await page.getByText('Luis Gómez').waitFor()
  await page.getByLabel('Buscar').fill('gomez')
  expect(await names()).toEqual(['Luis Gómez'])
  await page.getByLabel('Buscar').fill('111 22')
  expect(await names()).toEqual(['Ana Pérez'])
  await page.getByLabel('Buscar').fill('nadie así')
  await page.getByText('No hay nadie que coincida').waitFor()
})

test('names and texts are shown as they are, never as markup', async () => {
  const odd = simulator.addPerson({ phone: '573007778899', name: '<img src=x onerror=alert(1)>' })
  await odd.sendText('<b>hola</b>')
  await openChat('<img src=x')
  await page.getByRole('log').getByText('<b>hola</b>').waitFor()
})

test.each([1280, 390])('nothing stands in anyone’s way at %i px', async (width) => {
  await page.setViewportSize({ width, height: 800 })
  await client.sendText(ana.jid, 'Le recordamos su cuota')
  await ana.waitForMessage('Le recordamos su cuota')
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const check = async () => {
    // The page allows no script but its own, so axe is put in by the browser itself.
    await page.evaluate(axe)
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(overflow)).toBe(0)
  }
  await page.getByText('Ana Pérez').first().waitFor()
  await check()
  await openChat('Ana Pérez')
  await page.getByRole('log').getByText('Le recordamos su cuota').last().waitFor()
  await check()
  if (width > 700) return
  await page.getByRole('button', { name: 'Volver a la lista' }).click()
  await page.getByLabel('Buscar').waitFor()
})
