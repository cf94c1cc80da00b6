import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumForTests, desk, phone } from '#support/browser.ts'
import type { Client } from '#support/browserless-client.ts'
import { type Running, startRunning } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
let rosa: Client
beforeAll(async () => {
  running = await startRunning()
  rosa = await running.setUp()
})
afterAll(() => running?.stop())

test.each([
  { where: 'the door', path: '/entrar', size: phone, dark: true },
  { where: 'the board', path: '/tablero', size: desk, dark: false },
])('while the program is on its way to $where its sign stands there, and nothing jumps', async (how) => {
  const { path, size, dark } = how
  const window = await browser.open({ url: running.url, size, dark, ...(path === '/tablero' && { person: rosa }) })
  const { page } = window
  await page.addInitScript(() => {
    const watch = new PerformanceObserver((list) => {
      // Of the same element in two frames; the sign making way for the program is none.
      for (const shift of list.getEntries()) jumped += (shift as PerformanceEntry & { value: number }).value
    })
    let jumped = 0
    watch.observe({ type: 'layout-shift', buffered: true })
    Object.defineProperty(globalThis, 'jumped', { get: () => jumped })
  })
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(running.url + path, { waitUntil: 'commit' })
  const sign = page.locator('#opening svg')
  await page.waitForFunction(() => {
    const drawn = document.querySelector('#opening svg')
    return drawn !== null && getComputedStyle(drawn).opacity === '1'
  })
  const box = await sign.boundingBox()
  expect(Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2)).toBe(size.width / 2)
  letGo()
  await page.getByRole('main').waitFor()
  await sign.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => (globalThis as unknown as { jumped: number }).jumped)).toBeLessThan(0.01)
})
