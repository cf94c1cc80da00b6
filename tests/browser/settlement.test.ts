import type { Account } from '@aldia/shared/account.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { annulPayment } from '@aldia/shared/payment.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumForTests } from '#support/browser.ts'
import { soon } from '#support/browser-board.ts'
import { AccountView, keepTime, noticeOf, passDays, pesos } from '#support/browser-money.ts'
import { type JumpingClock, jumpingClock } from '#support/jumping-clock.ts'
import { type Running, startRunning } from '#support/start.ts'

// Friday 20 November 2026, nine in the morning in Bogotá.
const fridayMorning = Date.UTC(2026, 10, 20, 14, 0)

const browser = chromiumForTests()
let clock: JumpingClock
let running: Running

beforeAll(async () => {
  clock = jumpingClock(fridayMorning)
  running = await startRunning({ clock })
})
afterAll(async () => {
  await running?.stop()
  clock?.stop()
})

test('a settlement says what it costs, closes the debt on its last day, and missed leaves the full balance', async () => {
  const rosa = await running.setUp('CO')
  const { output } = await rosa.run(addContact, { name: 'Luis Peña', phone: '+57 300 111 2233' })
  const cardId = output.cardId ?? ''
  await rosa.run(addDebt, {
    cardId,
    reference: null,
    concept: 'Nevera',
    currency: 'COP',
    amountMinor: 500_000_00,
    issuedOn: '2026-10-01',
    dueOn: '2026-11-10',
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
  const read = () => rosa.read<Account>(`/api/cards/${cardId}/account`)
  const open = async () => (await read()).debts[0]?.balanceMinor
  const window = await browser.open({ url: running.url, person: rosa })
  await keepTime(window, clock)
  const { page } = window
  await window.goto(`/tablero?card=${cardId}`)
  const account = new AccountView(page)
  await account.panel.getByText('Nevera').first().waitFor()

  // Agreed: the cost is seen while it is typed.
  await account.panel.getByRole('button', { name: 'Más acciones' }).click()
  await page.getByRole('menuitem', { name: 'Acuerdo con descuento' }).click()
  const form = page.getByRole('dialog', { name: 'Acuerdo con descuento para Luis Peña' })
  await form.getByRole('textbox', { name: 'Cuánto paga' }).fill('600.000')
  await form.getByText(/Tiene que ser menos de lo que debe hoy/).waitFor()
  await form.getByRole('textbox', { name: 'Cuánto paga' }).fill('350.000')
  await form.getByText(/Se rebajan \$\s150\.000 \(30\s?%\)/).waitFor()
  await form.getByLabel('Hasta qué día').first().fill('2026-11-25')
  await form.getByRole('textbox', { name: 'Condiciones' }).fill('Una sola transferencia')
  await form.getByRole('button', { name: 'Guardar acuerdo' }).click()
  await noticeOf(page, pesos('350.000')).waitFor()

  // What settles today stands in the head of the account, with its cost.
  await account.panel.getByText(/Hoy se salda con \$\s350\.000/).waitFor()
  await account.panel.getByText(/Por el acuerdo hasta .*; costo: \$\s150\.000/).waitFor()
  const section = account.panel.getByRole('region', { name: 'Acuerdos con descuento' })
  await section.getByText('Vigente').waitFor()
  await section.getByText(/Una sola transferencia/).waitFor()
  expect(await open()).toBe(500_000_00)

  // The last day comes: one touch fills in the amount, and the form says what it does.
  await passDays(5, clock, [window])
  const payment = await account.payment('Luis Peña')
  await payment.getByRole('button', { name: /El acuerdo: \$\s350\.000/ }).click()
  await payment.getByText(/Con esto se cumple el acuerdo .* se rebajan \$\s150\.000/).waitFor()
  await payment.getByRole('button', { name: 'Registrar pago' }).click()
  await section.getByText('Cumplido').waitFor()
  await section.getByText(/costo: \$\s150\.000/).waitFor()
  expect(await open()).toBe(0)

  // The transfer bounced a week later: the balance is back, and the day is over.
  await passDays(7, clock, [window])
  const [made] = (await read()).payments
  await rosa.run(annulPayment, { paymentId: made?.id ?? '', reason: 'rebotó' })
  await section.getByText('Vencido').waitFor()
  await section.getByText(/se debe todo el saldo/).waitFor()
  await expect.poll(open, soon).toBe(500_000_00)

  // Paid late it leaves the rest.
  const late = await account.payment('Luis Peña')
  expect(await late.getByRole('button', { name: /El acuerdo/ }).count()).toBe(0)
  await late.getByRole('textbox', { name: 'Importe' }).fill('350.000')
  await late
    .getByRole('region', { name: 'A dónde va' })
    .getByText(/quedan \$\s150\.000/)
    .waitFor()
  await late.getByRole('button', { name: 'Registrar pago' }).click()
  await expect.poll(open, soon).toBe(150_000_00)
  await section.getByText('Vencido').waitFor()

  // Wednesday 2 December: another fridge, in four monthly parts that are seen before they are kept.
  await account.panel.getByRole('button', { name: 'Deuda', exact: true }).click()
  const sale = page.getByRole('dialog', { name: 'Nueva deuda de Luis Peña' })
  await sale.getByRole('textbox', { name: 'Importe' }).fill('1.000.001')
  await sale.getByRole('textbox', { name: 'Concepto' }).fill('Nevera grande')
  await sale.getByText('Se paga en cuotas').click()
  const preview = sale.getByRole('region', { name: 'Cuotas de la venta' })
  await preview.getByText(/Sin interés/).waitFor()
  expect(await preview.getByText(/^\$\s250\.000$/).count()).toBe(3)
  await preview.getByText(/^\$\s250\.001$/).waitFor()
  await sale.getByRole('button', { name: 'Registrar deuda' }).click()
  const parts = account.panel.getByRole('list', { name: 'Cuotas pendientes' })
  await parts.getByText(/Cuota 1 de 4: \$\s250\.000/).waitFor()
})
