import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { drawReceipt, savedAnew } from '@aldia/server/testing/drawn-receipts.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { addUser } from '@aldia/shared/user.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type BrowserWindow, chromiumForTests } from '#support/browser.ts'
import { BoardView, Conversation, soon } from '#support/browser-board.ts'
import { AccountView, keepTime, noticeOf, passDays, pesos, totalOf } from '#support/browser-money.ts'
import type { Client } from '#support/browserless-client.ts'
import { type JumpingClock, jumpingClock } from '#support/jumping-clock.ts'
import { cardOf, linkPhone } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'

// Friday 20 November 2026, nine in the morning in Bogotá.
const fridayMorning = Date.UTC(2026, 10, 20, 14, 0)
const agent = { name: 'Beto Mora', email: 'beto@example.com', password: 'otra clave bien larga' }

const browser = chromiumForTests()
let clock: JumpingClock
let whatsapp: Simulator
let running: Running
let rosa: Client
let beto: Client
let rosas: BrowserWindow
let betos: BrowserWindow

beforeAll(async () => {
  clock = jumpingClock(fridayMorning)
  whatsapp = await startSimulator({ now: clock.now })
  running = await startRunning({ clock, simulator: whatsapp })
  rosa = await running.setUp()
  await rosa.run(addUser, { ...agent, role: 'agent' })
  beto = await running.signIn(agent.email, agent.password)
  await linkPhone(rosa, whatsapp)
})
afterAll(async () => {
  await running?.stop()
  await whatsapp?.close()
  clock?.stop()
})
beforeEach(async () => {
  const open = async (person: Client) => {
    const window = await browser.open({ url: running.url, person })
    await keepTime(window, clock)
    await window.goto('/tablero')
    return window
  }
  rosas = await open(rosa)
  betos = await open(beto)
})

const bothSee = (check: (view: BoardView) => Promise<unknown>) =>
  Promise.all([rosas, betos].map(({ page }) => check(new BoardView(page))))
const nextDays = (days: number) => passDays(days, clock, [rosas, betos])

/** Both boards show the card there, with these words on it, and this much open on the column. */
function expectStanding(name: string, column: string, words: readonly RegExp[], total: string) {
  return bothSee(async (view) => {
    await view.cardIn(column, name).waitFor()
    for (const each of words) await expect.poll(() => view.card(name).getAttribute('aria-label'), soon).toMatch(each)
    await expect.poll(() => totalOf(view.column(column)), soon).toBe(total)
  })
}

