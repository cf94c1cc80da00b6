import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { ThreadPage } from '@aldia/shared/change.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { updateWorkspace } from '@aldia/shared/workspace.ts'
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

test('a message is scheduled from the keyboard, found among the reminders, written anew, cancelled and brought back', async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  const rosa = await running.setUp('CO')
  await linkPhone(rosa, whatsapp)
  const { output } = await rosa.run(addContact, { name: 'Luis Peña', phone: '+57 300 111 2233' })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${output.cardId}`)
  const field = page.getByRole('textbox', { name: 'Mensaje para Luis Peña' })
  await field.fill('Don Luis, ¿le queda bien el viernes?')
  await field.press('Control+Shift+Enter')
  const dialog = page.getByRole('dialog', { name: '¿Cuándo sale?' })
  await dialog.getByRole('button', { name: /\d:00/ }).first().waitFor()
  await expectOpen(page, 'choosing when a message leaves')
  await dialog.getByRole('button', { name: /\d:00/ }).last().click()

  const bubble = page.getByRole('article').filter({ hasText: '¿le queda bien el viernes?' })
  await bubble.getByText(/^Sale .*, programado$/).waitFor()
  expect(await field.inputValue()).toBe('')
  await expectOpen(page, 'a message that waits for its moment')

  await window.goto('/recordatorios')
  const row = page.getByRole('listitem').filter({ hasText: 'Luis Peña' })
  await row.getByText('Programado', { exact: true }).waitFor()
  await expectOpen(page, 'what waits to leave')
  const menu = row.getByRole('button', { name: 'Acciones del mensaje para Luis Peña' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Editar' }).click()
  await page.getByRole('textbox', { name: 'Mensaje' }).fill('Don Luis, ¿le queda bien el sábado?')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await row.getByText('¿le queda bien el sábado?').waitFor()
  await menu.click()
  await page.getByRole('menuitem', { name: 'Cancelar envío' }).click()
  await row.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await row.getByText('¿le queda bien el sábado?').waitFor()
  expect(window.complaints).toEqual([])
})

test('what was sent a moment ago is taken back, and its words are in the field again', async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  const rosa = await running.setUp('CO')
  await rosa.run(updateWorkspace, { undoSendSeconds: 20 })
  await linkPhone(rosa, whatsapp)
  const { output } = await rosa.run(addContact, { name: 'Luis Peña', phone: '+57 300 111 2233' })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${output.cardId}`)
  const field = page.getByRole('textbox', { name: 'Mensaje para Luis Peña' })
  await field.fill('Don Luis, le debo 150.000')
  await field.press('Enter')
  const bubble = page.getByRole('article').filter({ hasText: 'le debo 150.000' })
  await bubble.getByText(/^Deshacer \(\d+ s\)$/).waitFor()
  await expectOpen(page, 'a message that may be taken back')
  await bubble.getByRole('button', { name: 'Deshacer el envío' }).click()
  await bubble.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe('Don Luis, le debo 150.000')
  const { messages } = await rosa.read<ThreadPage>(`/api/cards/${output.cardId}/messages`)
  expect(messages).toEqual([])
  expect(window.complaints).toEqual([])
})
