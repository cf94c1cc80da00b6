import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { updateContactPolicy } from '@aldia/shared/contact-policy.ts'
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

test('who somebody is, a dispute, wishes, a guarantor and the log stand in one dialog; what has to wait leaves for a reason', async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  const rosa = await running.setUp('PE')
  await linkPhone(rosa, whatsapp)
  const { output: luis } = await rosa.run(addContact, { name: 'Luis Peña', phone: '+51 911 111 111' })
  await rosa.run(addContact, { name: 'Eva Muñoz', phone: '+51 922 222 222' })
  // Own rules alone, so that it is the same at whatever hour the test runs.
  const never = { max: 0, per: 'day', channels: 'all', counts: 'attempts' } as const
  await rosa.run(updateContactPolicy, {
    version: 1,
    change: { followsPreset: false, limits: [never], holidays: 'allow' },
  })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${luis.cardId}`)
  await page.getByRole('button', { name: 'Más acciones' }).click()
  await page.getByRole('menuitem', { name: 'Reglas de contacto' }).click()
  const dialog = page.getByRole('dialog', { name: 'Contacto con Luis Peña' })

  await dialog.getByRole('button', { name: 'Le reconocí la voz' }).click()
  await dialog.getByText(/^Confirmado: le reconocí la voz/).waitFor()

  await dialog.getByRole('textbox', { name: /Monto en disputa/ }).fill('150')
  await dialog.getByRole('button', { name: 'Poner en pausa' }).click()
  await dialog.getByText(/El monto · .*150.* en disputa/).waitFor()

  await dialog.getByText('Sáb', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Guardar' }).click()

  await dialog.getByRole('button', { name: 'Unir a la deuda de otra persona' }).click()
  const people = page.getByRole('list', { name: 'Elige a la otra persona' })
  await people.getByRole('button', { name: /Eva Muñoz/ }).click()
  await dialog.getByText('Codeudor de Eva Muñoz').waitFor()
  await expectOpen(page, 'the contact rules of a person')
  expect(await dialog.getByRole('link', { name: 'Bajar PDF' }).getAttribute('href')).toContain(
    '/contact-log?format=pdf',
  )
  await dialog.getByRole('button', { name: 'Quitar la pausa: En disputa' }).click()
  await dialog.getByText('Ninguna: se le puede recordar').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Misma deuda: Codeudor de Eva Muñoz').waitFor()

  const field = page.getByRole('textbox', { name: 'Mensaje para Luis Peña' })
  await field.fill('Lo espero a las cinco')
  await page.getByRole('button', { name: 'Enviar ahora con un motivo' }).click()
  await page.getByRole('textbox', { name: 'Por qué sale ahora' }).fill('lo pidió en la tienda')
  await expectOpen(page, 'a reason for leaving now')
  await page.getByRole('textbox', { name: 'Por qué sale ahora' }).press('Enter')
  await page.getByRole('article').filter({ hasText: 'Lo espero a las cinco' }).waitFor()
  expect(window.complaints).toEqual([])
})
