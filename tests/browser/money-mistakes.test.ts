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
  await form.getByRole('button', { name: 'Más datos' }).click()
  await form.getByRole('textbox', { name: 'Emitida' }).fill('2020-01-20')
  await page.keyboard.press('Enter')
  await expect.poll(() => belowOf(due), soon).toBe('El vencimiento no puede ser anterior a la fecha de emisión.')
  expect(await amount.inputValue()).toBe('150 mil')
  expect(await due.inputValue()).toBe('2020-01-15')
  expect((await rosa.read<Account>(`/api/cards/${cardId}/account`)).debts).toEqual([])

  await form.getByRole('textbox', { name: 'Emitida' }).fill('2020-01-02')
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
})

test('a currency without cents takes none, what is paid too much is credit, and a unit is paid at its value', async () => {
  const { rosa, cardId, window, page } = await opened('CL')
  const owed = { cardId, reference: null, issuedOn: '2020-01-02', dueOn: '2020-01-15', lines: [], fileIds: [] }
  const owe = (concept: string, currency: string, amountMinor: number) =>
    rosa.run(addDebt, { ...owed, concept, currency, amountMinor, terms: plainTerms })
  await owe('Silla', 'CLP', 10_000)
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

  // What a unit is worth is typed for one day, or pasted for many: the line that is none stays to be put right.
  await window.goto('/ajustes/dinero')
  const worth = page.getByRole('textbox', { name: 'Valor de 1 UF en CLP' })
  await worth.fill('40.000')
  await worth.press('Enter')
  await page.getByText('CLP 40.000,00').waitFor()
  await page.getByText('Pegar muchos valores').first().click()
  const pasted = page.getByRole('textbox', { name: 'Pegar muchos valores' })
  await pasted.fill('2020-01-02 28.320,05\n2020-01-03 nada')
  await page.getByRole('button', { name: 'Importar' }).click()
  await expect.poll(() => pasted.inputValue(), soon).toBe('2020-01-03 nada')

  // An account to be paid into.
  await page.getByRole('button', { name: 'Añadir medio de pago' }).click()
  const method = page.getByRole('dialog', { name: 'Añadir medio de pago' })
  await method.getByLabel('Nombre para el equipo').fill('Cuenta de la tienda')
  await method.getByLabel('Banco').fill('Banco del Sur')
  await method.getByLabel('Número de cuenta').fill('00112233')
  await method.getByLabel('Titular').fill('Muebles El Roble')
  await method.getByRole('button', { name: 'Guardar' }).click()
  await method.waitFor({ state: 'detached' })

  // One payment is given to two debts by hand: to one that the credit went to, and to one in units.
  await owe('Mesa', 'CLP', 20_000)
  await owe('Arriendo', 'CLF', 10_000)
  await window.goto(`/tablero?card=${cardId}`)
  const split = await account.payment('Luis Peña')
  await split.getByRole('textbox', { name: 'Importe' }).fill('45.000')
  await split.getByRole('button', { name: 'Repartir a mano' }).click()
  await split.getByRole('textbox', { name: /^Arriendo/ }).fill('45.001')
  await split.getByText('Repartiste más que el pago.').first().waitFor()
  await split.getByRole('textbox', { name: /^Arriendo/ }).fill('40.000')
  await split.getByRole('textbox', { name: /^Mesa/ }).fill('5.000')
  await split.getByRole('button', { name: 'Registrar pago' }).click()
  await split.waitFor({ state: 'detached' })
  const { debts } = await rosa.read<Account>(`/api/cards/${cardId}/account`)
  expect(Object.fromEntries(debts.map(({ concept, balanceMinor }) => [concept, balanceMinor]))).toEqual({
    Silla: 0,
    Arriendo: 0,
    Mesa: 10_000,
  })
  await page.getByRole('button', { name: 'Datos de pago' }).click()
  await page.getByRole('menuitem', { name: 'Cuenta de la tienda' }).click()
  const field = page.getByRole('textbox', { name: /^Mensaje para/ })
  await expect.poll(() => field.inputValue(), soon).toMatch(/Banco del Sur[\s\S]*00112233/)
})