test('two debts, a promise kept in part, a plan kept to the end, and both boards follow the facts', async () => {
  const name = 'Luis Peña'
  const { page } = rosas
  const { keyboard } = page
  const seenByRosa = new BoardView(page)
  const account = new AccountView(page)
  const luis = whatsapp.addPerson({ phone: '573001112233', name })
  await luis.sendText('Buenas tardes')
  await bothSee((view) => view.cardIn('Bandeja de entrada', name).waitFor())

  // Two debts by keys alone: the person, D, amount, what for, until when.
  await seenByRosa.card(name).focus()
  await keyboard.press('Enter')
  await new Conversation(page, name).thread.getByRole('article').waitFor()
  await enterDebt(page, name, { amount: '200.000', concept: 'Nevera a plazos', due: '2026-11-21' })
  await noticeOf(page, pesos('200.000')).waitFor()
  await enterDebt(page, name, { amount: '100 mil', concept: 'Colchón', due: '2026-12-10' })
  await noticeOf(page, pesos('100.000')).waitFor()
  await keyboard.press('Escape')
  await expectStanding(name, 'Recordatorio', [/debe \$\s300\.000/, /vence mañana/], '$ 300.000')

  // Saturday ends: on Sunday the first debt is late, and nobody touched anything.
  await nextDays(2)
  await expectStanding(name, 'Vencido', [/1 día/], '$ 300.000')

  // What he writes is a promise in two actions: the offer under the message, and Save.
  await luis.sendText('le pago 150.000 el viernes')
  const talk = await seenByRosa.open(name)
  const offer = talk.thread.getByRole('button', { name: /^Promesa: viernes 27, \$\s150\.000$/ })
  await offer.waitFor()
  await talk.thread.getByText('de «el viernes» · «150.000»').waitFor()
  // As it was understood it is one press, which can be taken back.
  await talk.thread.getByRole('button', { name: 'Guardar', exact: true }).press('Enter')
  await expectStanding(name, 'Promesa', [/promesa viernes 27/], '$ 300.000')
  await noticeOf(page, pesos('150.000')).getByRole('button', { name: 'Deshacer' }).click()
  await expectStanding(name, 'Vencido', [/1 día/], '$ 300.000')
  // Otherwise the words open it filled in.
  await offer.click()
  const promise = page.getByRole('dialog', { name: `Promesa de ${name}` })
  expect(await promise.getByRole('textbox', { name: 'Cuánto prometió' }).inputValue()).toBe('150.000')
  expect(await promise.getByLabel('Para cuándo').first().inputValue()).toBe('2026-11-27')
  await promise.getByRole('button', { name: 'Guardar promesa' }).click()
  await expectStanding(name, 'Promesa', [/promesa viernes 27/], '$ 300.000')
  // The confirmation stands there for whoever wants to send it.
  await expect.poll(() => talk.field.inputValue(), soon).toMatch(/150\.000/)
  await keyboard.press('Enter')
  await luis.waitForMessage(/150\.000/)

  // Friday comes with half of it; on Tuesday the grace is over as well.
  await nextDays(5)
  await expect.poll(() => account.panel.textContent(), soon).toMatch(/Prometió \$\s150\.000 para hoy/)
  const half = await account.payment(name)
  await half.getByRole('textbox', { name: 'Importe' }).fill('75.000')
  await keyboard.press('Enter')
  await noticeOf(page, pesos('75.000')).waitFor()
  await expectStanding(name, 'Promesa', [/debe \$\s225\.000/], '$ 225.000')
  const eva = await rosa.run(addContact, { name: 'Eva Ruiz', phone: '+57 300 111 2244' })
  await rosa.run(addDebt, debtOf(eva.output.cardId ?? '', 4_000_000, '2026-11-20'))
  await bothSee((view) => view.cardIn('Vencido', 'Eva Ruiz').waitFor())
  await nextDays(4)
  await expectStanding(name, 'Vencido', [/promesa en parte/], '$ 265.000')
  await bothSee((view) => view.expectNames('Vencido', [name, 'Eva Ruiz']))
  await (await account.unfold('Promesas')).getByText('En parte').waitFor()

  // A plan of four by the slider: it is proposed in a message that a person sends.
  await account.panel.getByRole('button', { name: 'Plan', exact: true }).click()
  const builder = page.getByRole('dialog', { name: `Plan de pagos para ${name}` })
  const first = builder.getByRole('slider', { name: 'Primer pago', exact: true })
  await first.focus()
  await keyboard.press('Home')
  await builder.getByText('Cuotas iguales').waitFor()
  for (let step = 0; step < 4; step++) await keyboard.press('ArrowRight')
  expect(await builder.getByRole('slider', { name: 'Cuotas', exact: true }).inputValue()).toBe('4')
  await builder.getByRole('button', { name: /Ritmo/ }).click()
  await page.getByRole('option', { name: 'Semanal' }).click()
  const preview = builder.getByRole('region', { name: 'Cómo queda' }).first()
  const parts = ['45.000', '60.000', '60.000', '60.000']
  const written = await preview.getByRole('listitem').allTextContents()
  expect(written.map((line) => line.replace(/^.*\$\s/, ''))).toEqual(parts)
  await builder.getByRole('button', { name: 'Proponer plan' }).click()
  await expect.poll(() => talk.field.inputValue(), soon).toMatch(/^Propuesta para pagar \$\s225\.000/)
  await talk.field.press('Enter')
  const proposal = await luis.waitForMessage(/^Propuesta/)
  for (const part of parts) expect(proposal.text).toMatch(pesos(part))

  // He says yes; his words are pinned to the plan.
  await luis.sendText('Sí, de acuerdo')
  await talk.bubble('Sí, de acuerdo').waitFor()
  const plan = await account.unfold('Plan de pagos')
  await plan.getByRole('button', { name: 'Aceptó' }).click()
  const agreement = page.getByRole('dialog', { name: `${name} aceptó el plan` })
  await agreement.getByText('Sí, de acuerdo').click()
  await agreement.getByRole('button', { name: 'Acordar plan' }).click()
  await plan.getByText(/1 mensaje del acuerdo/).waitFor()
  await expectStanding(name, 'Plan de pagos', [/cuota 1 de 4/], '$ 225.000')

  // Each instalment in one touch; the last one brings the card home.
  for (const [at, part] of parts.entries()) {
    const form = await account.payment(name)
    await form.getByRole('button', { name: new RegExp(`^La cuota: ${pesos(part).source}`) }).click()
    await form.getByRole('button', { name: 'Registrar pago' }).click()
    await form.waitFor({ state: 'detached' })
    if (at < 3) await expectStanding(name, 'Plan de pagos', [new RegExp(`cuota ${at + 2} de 4`)], openAfter(parts, at))
  }
  await expectStanding(name, 'Al día', [], '')
  await plan.getByText('Completado').waitFor()

  // Undo puts everything back: column, balance and plan.
  await noticeOf(page, /Pago de \$\s60\.000 registrado/)
    .getByRole('button', { name: 'Deshacer' })
    .click()
  await expectStanding(name, 'Plan de pagos', [/debe \$\s60\.000/, /cuota 4 de 4/], '$ 60.000')
  await plan.getByText('Activo').waitFor()

  // Whatever moved by itself says so, and why.
  await talk.drawer.getByRole('tab', { name: 'Historia' }).click()
  for (const line of [
    'Al Día la movió de Recordatorio a Vencido: venció una deuda',
    'Al Día la movió de Vencido a Promesa: hay una promesa',
    'Al Día la movió de Promesa a Vencido: la promesa se cumplió en parte',
    'Al Día la movió de Plan de pagos a Al día: el saldo quedó en cero',
  ])
    await talk.drawer.getByRole('tabpanel').getByText(line).first().waitFor()
  expect(running.complaints).toEqual([])
})

