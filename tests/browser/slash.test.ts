import { addContact } from '@aldia/shared/contact.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { recordPayment } from '@aldia/shared/payment.ts'
import { afterEach, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests } from '#support/browser.ts'
import { type Running, startRunning } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
afterEach(() => running?.stop())

test('a "/" puts a text of the team into the message with the real figures, by keyboard alone, and says what is missing; a payment is thanked for', async () => {
  running = await startRunning()
  const rosa = await running.setUp('CO')
  const { output: luis } = await rosa.run(addContact, { name: 'Luis Peña', phone: '+57 300 111 2233' })
  await rosa.run(addDebt, {
    cardId: luis.cardId ?? '',
    reference: null,
    concept: 'Nevera',
    currency: 'COP',
    amountMinor: 35_000_000,
    issuedOn: '2026-01-10',
    dueOn: '2026-02-10',
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${luis.cardId}`)
  const field = page.getByRole('textbox', { name: 'Mensaje para Luis Peña' })
  const list = page.getByRole('listbox', { name: 'Textos para este mensaje' })

  await field.pressSequentially('Hola. /')
  await list.getByRole('group', { name: 'Objeciones' }).waitFor()
  await list.getByRole('group', { name: 'Frases: Para comprender' }).waitFor()
  await expectOpen(page, 'the texts over the message')
  await field.press('Escape')
  await list.waitFor({ state: 'detached' })

  await field.fill('')
  await field.pressSequentially('/convers')
  await list.getByRole('option', { name: /Invitación a conversar/, selected: true }).waitFor()
  await field.press('Enter')
  await list.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toMatch(/Luis.*\$\s350\.000/s)
  expect(await field.inputValue()).not.toContain('/')

  await field.fill('')
  await field.pressSequentially('/propuesta de')
  await list.getByRole('option', { name: /Propuesta de plan/, selected: true }).waitFor()
  await field.press('Enter')
  await page.getByRole('alert').getByText('No hay una propuesta de plan.').waitFor()
  expect(await field.inputValue()).toBe('/propuesta de')

  await field.fill('')
  await field.pressSequentially('/ya pagu')
  await field.press('ArrowDown')
  await list.getByRole('option', { name: /Ya pagué/, selected: true }).waitFor()
  await field.press('Enter')
  await list.waitFor({ state: 'detached' })
  expect(await field.inputValue()).not.toBe('')

  // Beside the chat: what to ask when somebody says that they have no money.
  await field.fill('')
  await page.getByRole('button', { name: 'Objeciones: qué responder y qué preguntar' }).click()
  await page.getByRole('button', { name: '«No tengo»' }).click()
  await page.getByRole('button', { name: /¿Qué monto .* quedaría bien por ahora/ }).click()
  await page.getByText('¿Qué fecha ponemos para el primer pago?').waitFor()
  expect(await field.inputValue()).toMatch(/^¿Qué monto/)

  // What was paid is thanked for, with the balance that is left.
  await field.fill('')
  await rosa.run(recordPayment, {
    cardId: luis.cardId ?? '',
    amountMinor: 10_000_000,
    currency: 'COP',
    paidOn: '2026-03-01',
    paidBy: 'cash',
    state: 'confirmed',
  })
  await page.getByText(/Se confirmó un pago de \$\s100\.000/).waitFor()
  await expectOpen(page, 'thanks that are offered')
  await page.getByRole('button', { name: 'Dar las gracias' }).click()
  await page.getByText(/Se confirmó un pago/).waitFor({ state: 'detached' })
  expect(await field.inputValue()).toMatch(/\$\s250\.000/)
  expect(window.complaints).toEqual([])
})
