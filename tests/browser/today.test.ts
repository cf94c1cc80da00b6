import { randomUUID } from 'node:crypto'
import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { TodayPage } from '@aldia/shared/change.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { recordPayment } from '@aldia/shared/payment.ts'
import { recordPromise } from '@aldia/shared/promise.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests } from '#support/browser.ts'
import { Conversation, soon } from '#support/browser-board.ts'
import { dayMs, keepTime } from '#support/browser-money.ts'
import type { Client } from '#support/browserless-client.ts'
import { type JumpingClock, jumpingClock } from '#support/jumping-clock.ts'
import { cardOf, linkPhone } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

// Friday 20 November 2026, nine in the morning in Bogotá.
const fridayMorning = Date.UTC(2026, 10, 20, 14, 0)
const ana = { name: 'Ana Ruiz', phone: '573002000001' }
const eva = { name: 'Eva Sol', phone: '573002000002' }
const nora = { name: 'Nora Gil', phone: '573002000003' }
const ivan = { name: 'Iván Paz', phone: '573002000004' }

const browser = chromiumForTests()
let clock: JumpingClock
let whatsapp: Simulator
let running: Running
let rosa: Client

beforeAll(async () => {
  clock = jumpingClock(fridayMorning)
  whatsapp = await startSimulator({ now: clock.now })
  running = await startRunning({ clock, simulator: whatsapp })
  rosa = await running.setUp()
  await linkPhone(rosa, whatsapp)
})
afterAll(async () => {
  await running?.stop()
  await whatsapp?.close()
  clock?.stop()
})

