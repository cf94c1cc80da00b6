import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumForTests } from '#support/browser.ts'
import type { Client } from '#support/browserless-client.ts'
import { cardOf, linkPhone } from '#support/linked.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'

const browser = chromiumForTests()
let whatsapp: Simulator
let running: Running
let rosa: Client

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp('CO')
  await linkPhone(rosa, whatsapp)
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})

test('a promise that its debtor corrects goes from conversation and card, as it happens, while we were away, and where nobody can read it', async () => {
  const luis = whatsapp.addPerson({ phone: '573001110001', name: 'Luis Peña' })
  const first = await luis.sendText('el viernes le pago 150.000')
  const card = await cardOf(rosa, luis.phone)
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${card.id}`)
  const chip = (amount: string) => page.getByRole('button', { name: new RegExp(`Promesa: .*${amount}`) })
  const onCard = (words: string) => page.locator(`[data-card-id="${card.id}"]`).getByText(words)
  await chip('150.000').waitFor()
  await onCard('el viernes le pago 150.000').waitFor()

  await luis.editSealed(first, 'el lunes le pago 90.000')
  await chip('90.000').waitFor()
  await chip('150.000').waitFor({ state: 'detached' })
  await onCard('el lunes le pago 90.000').waitFor()

  // Corrected into no promise while the number was away.
  whatsapp.faults.drop()
  await whatsapp.client.waitForClose()
  await luis.editSealed(first, 'mejor le aviso')
  await onCard('mejor le aviso').waitFor()
  await chip('90.000').waitFor({ state: 'detached' })

  const second = await luis.sendText('el martes le pago 70.000')
  await chip('70.000').waitFor()
  await luis.editSealed(second, 'nunca', { as: '1@lid' })
  await page.getByText('corrigió este mensaje; míralo en el teléfono', { exact: true }).waitFor()
  await chip('70.000').waitFor({ state: 'detached' })
  await onCard('Corrigió este mensaje; míralo en el teléfono').waitFor()
  expect(window.complaints).toEqual([])
})