test('the same receipt is noticed when it comes again smaller, and the other payment is named', async () => {
  const name = 'Nora Gil'
  const { page } = rosas
  const nora = whatsapp.addPerson({ phone: '573001112255', name })
  const picture = await drawReceipt({ amount: '30.000', date: '20-11-2026', number: '00123' })
  await nora.sendMedia('image', picture, { mimetype: 'image/png' })
  const { id } = await cardOf(rosa, nora.phone)
  await rosa.run(addDebt, debtOf(id, 9_000_000, '2027-01-15'))

  const view = new BoardView(page)
  const account = new AccountView(page)
  const talk = await view.open(name)
  const record = async (place: number) => {
    const bubble = talk.thread.getByRole('article').nth(place)
    await bubble.getByRole('button', { name: /^Ampliar la foto/ }).waitFor()
    await bubble.hover()
    await bubble.getByRole('button', { name: 'Acciones del mensaje' }).click()
    await page.getByRole('menuitem', { name: 'Registrar pago' }).click()
    const form = page.getByRole('dialog', { name: `Pago de ${name}` })
    await form.getByRole('img', { name: 'Ver comprobante' }).waitFor()
    await form.getByRole('textbox', { name: 'Importe' }).fill('30 mil')
    await form.getByRole('button', { name: 'Registrar pago' }).click()
    return form
  }
  await (await record(0)).waitFor({ state: 'detached' })
  await expect.poll(() => account.panel.textContent(), soon).toMatch(pesos('60.000'))

  rosas.forgive(/409 \(Conflict\).*payment\.record$/)
  const anew = savedAnew['smaller and twice through JPEG']
  await nora.sendMedia('image', (await anew?.(picture)) ?? picture)
  const again = await record(1)
  const warning = again.getByRole('status').filter({ hasText: 'Parece el mismo pago' })
  await warning.getByText(/Se parece al pago de \$\s30\.000 del .* de Nora Gil/).waitFor()
  await again.getByRole('button', { name: 'Cancelar' }).click()
  expect(await account.panel.textContent()).toMatch(pesos('60.000'))
})

/** From the open conversation: D, and the three fields that matter. */
async function enterDebt(page: Page, name: string, debt: { amount: string; concept: string; due: string }) {
  const { keyboard } = page
  await keyboard.press('d')
  const form = page.getByRole('dialog', { name: `Nueva deuda de ${name}` })
  await form.waitFor()
  await keyboard.type(debt.amount)
  await keyboard.press('Tab')
  await keyboard.type(debt.concept)
  await keyboard.press('Tab')
  // In which order the digits of a day are typed is up to the browser's own language.
  await form.locator('input:focus').fill(debt.due)
  await keyboard.press('Enter')
  await form.waitFor({ state: 'detached' })
  // The next key is for the conversation.
  const { drawer } = new Conversation(page, name)
  await expect.poll(() => drawer.evaluate((element) => element.contains(document.activeElement)), soon).toBe(true)
}

const debtOf = (cardId: string, amountMinor: number, dueOn: string) => ({
  cardId,
  reference: null,
  concept: 'Colchón',
  currency: 'COP',
  amountMinor,
  issuedOn: '2026-11-01',
  dueOn,
  terms: plainTerms,
  lines: [],
  fileIds: [],
})

function openAfter(parts: readonly string[], at: number): string {
  const open = parts.slice(at + 1).reduce((sum, part) => sum + Number(part.replace('.', '')), 0)
  return `$ ${open / 1000}.000`
}
