import { addContact } from '@aldia/shared/contact.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { afterEach, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests } from '#support/browser.ts'
import { type Running, startRunning } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
afterEach(() => running?.stop())

test('a text of the team is written with faults said at their place, and read as a real debtor would', async () => {
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
  await window.goto('/ajustes/textos')
  await page.getByText('Invitación a conversar', { exact: true }).first().waitFor()
  await expectOpen(page, 'the texts of the team')
  await page.getByRole('button', { name: 'Nuevo texto' }).click()
  const form = page.getByRole('dialog', { name: 'Nuevo texto' })
  await form.getByRole('textbox', { name: 'Nombre' }).fill('Rifa de fin de año')
  const body = form.getByRole('textbox', { name: 'Texto' })
  await body.fill('Hola, {nombre}.\nQuedan {apodo}.')
  await form.getByText('Línea 2: «apodo» no es un dato conocido.').waitFor()
  await form.getByRole('button', { name: 'Ir ahí' }).click()
  await page.keyboard.type('{saldo}')
  await form.getByText(/Hola, Luis\.\s*Quedan \$\s350\.000\./).waitFor()
  await expectOpen(page, 'writing a text of the team')
  await form.getByRole('button', { name: 'Guardar' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('Rifa de fin de año', { exact: true }).waitFor()
  expect(window.complaints).toEqual([])
})