/** Somebody with a telephone who owes 90.000 for two weeks; answers the card. */
async function debtor(person: { name: string; phone: string }): Promise<string> {
  await whatsapp.addPerson(person).sendText('Buenas')
  const { id } = await cardOf(rosa, person.phone)
  await rosa.run(addDebt, {
    cardId: id,
    reference: null,
    concept: 'Colchón',
    currency: 'COP',
    amountMinor: 9_000_000,
    issuedOn: '2026-11-01',
    dueOn: '2026-11-10',
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
  return id
}

test('the list of the day is worked from top to bottom without a mouse', async () => {
  const money = { amountMinor: 9_000_000, currency: 'COP' }
  await rosa.run(recordPromise, { cardId: await debtor(ana), ...money, dueOn: '2026-11-20' })
  await rosa.run(recordPromise, { cardId: await debtor(eva), ...money, dueOn: '2026-11-24' })
  const claimed = { paidOn: '2026-11-20', paidBy: 'transfer', state: 'claimed' } as const
  await rosa.run(recordPayment, { cardId: await debtor(nora), ...money, ...claimed })
  for (const { phone } of [ana, eva, nora]) await answer(phone)
  // On Tuesday the promise of Friday is broken, its grace included.
  clock.leap(4 * dayMs)
  await whatsapp.addPerson(ivan).sendText('¿Cuánto debo?')
  await until('the day has begun', async () => {
    const { totals } = await rosa.read<TodayPage>('/api/today')
    return totals.broken_promise.count === 1 && totals.unanswered.count === 1
  })

  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  const { keyboard } = page
  await keepTime(window, clock)
  await window.goto('/hoy')
  const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")')
  const expectRow = (words: RegExp) => expect.poll(focused, soon).toMatch(words)
  const headings = () => page.locator('main').getByRole('heading', { level: 2 }).allTextContents()
  await page.getByRole('heading', { name: /^Promesas incumplidas/ }).waitFor()
  expect(await headings()).toEqual([
    'Promesas incumplidas1',
    'Promesas de hoy1',
    'Comprobantes por verificar1',
    'Esperan respuesta1',
  ])

  // A broken promise: another day is agreed.
  await keyboard.press('ArrowDown')
  await expectRow(/^Ana Ruiz, No cumplió la promesa del viernes 20, \$\s90\.000/)
  await keyboard.press('p')
  const promise = page.getByRole('dialog', { name: `Promesa de ${ana.name}` })
  await promise.getByRole('textbox', { name: 'Para cuándo' }).fill('2026-11-27')
  await keyboard.press('Enter')
  await promise.waitFor({ state: 'detached' })

  // The row is done with and goes; the next one has the focus. A promise for today: the money is there.
  await expectRow(/^Eva Sol, Prometió pagar hoy, \$\s90\.000/)
  await keyboard.press('r')
  const payment = page.getByRole('dialog', { name: `Pago de ${eva.name}` })
  await payment.waitFor()
  await keyboard.type('90 mil')
  await keyboard.press('Enter')
  await payment.waitFor({ state: 'detached' })
  await expect.poll(headings, soon).toEqual(['Comprobantes por verificar1', 'Esperan respuesta1', 'Vencidos1'])

  // A payment that did not arrive: it is rejected in kind words, which she gets.
  await expectRow(/^Nora Gil, Dice que pagó/)
  await keyboard.press('v')
  await page.getByRole('button', { name: 'Rechazar' }).press('Enter')
  const rejection = page.getByRole('dialog', { name: `Rechazar el pago de ${nora.name}` })
  await rejection.getByRole('button', { name: 'Rechazar' }).press('Enter')
  await page.getByText('Nada por verificar').filter({ visible: true }).waitFor()
  const kind = await whatsapp.person(nora.phone)?.waitForMessage(/90\.000/)
  expect(kind?.text).toMatch(/^Hola, Nora\. Gracias por avisar/)

  // A question is answered.
  await page.getByRole('link', { name: 'Hoy' }).first().press('Enter')
  await expect.poll(headings, soon).toEqual(['Esperan respuesta1', 'Vencidos2'])
  await keyboard.press('ArrowDown')
  await expectRow(/^Iván Paz, ¿Cuánto debo\?/)
  await keyboard.press('Enter')
  const talk = new Conversation(page, ivan.name)
  await talk.bubble('¿Cuánto debo?').waitFor()
  await keyboard.press('r')
  await expect.poll(() => talk.field.evaluate((field) => field === document.activeElement), soon).toBe(true)
  await keyboard.type('Buenos días, ya le confirmo')
  await keyboard.press('Enter')
  await whatsapp.person(ivan.phone)?.waitForMessage('Buenos días, ya le confirmo')
  await keyboard.press('Escape')

  // Two are late all the same, by how long they are; put away for today, nothing is left, but nobody is told that all is paid.
  await expect.poll(headings, soon).toEqual(['Vencidos2'])
  await page.getByRole('heading', { name: '8-15 días' }).waitFor()
  for (const left of [1, 0]) {
    await keyboard.press('e')
    await expect.poll(headings, soon).toEqual(left === 0 ? [] : [`Vencidos${left}`])
  }
  await page.getByText('Por hoy no queda nada').waitFor()
  expect(await page.getByText('Todo al día').count()).toBe(0)

  // The day's close, every payment, and who is late with the last contact.
  await page.getByRole('link', { name: 'Pagos y vencidos' }).press('Enter')
  const payments = page.getByRole('list', { name: 'Pagos' })
  await payments.getByText('Eva Sol').waitFor()
  await page.getByText(/Confirmado: \$\s90\.000/).waitFor()
  await page.getByRole('button', { name: /Estado/ }).click()
  await page.getByRole('option', { name: 'Rechazado' }).click()
  await payments.getByText('Nora Gil').waitFor()
  await payments.getByText('Eva Sol').waitFor({ state: 'detached' })
  await page.getByRole('tab', { name: 'Cierre del día' }).click()
  const close = page.getByRole('table', { name: 'Recibido por medio' })
  await close.getByRole('row', { name: /^Transferencia \$\s90\.000/ }).waitFor()
  await page.getByRole('tab', { name: 'Vencidos' }).click()
  const late = page.getByRole('list', { name: 'Vencidos' })
  await late
    .getByText(/Último contacto: hoy/)
    .first()
    .waitFor()
  await expectOpen(page, 'the list of who is late')

  // The four figures open their lists.
  await page.getByRole('link', { name: 'Hoy' }).first().press('Enter')
  await page.getByRole('link', { name: /^Recibido esta semana \$\s90\.000/ }).press('Enter')
  await payments.getByText('Eva Sol').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: /^Vencido \$/ }).press('Enter')
  await late.waitFor()
})

/** What the business wrote last keeps a person out of those who wait for an answer. */
async function answer(phone: string): Promise<void> {
  const { id } = await cardOf(rosa, phone)
  await rosa.run(sendMessage, { messageId: randomUUID(), cardId: id, text: 'Con gusto', quotedMessageId: null })
}
