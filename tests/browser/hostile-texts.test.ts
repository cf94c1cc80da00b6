import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserWindow, chromiumForTests, desk, phone } from '#support/browser.ts'
import type { Client } from '#support/browserless-client.ts'
import { cardOf, linkPhone } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'

const browser = chromiumForTests()
let whatsapp: Simulator
let running: Running
let rosa: Client

/** People whose names and messages are meant to break the page; `shows` is what of it must be read. */
const people = [
  {
    phone: '573000000101',
    name: '<img src=x onerror=alert(1)>',
    says: '<script>window.broken = 1</script><b>hola</b>',
  },
  { phone: '573000000102', name: '\u202Eatnaf\u202C Ana', says: 'factura\u202Egpj.exe', shows: 'gpj.exe' },
  {
    phone: '573000000103',
    name: 'Lu\u200B\u200Dis\uFEFF',
    says: `cero\u200Bancho ${'\u200B'.repeat(500)}fin`,
    shows: 'ancho',
  },
  { phone: '573000000104', name: 'W'.repeat(300), says: 'x'.repeat(10_000) },
  { phone: '573000000105', name: '😀'.repeat(60), says: '👩‍👩‍👧‍👦'.repeat(600) },
  { phone: '573000000106', name: 'Z\u0351\u0308\u0303'.repeat(40), says: 'a\u0351\u0308\u0303\u0489'.repeat(300) },
  { phone: '573000000107', name: 'ليلى أحمد', says: 'مرحبا 150.000 שלום hola' },
  {
    phone: '573000000108',
    name: 'javascript:alert(1)',
    says: 'javascript:alert(1) http://a.b/"onmouseover=alert(1) {{7*7}}',
  },
  {
    phone: '573000000109',
    name: 'Línea\nnueva\tcon\u0000control',
    says: 'uno\r\n\r\n\r\ndos\u0007\u001b[31m',
    shows: 'uno dos',
  },
]

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp()
  await linkPhone(rosa, whatsapp)
  for (const { phone: number, name, says } of people) {
    const person = whatsapp.addPerson({ phone: number, name })
    await person.sendText(says)
  }
  for (const { phone: number } of people) await cardOf(rosa, number)
})
afterAll(async () => {
  await running?.stop()
  await whatsapp?.close()
})

/** Nothing ran, nothing became markup, and the page is as wide as the window. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate('window.broken')).toBeUndefined()
  expect(
    await page.locator('img[src="x"], script:not([src]), [onerror], [onmouseover], a[href^=javascript]').count(),
  ).toBe(0)
  const width = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(width)).toBe(0)
}

async function openBoard(size: { width: number; height: number }): Promise<BrowserWindow> {
  const window = await browser.open({ url: running.url, person: rosa, size })
  window.page.on('dialog', (dialog) => {
    window.complaints.push(`a dialog opened: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await window.goto('/tablero')
  await window.page.locator('[data-card-button]').first().waitFor()
  return window
}

test.each([desk, phone])('names and last lines on the board are only text at $width px', async (size) => {
  const { page } = await openBoard(size)
  await page.getByText('<img src=x onerror=alert(1)>', { exact: true }).first().waitFor()
  await page.getByText('<script>window.broken = 1</script><b>hola</b>').first().waitFor()
  for (const card of await page.locator('[data-card-id]').all()) {
    const box = await card.boundingBox()
    expect(box?.height).toBeLessThan(100)
    expect(await card.evaluate((item) => item.scrollWidth <= item.clientWidth)).toBe(true)
  }
  // A turned name does not turn what stands beside it.
  const turned = page.locator('[data-card-id]').filter({ hasText: 'atnaf' })
  expect(await turned.locator('bdi').count()).toBeGreaterThan(0)
  await expectUnharmed(page)
})

test.each([desk, phone])('every conversation is shown as it was written at $width px', async (size) => {
  const { page } = await openBoard(size)
  for (const { phone: number, says, shows = says } of people) {
    const card = await cardOf(rosa, number)
    await page.locator(`[data-card-id="${card.id}"] [data-card-button]`).click()
    const bubble = page.getByRole('log').getByRole('article').first()
    await bubble.waitFor()
    const shown = await bubble.evaluate((element) => (element.textContent ?? '').replace(/\s+/g, ' '))
    expect(shown).toContain(shows.slice(0, 60))
    await expectUnharmed(page)
    const drawer = page.getByRole('dialog')
    expect(await drawer.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  }
})

test('a name with an override cannot turn the words around it', async () => {
  const { page } = await openBoard(desk)
  await page.goto(`${running.url}/personas`)
  await page.getByRole('list', { name: /./ }).getByText('atnaf').first().waitFor()
  const names = await page.locator('main').textContent()
  expect(names).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  await expectUnharmed(page)
})
