import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { afterEach, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests } from '#support/browser.ts'
import { linkPhone } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'

const browser = chromiumForTests()
let whatsapp: Simulator
let running: Running
afterEach(async () => {
  await running?.stop()
  await whatsapp?.close()
})

test('what may offend is said while one writes and does not leave; a kinder sentence is taken over in one press and back, or a reason given', async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  const rosa = await running.setUp('CO')
  await linkPhone(rosa, whatsapp)
  const { output } = await rosa.run(addContact, { name: 'Luis Peña', phone: '+57 300 111 2233' })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${output.cardId}`)

  const field = page.getByRole('textbox', { name: 'Mensaje para Luis Peña' })
  await field.fill('La caja está frente al juzgado. ¿Qué día le queda bien?')
  await field.fill('Usted es un l a d r ó n')
  await page.getByText('Es un insulto.').waitFor()
  await expectOpen(page, 'a message that may offend')

  await page.getByRole('button', { name: 'Usar esta frase' }).click()
  await page.getByText('Es un insulto.').waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe(
    'Entendemos que puede haber un contratiempo. ¿Qué fecha le queda bien para el pago?',
  )
  await page.getByRole('button', { name: 'Volver a lo que escribí' }).click()
  expect(await field.inputValue()).toBe('Usted es un l a d r ó n')

  await field.press('Enter')
  await page.getByText('Así no sale.').waitFor()
  expect(await field.inputValue()).toBe('Usted es un l a d r ó n')
  await page.getByRole('button', { name: 'Enviar de todos modos' }).click()
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Es una broma entre primos')
  await expectOpen(page, 'a reason for words that may offend')
  await page.getByRole('textbox', { name: 'Motivo' }).press('Enter')
  await page.getByRole('article').filter({ hasText: 'Usted es un l a d r ó n' }).waitFor()
  expect(await field.inputValue()).toBe('')
  expect(window.complaints).toEqual([])
})
