import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { confirmPayment, recordPayment } from '@aldia/shared/payment.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests, desk, phone } from '#support/browser.ts'
import { BoardView, soon } from '#support/browser-board.ts'
import type { Client } from '#support/browserless-client.ts'
import { colleague, startSeeded } from '#support/seed.ts'
import { owner, type Running } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
let rosa: Client
let beto: Client

beforeAll(async () => {
  running = await startSeeded({ cards: 60 })
  rosa = await running.signIn(owner.email, owner.password)
  beto = await running.signIn(colleague.email, colleague.password)
})
afterAll(async () => {
  await running?.stop()
})

const today = () => dayIn('America/Bogota', Date.now())

/** Somebody who owes 150.000 since so many days ago (before zero: in so many days), wherever the card stands by that. */
async function debtor(number: number, daysLate: number): Promise<{ id: string; name: string; stage: string }> {
  const { cards, stages } = await rosa.read<BoardSnapshot>('/api/board')
  const id = cards.filter(({ money }) => money === null)[number]?.id ?? ''
  await rosa.run(addDebt, {
    cardId: id,
    reference: `F-${number}`,
    concept: 'Sofá',
    currency: 'COP',
    amountMinor: 15_000_000,
    issuedOn: addDays(today(), -60),
    dueOn: addDays(today(), -daysLate),
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
  const after = (await rosa.read<BoardSnapshot>('/api/board')).cards.find((card) => card.id === id)
  const stage = stages.find((one) => one.id === after?.stageId)?.name ?? ''
  return { id, name: after?.name ?? '', stage }
}

test('a card dropped on promises is asked for the promise first; only that moves it, and undo takes both back', async () => {
  const { name, stage } = await debtor(0, 12)
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto('/tablero')
  const view = new BoardView(page)
  await view.card(name).waitFor()
  expect(await view.card(name).getAttribute('aria-label')).toMatch(/debe \$\s150\.000, 12 días/)

  await view.dragByMouse(name, 'Promesa')
  const form = page.getByRole('dialog', { name: `Promesa de ${name}` })
  await form.waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await view.cardIn(stage, name).waitFor()
  expect(window.requests.filter((each) => /card\.move|promise\.record/.test(each))).toEqual([])

  await view.dragByMouse(name, 'Promesa')
  await form.getByRole('button', { name: 'mañana' }).click()
  await form.getByRole('button', { name: 'Guardar promesa' }).click()
  await view.cardIn('Promesa', name).waitFor()
  await expect.poll(() => view.card(name).getAttribute('aria-label'), soon).toContain('promesa mañana')
  expect((await view.names('Promesa'))[0]).toBe(name)

  await page.keyboard.press('Control+z')
  await view.cardIn(stage, name).waitFor()
  await expect.poll(() => view.card(name).getAttribute('aria-label'), soon).not.toContain('promesa')
})

test('by keys it is the same, and whoever leaves the form is back on the card', async () => {
  const { name, stage } = await debtor(0, 20)
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto('/tablero')
  const view = new BoardView(page)
  await view.card(name).focus()
  for (const [typed, title] of [
    ['prom', `Promesa de ${name}`],
    ['al d', /./],
  ] as const) {
    await page.keyboard.press('m')
    const move = page.getByRole('dialog', { name: `¿A qué columna va ${name}?` })
    await move.waitFor()
    await page.keyboard.type(typed)
    await expect.poll(() => move.getByRole('menuitem').count(), soon).toBe(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await move.waitFor({ state: 'detached' })
    const form = page.getByRole('dialog', { name: title })
    await form.waitFor()
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => view.card(name).evaluate((card) => card === document.activeElement), soon).toBe(true)
  }
  await view.cardIn(stage, name).waitFor()
})

test('a card that follows the facts says why', async () => {
  const window = await browser.open({ url: running.url, person: rosa })
  await window.goto('/tablero')
  const view = new BoardView(window.page)
  await view.column('Vencido').waitFor()
  const { name } = await debtor(0, 5)
  await view.notice(new RegExp(`^${name} pasó a Vencido: `)).waitFor()
  await view.cardIn('Vencido', name).waitFor()
})

test('Hoy is worked through by keys: verify, done for today, and back', async () => {
  const first = await debtor(0, 3)
  const second = await debtor(0, 2)
  const claim = {
    amountMinor: 4_000_000,
    currency: 'COP',
    paidOn: today(),
    paidBy: 'transfer',
    state: 'claimed',
  } as const
  await rosa.run(recordPayment, { cardId: first.id, ...claim })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto('/hoy')
  const list = page.getByRole('region', { name: /Comprobantes por verificar/ })
  const rowOf = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, Venció`) })
  await list.getByRole('button', { name: new RegExp(`^${first.name}, Dice que pagó`) }).focus()
  await page.keyboard.press('v')

  // The payment stands beside the debt it goes to; confirmed it leaves the tray.
  await page.getByRole('heading', { name: first.name }).waitFor()
  await page.getByText('F-0 · Sofá').waitFor()
  await page.getByRole('button', { name: 'Confirmar pago' }).click()
  await page.getByText(/Pago de .* confirmado: \$\s40\.000/).waitFor()
  await page.getByText('Nada por verificar').filter({ visible: true }).waitFor()

  await page.getByRole('link', { name: 'Hoy' }).first().click()
  await rowOf(second.name).focus()
  await page.keyboard.press('e')
  await page.getByText(`${second.name}: listo por hoy`).waitFor()
  await expect.poll(() => rowOf(second.name).count(), soon).toBe(0)
  await page.reload()
  await page.getByRole('button', { name: /Volver a mostrar/ }).click()
  await rowOf(second.name).waitFor()
  await rowOf(second.name).focus()
  await page.keyboard.press('p')
  await page.getByRole('dialog', { name: `Promesa de ${second.name}` }).waitFor()
})

test('somebody else verifies the payment that is looked at: it says who, and the row goes', async () => {
  const { id } = await debtor(0, 1)
  const { output: payment } = await rosa.run(recordPayment, {
    cardId: id,
    amountMinor: 3_000_000,
    currency: 'COP',
    paidOn: today(),
    paidBy: 'transfer',
    state: 'claimed',
  })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/hoy/por-verificar?pago=${payment.id}`)
  await page.getByRole('button', { name: 'Confirmar pago' }).waitFor()
  await beto.run(confirmPayment, {
    paymentId: payment.id,
    version: payment.version,
    amountMinor: payment.amountMinor,
    paidOn: payment.paidOn,
    reference: null,
  })
  await page.getByText(`${colleague.name} confirmó este pago antes.`).waitFor()
  await page.getByText('Ese pago ya no está por verificar.').waitFor()
})

test('a way to be paid is added with its number checked, and put into a message with the exact amount', async () => {
  const { id } = await debtor(0, 8)
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto('/ajustes/dinero')
  await page.getByRole('button', { name: 'Añadir medio de pago' }).click()
  const form = page.getByRole('dialog', { name: 'Añadir medio de pago' })
  await form.getByLabel('Nombre para el equipo').fill('Llave de la tienda')
  await form.getByLabel('Llave').fill('@x')
  await form.getByLabel('Titular').fill('Muebles El Roble')
  await form.getByText('Esa llave Bre-B no es válida.').waitFor()
  await form.getByLabel('Llave').fill('@ROBLE2026')
  await form.getByText('Así lo verá el cliente').waitFor()
  await form.getByRole('button', { name: 'Guardar' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('Bre-B (Colombia) · @ROBLE2026').waitFor()

  await window.goto(`/tablero?card=${id}`)
  await page.getByRole('button', { name: 'Datos de pago' }).click()
  await page.getByRole('menuitem', { name: 'Llave de la tienda' }).click()
  const field = page.getByRole('textbox', { name: /^Mensaje para/ })
  await expect.poll(() => field.inputValue(), soon).toMatch(/@ROBLE2026[\s\S]*\$\s150\.000[\s\S]*F-0/)
})

test.each([
  { size: desk, dark: false },
  { size: phone, dark: true, touch: true },
])('Hoy, the tray and the settings about money can be used by everybody', async (how) => {
  const { id } = await debtor(0, 30)
  const claim = { currency: 'COP', paidOn: today(), paidBy: 'pix', state: 'claimed', reference: 'E1234' } as const
  const { output: payment } = await rosa.run(recordPayment, { cardId: id, amountMinor: 1_000_000, ...claim })
  await rosa.run(recordPayment, { cardId: id, amountMinor: 1_000_000, ...claim })
  const window = await browser.open({ url: running.url, ...how, person: rosa })
  const { page } = window
  await window.goto('/hoy')
  await page.locator('[data-today-row]').first().waitFor()
  await expectOpen(page, 'today')
  await window.goto(`/hoy/por-verificar?pago=${payment.id}`)
  await page.getByText('Puede ser un pago repetido').filter({ visible: true }).first().waitFor()
  await page.getByText('A mano').click()
  await expectOpen(page, 'tray')
  await page.getByRole('button', { name: 'Comparar' }).first().click()
  await page.getByRole('dialog', { name: 'Comparar los dos pagos' }).waitFor()
  await expectOpen(page, 'compare')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Rechazar' }).click()
  await page.getByRole('dialog', { name: /^Rechazar el pago/ }).waitFor()
  await expectOpen(page, 'reject')
  await window.goto('/ajustes/dinero')
  await page.getByRole('button', { name: 'Añadir medio de pago' }).waitFor()
  await page.getByText('Pegar muchos valores').first().click()
  await expectOpen(page, 'money settings')
  await page.getByRole('button', { name: 'Añadir medio de pago' }).click()
  await page.getByRole('dialog').waitFor()
  await expectOpen(page, 'payment method')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(how.size.width)
})

test('through a filter a column says how many fit it and what is open on them, on a phone too', async () => {
  const { name, stage } = await debtor(0, 12)
  await debtor(0, 12)
  const window = await browser.open({ url: running.url, person: rosa })
  await window.goto(`/tablero?q=${encodeURIComponent(name)}`)
  const view = new BoardView(window.page)
  await view.cardIn(stage, name).waitFor()
  const head = view.column(stage).locator('header')
  await expect.poll(() => head.textContent(), soon).toMatch(/\D1\$\s?150\.000/)
  await window.goto('/tablero')
  await expect.poll(() => head.textContent(), soon).not.toMatch(/\D1\$\s?150\.000/)

  const small = await browser.open({ url: running.url, size: phone, touch: true, person: rosa })
  await small.goto(`/tablero?q=${encodeURIComponent(name)}`)
  const tab = small.page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${stage}`) })
  await expect.poll(() => tab.textContent(), soon).toMatch(/\D1\$\s?150\sk$/)
})

test('a card dropped on plans or on those up to date is asked first; only money or a reason brings it there', async () => {
  const { name, stage } = await debtor(0, 9)
  const lost = await debtor(0, 40)
  // Wide enough for every column.
  const window = await browser.open({ url: running.url, person: rosa, size: { width: 2500, height: 900 } })
  const { page } = window
  await window.goto('/tablero')
  const view = new BoardView(page)
  await view.card(name).waitFor()

  await view.dragByMouse(name, 'Plan de pagos')
  const plan = page.getByRole('dialog', { name: `Plan de pagos para ${name}` })
  await plan.getByRole('button', { name: 'Cancelar' }).click()
  await plan.waitFor({ state: 'detached' })
  await view.cardIn(stage, name).waitFor()
  await view.dragByMouse(name, 'Al día')
  const choice = page.getByRole('dialog', { name: `¿Cómo quedó al día ${name}?` })
  await choice.getByRole('button', { name: /^Pagó/ }).click()
  const payment = page.getByRole('dialog', { name: `Pago de ${name}` })
  await payment.getByRole('button', { name: 'Cancelar' }).click()
  await payment.waitFor({ state: 'detached' })
  await view.cardIn(stage, name).waitFor()
  expect(window.requests.filter((each) => /commands\/(card\.move|plan|payment)/.test(each))).toEqual([])

  await view.dragByMouse(name, 'Plan de pagos')
  await plan.getByRole('button', { name: 'Acordar plan' }).click()
  await view.cardIn('Plan de pagos', name).waitFor()
  await expect.poll(() => view.card(name).getAttribute('aria-label'), soon).toContain('cuota 1 de 4')
  await view.dragByMouse(name, 'Al día')
  await choice.getByRole('button', { name: /^Pagó/ }).click()
  expect(await payment.getByRole('textbox', { name: 'Importe' }).inputValue()).toBe('150.000')
  await payment.getByRole('button', { name: 'Registrar pago' }).click()
  await view.cardIn('Al día', name).waitFor()

  await view.dragByMouse(lost.name, 'Al día')
  await page.getByRole('button', { name: /^No se va a cobrar/ }).click()
  const loss = page.getByRole('dialog', { name: `Dar por perdido lo de ${lost.name}` })
  await loss.getByRole('button', { name: 'Dar por perdido' }).click()
  await loss.getByText('Escribe el motivo, en hasta 500 letras.').waitFor()
  await loss.getByRole('button', { name: 'Incobrable' }).click()
  await loss.getByRole('button', { name: 'Dar por perdido' }).click()
  // Given up is not paid: the case is closed.
  await view.cardIn('Cerrado', lost.name).waitFor()
  await page.keyboard.press('Control+z')
  await view.cardIn(lost.stage, lost.name).waitFor()
})
