import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type BrowserWindow, chromiumForTests, phone } from '#support/browser.ts'
import { BoardView, Conversation, middleOf, soon } from '#support/browser-board.ts'
import { Finger } from '#support/browser-touch.ts'
import type { Client } from '#support/browserless-client.ts'
import { linkPhone } from '#support/linked.ts'
import { phoneOf, startSeeded } from '#support/seed.ts'
import { owner, type Running, startSimulator } from '#support/start.ts'

const browser = chromiumForTests()
let whatsapp: Simulator
let running: Running
let rosa: Client
let window: BrowserWindow
let view: BoardView
let finger: Finger

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startSeeded({ cards: 60 }, { simulator: whatsapp })
  rosa = await running.signIn(owner.email, owner.password)
  await linkPhone(rosa, whatsapp)
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})
beforeEach(async () => {
  window = await browser.open({ url: running.url, person: rosa, size: phone, touch: true })
  view = new BoardView(window.page)
  finger = new Finger(window.page)
  await window.goto('/tablero')
  await inbox().first().waitFor()
})

const inbox = () => view.column('Bandeja de entrada').locator('[data-card-button]')
const versions = async () => {
  const { cards } = await rosa.read<BoardSnapshot>('/api/board')
  return cards.map(({ id, version }) => `${id} ${version}`).sort()
}
/** The column in the middle of the screen. */
const current = () => window.page.getByRole('navigation', { name: 'Columnas' }).locator('[aria-current=true]')

test('pressing and holding lifts a card; at the edge it goes on to the next column', async () => {
  const [, , name = ''] = await view.names('Bandeja de entrada')
  await finger.press(view.card(name))
  await view.gapIn('Bandeja de entrada').waitFor()
  await finger.moveTo(384, 300)
  await view.gapIn('Recordatorio').waitFor()
  await finger.moveTo(195, 300)
  const carried = await middleOf(window.page.locator('[data-under-finger]'))
  expect(Math.hypot(carried.x - 195, carried.y - 300)).toBeLessThan(20)
  await finger.lift()
  await view.cardIn('Recordatorio', name).waitFor()
  await view.notice(`${name} pasó a Recordatorio`).waitFor()
  await window.page.getByRole('button', { name: 'Deshacer' }).tap()
  await view.cardIn('Bandeja de entrada', name).waitFor()
})

test('a quick swipe scrolls the column and carries nothing', async () => {
  const before = await versions()
  const top = () =>
    inbox()
      .first()
      .evaluate((card) => card.closest('[data-column-scroll]')?.scrollTop ?? 0)
  await finger.press(inbox().nth(3))
  await finger.moveBy(0, -260, 6)
  await finger.lift()
  await expect.poll(top, soon).toBeGreaterThan(100)
  expect(await window.page.locator('[data-gap]').count()).toBe(0)
  expect(await window.page.getByRole('dialog').count()).toBe(0)
  expect(await versions()).toEqual(before)
})

test('columns are turned by a swipe and by the names above them', async () => {
  await finger.press(inbox().nth(1))
  await finger.moveBy(-280, 0, 6)
  await finger.lift()
  await expect.poll(() => current().textContent(), soon).toMatch(/^Recordatorio/)
  await window.page
    .getByRole('navigation', { name: 'Columnas' })
    .getByRole('button', { name: /^Promesa/ })
    .tap()
  await expect.poll(() => current().textContent(), soon).toMatch(/^Promesa/)
})

test('a tap opens the conversation over the whole screen, and one answers there', async () => {
  const [first] = await view.names('Bandeja de entrada')
  const { cards } = await rosa.read<BoardSnapshot>('/api/board')
  const card = cards.find(({ name }) => name === first)
  const person = whatsapp.addPerson({ phone: card?.phone ?? phoneOf(0), name: first ?? '' })
  await view.card(first ?? '').tap()
  const talk = new Conversation(window.page, first ?? '')
  await talk.field.waitFor()
  await expect
    .poll(() => talk.drawer.boundingBox(), soon)
    .toEqual({ x: 0, y: 0, width: phone.width, height: phone.height })
  await talk.field.tap()
  await talk.field.fill('Le llamo mañana')
  await talk.drawer.getByRole('button', { name: 'Enviar', exact: true }).tap()
  await talk.tick('Le llamo mañana', 'Leído').waitFor()
  expect((await person.waitForMessage('Le llamo mañana')).count).toBe(1)
  await talk.drawer.getByRole('button', { name: 'Cerrar' }).tap()
  await talk.drawer.waitFor({ state: 'detached' })
  expect(await window.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
})
