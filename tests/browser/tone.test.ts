import { addContact } from '@aldia/shared/contact.ts'
import { afterEach, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests } from '#support/browser.ts'
import { type Running, startRunning } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
afterEach(() => running?.stop())

test('what may offend is said while one writes, and a kinder sentence taken over in one press and back', async () => {
  running = await startRunning()
  const rosa = await running.setUp('CO')
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
  expect(window.complaints).toEqual([])
})
