import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumForTests } from '#support/browser.ts'
import { BoardView, Conversation, soon } from '#support/browser-board.ts'
import type { Client } from '#support/browserless-client.ts'
import { linkPhone } from '#support/linked.ts'
import { startSeeded } from '#support/seed.ts'
import { owner, type Running, startSimulator } from '#support/start.ts'

const browser = chromiumForTests()
let whatsapp: Simulator
let running: Running
let rosa: Client

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startSeeded({ cards: 24 }, { simulator: whatsapp })
  rosa = await running.signIn(owner.email, owner.password)
  await linkPhone(rosa, whatsapp)
  const { cards } = await rosa.read<BoardSnapshot>('/api/board')
  for (const { phone, name } of cards) whatsapp.addPerson({ phone: phone ?? '', name: name ?? '' })
})
afterAll(async () => {
  await running?.stop()
  await whatsapp?.close()
})

/** Presses Tab until the focus is there, as somebody who cannot see the page would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${target}`)
}

const isFocused = async (target: Locator) =>
  (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement)
const expectFocus = (target: Locator) => expect.poll(() => isFocused(target), soon).toBe(true)

test('everything is done without a mouse, from signing in to signing a debtor off', async () => {
  const window = await browser.open({ url: running.url })
  const { page } = window
  const { keyboard } = page
  const view = new BoardView(page)
  const said = page.locator('[aria-live=assertive]')
  const expectSaid = (words: string) => expect.poll(() => said.allTextContents(), soon).toContain(words)

  // Signing in: the first field has the focus already.
  await window.goto('/')
  await expectFocus(page.getByLabel('Correo'))
  await keyboard.type(owner.email)
  await keyboard.press('Tab')
  await keyboard.type(owner.password)
  await keyboard.press('Enter')

  // The first card is reached by Tab, the others by arrows.
  await view.column('Bandeja de entrada').locator('[data-card-button]').first().waitFor()
  const [first = '', second = '', third = ''] = await view.names('Bandeja de entrada')
  const reminded = await view.names('Recordatorio')
  await tabTo(page, view.card(first))
  await keyboard.press('ArrowDown')
  await expectFocus(view.card(second))
  await keyboard.press('ArrowRight')
  await expectFocus(view.card(reminded[1] ?? ''))
  await keyboard.press('ArrowLeft')
  await expectFocus(view.card(second))

  // Space lifts, arrows carry and are spoken, Enter drops; Escape would have left it where it was.
  await keyboard.press('Space')
  await expectSaid(
    `Levantaste a ${second}. Está en Bandeja de entrada, lugar 2 de ${(await view.names('Bandeja de entrada')).length + 1}.`,
  )
  await keyboard.press('ArrowDown')
  await keyboard.press('Escape')
  await expectSaid(`Movimiento cancelado. ${second} sigue donde estaba.`)
  await expectFocus(view.card(second))
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await expectSaid(`Recordatorio, lugar 2 de ${reminded.length + 1}.`)
  await keyboard.press('ArrowUp')
  await expectSaid(`Recordatorio, lugar 1 de ${reminded.length + 1}.`)
  await keyboard.press('Enter')
  await expectSaid(`Soltaste a ${second} en Recordatorio, lugar 1.`)
  await view.expectNames('Recordatorio', [second, ...reminded])
  await expectFocus(view.card(second))
  await keyboard.press('Control+z')
  await view.cardIn('Bandeja de entrada', second).waitFor()

  // M moves by name.
  await expectFocus(view.card(second))
  await keyboard.press('m')
  const move = page.getByRole('dialog', { name: `¿A qué columna va ${second}?` })
  await move.waitFor()
  await keyboard.type('venc')
  await move.getByRole('menuitem', { name: 'Vencido' }).waitFor()
  await expect.poll(() => move.getByRole('menuitem').count(), soon).toBe(1)
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await move.waitFor({ state: 'detached' })
  await view.cardIn('Vencido', second).waitFor()
  await expectFocus(view.card(second))

  // Enter opens; one types and sends; letters in the field are only letters.
  for (const arrow of ['ArrowLeft', 'ArrowLeft', 'ArrowDown']) await keyboard.press(arrow)
  await expectFocus(view.card(third))
  await keyboard.press('Enter')
  const talk = new Conversation(page, third)
  await talk.thread.getByRole('article').first().waitFor()
  await keyboard.type('Hola')
  await expectFocus(talk.field)
  await keyboard.type(', ¿m? / a j k ? promete')
  expect(await talk.field.inputValue()).toBe('Hola, ¿m? / a j k ? promete')
  expect(await page.getByRole('dialog').count()).toBe(1)
  await keyboard.press('Enter')
  await talk.tick('Hola, ¿m? / a j k ? promete', 'Leído').waitFor()
  expect(await talk.field.inputValue()).toBe('')
  await keyboard.press('Escape')
  await talk.drawer.waitFor({ state: 'detached' })
  await expectFocus(view.card(third))

  // ? lists the keys, / finds and opens.
  await keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Atajos de teclado' })
  await list.getByText('Levantar y llevar la tarjeta').waitFor()
  await keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  await expectFocus(view.card(third))
  await keyboard.press('/')
  const search = page.getByRole('dialog', { name: 'Buscar' })
  await search.waitFor()
  await keyboard.type(second)
  await search.getByRole('menuitem', { name: second }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await new Conversation(page, second).drawer.waitFor()
  await keyboard.press('Escape')
  await expectFocus(view.card(second))
})

test('a tag is made, put on and looked for by keys, on the card and in the conversation', async () => {
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  const { keyboard } = page
  const view = new BoardView(page)
  await window.goto('/tablero')
  const inbox = 'Bandeja de entrada'
  await view.column(inbox).locator('[data-card-button]').first().waitFor()
  const [first = '', second = ''] = await view.names(inbox)
  await tabTo(page, view.card(first))
  await keyboard.press('t')
  const tags = page.getByRole('dialog', { name: `Etiquetas de ${first}` })
  await expectFocus(tags.getByRole('searchbox'))
  await keyboard.type('Mayorista')
  await tags.getByRole('menuitem', { name: 'Crear «Mayorista»' }).waitFor()
  await keyboard.press('Enter')
  await tags.getByRole('menuitem', { name: 'Mayorista puesta' }).waitFor()
  await keyboard.press('Escape')
  await tags.waitFor({ state: 'detached' })
  await expectFocus(view.card(first))
  expect(await view.card(first).getAttribute('aria-label')).toContain('etiquetas: Mayorista')

  // In the conversation of somebody else the same key, and the tag stands under the name.
  await keyboard.press('ArrowDown')
  await expectFocus(view.card(second))
  await keyboard.press('Enter')
  const talk = new Conversation(page, second)
  await expectFocus(talk.thread)
  await keyboard.press('t')
  const others = page.getByRole('dialog', { name: `Etiquetas de ${second}` })
  await expectFocus(others.getByRole('searchbox'))
  await keyboard.type('may')
  await others.getByRole('menuitem', { name: 'Crear «may»' }).waitFor()
  await keyboard.press('Enter')
  await others.getByRole('menuitem', { name: 'Mayorista puesta' }).waitFor()
  await keyboard.press('Escape')
  await others.waitFor({ state: 'detached' })
  await talk.drawer.getByRole('button', { name: 'etiquetas: Mayorista' }).waitFor()
  await keyboard.press('Escape')
  await talk.drawer.waitFor({ state: 'detached' })

  // The board shows those who carry it, and counts them.
  await page.getByRole('button', { name: 'Filtrar por etiqueta' }).click()
  await page.getByRole('option', { name: 'Mayorista' }).click()
  await view.expectNames(inbox, [first, second])
  await page.getByRole('region', { name: `${inbox}, 2 personas` }).waitFor()
})

test('in a low window the arrows scroll what was found', async () => {
  const window = await browser.open({ url: running.url, person: rosa, size: { width: 1000, height: 420 } })
  const { page } = window
  await window.goto('/tablero')
  await page.locator('[data-card-button]').first().waitFor()
  await page.keyboard.press('Control+k')
  const search = page.getByRole('dialog', { name: 'Buscar' })
  await search.waitFor()
  const answered = page.waitForResponse(/\/api\/search\?q=buenas/)
  await page.keyboard.type('buenas')
  await answered
  await expect.poll(() => search.getByRole('menuitem').count(), soon).toBeGreaterThan(5)
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowDown')
  await expectFocus(search.getByRole('searchbox'))
  const chosen = search.locator('[role=menuitem][data-focused]')
  const box = search.getByRole('group', { name: 'Buscar' })
  await expect
    .poll(async () => {
      const [item, around] = [await chosen.boundingBox(), await box.boundingBox()]
      return item !== null && around !== null && item.y + item.height <= around.y + around.height + 1
    }, soon)
    .toBe(true)
  expect(await box.evaluate((element) => element.scrollTop)).toBeGreaterThan(0)
})
