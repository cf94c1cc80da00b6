import type { Account } from '@aldia/shared/account.ts'
import { addContact } from '@aldia/shared/contact.ts'
import type { Country } from '@aldia/shared/country.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import type { Locator, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { type BrowserWindow, chromiumForTests } from '#support/browser.ts'
import { soon } from '#support/browser-board.ts'
import { AccountView } from '#support/browser-money.ts'
import type { Client } from '#support/browserless-client.ts'
import { type Running, startRunning } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
afterEach(() => running?.stop())

/** A business of that country with one person, whose card is open. */
async function opened(country: Country): Promise<{ rosa: Client; cardId: string; window: BrowserWindow; page: Page }> {
  running = await startRunning()
  const rosa = await running.setUp(country)
  const phone = { CO: '+57 300 111 2233', CL: '+56 9 6123 4567' }[country as string] ?? ''
  const cardId = (await rosa.run(addContact, { name: 'Luis Peña', phone })).output.cardId ?? ''
  const window = await browser.open({ url: running.url, person: rosa })
  await window.goto(`/tablero?card=${cardId}`)
  return { rosa, cardId, window, page: window.page }
}

async function debtForm(page: Page): Promise<Locator> {
  await new AccountView(page).panel.getByRole('button', { name: 'Registrar la primera deuda' }).click()
  return page.getByRole('dialog', { name: 'Nueva deuda de Luis Peña' })
}

/** What stands below a field: why it was refused, what was understood, or else its help. */
const belowOf = async (field: Locator) => {
  const words = await field.evaluate((input) => {
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ')
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
  })
  return words.replaceAll('\u00a0', ' ')
}

/** Types into the field and reads what stands below it; what was typed is still there. */
async function readBelow(field: Locator, typed: string, expected: string): Promise<void> {
  await field.fill(typed)
  await field.press('Enter')
  await expect.poll(() => belowOf(field), { ...soon, message: typed }).toBe(expected)
  expect(await field.inputValue()).toBe(typed)
}

test('amounts are shown as they were understood, and what is none says why', async () => {
  const { rosa, cardId, page } = await opened('CO')
  const form = await debtForm(page)
  const amount = form.getByRole('textbox', { name: 'Importe' })
  for (const [typed, below] of [
    ['150.000', '= $ 150.000'],
    ['150,000', '= $ 150.000'],
    ['$ 150 000', '= $ 150.000'],
    ['150 mil', '= $ 150.000'],
    ["1'250.000", '= $ 1.250.000'],
    ['1.500,50', '= $ 1.500,50'],
    ['1,500.50', '= $ 1.500,50'],
    ['', 'Escribe cuánto es.'],
    ['mañana', 'No se entiende como importe. Escribe por ejemplo 150.000 o 150 mil.'],
    ['-20.000', 'Escribe el importe sin el signo menos.'],
    ['0', 'Escribe un importe mayor que cero.'],
    ['999999999999999999', 'Ese importe es demasiado grande.'],
  ] as const)
    await readBelow(amount, typed, below)
  expect((await rosa.read<Account>(`/api/cards/${cardId}/account`)).debts).toEqual([])
})

/** In which order the digits of a day are typed is up to the browser's own language. */
async function orderOfDigits(field: Locator): Promise<'month first' | 'day first'> {
  await field.pressSequentially('12252026')
  return (await field.inputValue()) === '2026-12-25' ? 'month first' : 'day first'
}

test('a day that is none, or that lies before the sale, is refused at its field, and the rest stays', async () => {
  const { rosa, cardId, window, page } = await opened('CO')
  window.forgive(/400 \(Bad Request\).*debt\.add$/)
  const form = await debtForm(page)
  const amount = form.getByRole('textbox', { name: 'Importe' })
  const due = form.getByRole('textbox', { name: 'Vence' })
  await amount.fill('150 mil')
  await form.getByRole('textbox', { name: 'Concepto' }).fill('Nevera')
  const order = await orderOfDigits(due)
  await due.clear()
  await due.pressSequentially(`${order === 'month first' ? '0231' : '3102'}2026`)
  await page.keyboard.press('Enter')
  await expect.poll(() => belowOf(due), soon).toBe('Elige la fecha.')
  expect(await due.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true)

  await due.fill('2020-01-15')
  await page.keyboard.press('Enter')
  await expect.poll(() => belowOf(due), soon).toBe('El vencimiento no puede ser anterior a la fecha de emisión.')
  expect(await amount.inputValue()).toBe('150 mil')
  expect(await due.inputValue()).toBe('2020-01-15')
  expect((await rosa.read<Account>(`/api/cards/${cardId}/account`)).debts).toEqual([])

  await form.getByRole('button', { name: 'Más datos' }).click()
  await form.getByRole('textbox', { name: 'Emitida' }).fill('2020-01-02')
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
})

test('a currency without cents takes none, and what is paid too much is said to be credit', async () => {
  const { rosa, cardId, page } = await opened('CL')
  await rosa.run(addDebt, {
    cardId,
    reference: null,
    concept: 'Silla',
    currency: 'CLP',
    amountMinor: 10_000,
    issuedOn: '2020-01-02',
    dueOn: '2020-01-15',
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
  const account = new AccountView(page)
  const form = await account.payment('Luis Peña')
  const amount = form.getByRole('textbox', { name: 'Importe' })
  await readBelow(amount, '1.500,50', 'Son más decimales de los que tiene esta moneda.')
  await amount.fill('15 lucas')
  await expect.poll(() => belowOf(amount), soon).toBe('= $15.000')
  await form.getByText('$5.000 quedan como saldo a favor.').waitFor()
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
  await account.panel.getByText('$5.000 a favor').first().waitFor()
})
