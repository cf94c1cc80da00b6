import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserWindow, chromiumForTests, phone } from '#support/browser.ts'
import { BoardView, soon } from '#support/browser-board.ts'
import type { Client } from '#support/browserless-client.ts'
import { startSeeded } from '#support/seed.ts'
import { owner, type Running } from '#support/start.ts'
import { until } from '#support/until.ts'

const browser = chromiumForTests()
let running: Running
let rosa: Client

beforeAll(async () => {
  running = await startSeeded({ cards: 5_000 })
  rosa = await running.signIn(owner.email, owner.password)
})
afterAll(async () => {
  await running?.stop()
})

/** Cards in sight and some around them in eight columns; far from five thousand. */
const cardsInPageMax = 200

async function open(size?: { width: number; height: number }): Promise<{ window: BrowserWindow; view: BoardView }> {
  const window = await browser.open({ url: running.url, person: rosa, ...(size ? { size } : {}) })
  await window.goto('/tablero')
  const view = new BoardView(window.page)
  await view.column('Bandeja de entrada').locator('[data-card-button]').first().waitFor()
  return { window, view }
}

const cardsInPage = ({ page }: BrowserWindow) => page.locator('[data-card-id]').count()
const pagesAsked = ({ requests }: BrowserWindow) => requests.filter((each) => /\/api\/stages\/.*\/cards\?/.test(each))

test('a column of 1,500 loads as it is scrolled, and the page stays small', async () => {
  const { window, view } = await open()
  const inbox = view.column('Bandeja de entrada')
  await inbox.getByText(/^1.?500$/).waitFor()
  expect(await cardsInPage(window)).toBeLessThan(cardsInPageMax)
  const list = inbox.locator('[data-column-scroll]')
  const before = await view.names('Bandeja de entrada')
  for (let page = 1; page <= 4; page++) {
    await list.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
    await expect.poll(() => pagesAsked(window).length, soon).toBeGreaterThanOrEqual(page)
  }
  await expect.poll(async () => (await view.names('Bandeja de entrada'))[0], soon).not.toBe(before[0])
  expect(await cardsInPage(window)).toBeLessThan(cardsInPageMax)
  await list.evaluate((box) => box.scrollTo({ top: 0 }))
  await expect.poll(() => view.names('Bandeja de entrada'), soon).toEqual(before)
})

test('a card far down is dragged into another column, and undone', async () => {
  const { window, view } = await open()
  const list = view.column('Bandeja de entrada').locator('[data-column-scroll]')
  await list.evaluate((box) => box.scrollTo({ top: 3_000 }))
  // Of the cards in the page, one in the middle of the sight; after a leap they are drawn a frame later.
  const name = await until('cards are in sight', () =>
    list.evaluate((box) => {
      const { top, height } = box.getBoundingClientRect()
      const seen = [...box.querySelectorAll('[data-card-id]')].find(
        (card) => card.getBoundingClientRect().top > top + height / 3,
      )
      return seen?.querySelector('[data-card-button]')?.getAttribute('aria-label')?.split(',')[0]
    }),
  )
  await view.dragByMouse(name, 'Recordatorio')
  await view.cardIn('Recordatorio', name).waitFor()
  const stageOf = async () => {
    const { cards, stages } = await rosa.read<BoardSnapshot>(`/api/board?q=${encodeURIComponent(name)}`)
    const card = cards.find((one) => one.name === name)
    return stages.find(({ id }) => id === card?.stageId)?.kind
  }
  await expect.poll(stageOf, soon).toBe('reminder')
  await window.page.keyboard.press('Control+z')
  await expect.poll(stageOf, soon).toBe('inbox')
  expect(await cardsInPage(window)).toBeLessThan(cardsInPageMax)
})

test('somebody among thousands is found by name and by number', async () => {
  const { window, view } = await open()
  await window.page.getByRole('searchbox', { name: 'Filtrar el tablero' }).fill('raúl pardo 14')
  await expect.poll(() => window.page.locator('[data-card-id]').count(), soon).toBe(1)
  await view.card('Raúl Pardo 14').waitFor()
  await window.page.getByRole('searchbox', { name: 'Filtrar el tablero' }).fill('')
  await window.page.keyboard.press('Control+k')
  await window.page.keyboard.type('300 100 4321')
  await window.page.getByRole('menuitem', { name: /\+57 300 100 4321/ }).click()
  await window.page
    .getByRole('dialog', { name: /^Conversación con / })
    .getByText('+57 300 100 4321')
    .waitFor()
})

test('on a phone it is as light', async () => {
  const { window } = await open(phone)
  expect(await cardsInPage(window)).toBeLessThan(cardsInPageMax)
  expect(await window.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
})
