import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type BrowserWindow, chromiumForTests } from '#support/browser.ts'
import { BoardView, middleOf } from '#support/browser-board.ts'
import type { Client } from '#support/browserless-client.ts'
import { startSeeded } from '#support/seed.ts'
import { owner, type Running } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
let rosa: Client
let window: BrowserWindow
let view: BoardView
let inbox: string[]

beforeAll(async () => {
  running = await startSeeded({ cards: 24 })
  rosa = await running.signIn(owner.email, owner.password)
})
afterAll(async () => {
  await running?.stop()
})
beforeEach(async () => {
  window = await browser.open({ url: running.url, person: rosa })
  await window.goto('/tablero')
  view = new BoardView(window.page)
  await view.column('Bandeja de entrada').locator('[data-card-button]').first().waitFor()
  inbox = await view.names('Bandeja de entrada')
})

test('a card hangs under the pointer and lands between the cards where it is let go', async () => {
  const { mouse } = window.page
  const [first = '', second = '', third = '', fourth = '', ...rest] = inbox
  const from = await middleOf(view.card(fourth))
  const to = await middleOf(view.card(second))
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(to.x + 5, to.y, { steps: 12 })
  await view.gapIn('Bandeja de entrada').waitFor()
  const carried = await middleOf(window.page.locator('[data-under-finger]'))
  expect(Math.abs(carried.y - to.y)).toBeLessThan(12)
  expect(Math.abs(carried.x - to.x - 5)).toBeLessThan(12)
  await mouse.up()
  await view.expectNames('Bandeja de entrada', [first, fourth, second, third, ...rest])

  await window.page.getByRole('button', { name: 'Deshacer' }).click()
  await view.expectNames('Bandeja de entrada', inbox)
})

test('a card comes down in another column at the height of the pointer', async () => {
  const { mouse } = window.page
  const reminded = await view.names('Recordatorio')
  const [name = ''] = inbox
  const from = await middleOf(view.card(name))
  const to = await middleOf(view.card(reminded[2] ?? ''))
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(to.x, to.y, { steps: 12 })
  await view.gapIn('Recordatorio').waitFor()
  await mouse.up()
  await view.expectNames('Recordatorio', reminded.toSpliced(2, 0, name))
  await window.page.keyboard.press('Control+z')
  await view.expectNames('Recordatorio', reminded)
})

test('Escape puts a carried card back', async () => {
  const [name = ''] = inbox
  await view.carryByMouse(name, 'Vencido')
  await window.page.keyboard.press('Escape')
  await view.gapIn('Vencido').waitFor({ state: 'detached' })
  await window.page.mouse.up()
  await view.expectNames('Bandeja de entrada', inbox)
  expect(await window.page.getByRole('dialog').count()).toBe(0)
})

test('a click is a click: it opens and moves nothing', async () => {
  const [, name = ''] = inbox
  const talk = await view.open(name)
  await talk.field.waitFor()
  expect(window.requests.filter((each) => each.endsWith('/card.move'))).toEqual([])
})
