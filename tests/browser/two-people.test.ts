import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { addContact, mergeContacts } from '@aldia/shared/contact.ts'
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
  rosa = await running.setUp('BR')
  await linkPhone(rosa, whatsapp)
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})

test('a number that is like another one is a question on the card, and a merge is taken back in the history', async () => {
  const ana = whatsapp.addPerson({ phone: '552188221100', name: 'Ana Souza' })
  await ana.sendText('oi')
  const anas = await cardOf(rosa, ana.phone)
  const { output: added } = await rosa.run(addContact, { name: 'Outra Ana', phone: '+55 21 98822-1100' })
  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${added.cardId}`)
  const question = page.getByRole('region', { name: /Ana Souza/ })
  await question.getByRole('button', { name: /Não, são duas|No, son dos/ }).click()
  await question.waitFor({ state: 'detached' })

  await rosa.run(mergeContacts, { contactId: added.id, intoContactId: anas.contactId })
  await window.goto(`/tablero?card=${anas.id}`)
  await page.getByRole('tab', { name: /Histórico|Historia/ }).click()
  await page.getByRole('button', { name: /(Desfazer|Deshacer): .*(uniu|unió)/ }).click()
  await page.getByText(/desfez uma união|deshizo una unión/).waitFor()
  await window.goto(`/tablero?card=${added.cardId}`)
  await page.getByRole('heading', { name: 'Outra Ana' }).waitFor()
  expect(running.complaints).toEqual([])
})
