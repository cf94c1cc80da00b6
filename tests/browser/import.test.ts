import { updateProfile } from '@aldia/shared/user.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests, desk, phone } from '#support/browser.ts'
import { soon } from '#support/browser-board.ts'
import type { Client } from '#support/browserless-client.ts'
import { type Running, startRunning } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
let rosa: Client

beforeAll(async () => {
  running = await startRunning({})
  rosa = await running.setUp()
})
afterAll(() => running?.stop())

const first = ['Ana', 'Beatriz', 'Carla', 'Diego', 'Elena', 'Fabio', 'Gloria', 'Hugo', 'Inés', 'Julio']
const last = ['Pérez', 'Soto', 'Muñoz', 'Díaz', 'Rojas', 'Vega', 'Lara', 'Mora']
/** Eighty lines of a notebook; six of them have something wrong. */
const lines = Array.from({ length: 80 }, (_, i) => {
  const name = `${first[i % 10]} ${last[Math.floor(i / 10)]}`
  return `${name} ${(i + 1) * 1_000} vence ${(i % 28) + 1}/12 mesa y sillas`
})
lines[4] = 'Elena Pérez 5000 vence 31/2 mesa'
lines[14] = 'Elena Soto 15000 mesa'
lines[24] = 'Elena Muñoz vence 5/12 mesa'
lines[34] = 'Elena Díaz 0 vence 5/12 mesa'
lines[44] = 'Elena Rojas 45000 vence 5/12 cel 12345'
lines[53] = 'Diego Vega 54000 vence 5/12 #77'
lines[54] = 'Elena Vega 55000 vence 5/12 #77'

const people = async () => (await rosa.read<{ total: number }>('/api/contacts')).total

test('eighty lines of a notebook are pasted, put right, applied and taken back', async () => {
  const { page, goto } = await open()
  await goto('/personas')
  await page.getByRole('link', { name: 'Importar una lista' }).click()
  await page.getByRole('textbox', { name: 'Pega aquí tu lista' }).fill(lines.join('\n'))
  await expectOpen(page, 'where a list comes in')
  await page.getByRole('button', { name: 'Leer la lista' }).click()
  await expect.poll(() => page.getByText('74 deudas listas para entrar').count(), soon).toBe(1)
  await expect.poll(() => page.getByRole('form', { name: /^Línea/ }).count(), soon).toBe(6)
  await expectOpen(page, 'the doubts')
  await page.setViewportSize(phone)
  await expectOpen(page, 'the doubts on a phone')
  await page.setViewportSize(desk)
  const fixes: [line: number, field: string, value: string][] = [
    [5, 'Vencimiento', '28/2/2027'],
    [15, 'Vencimiento', '5/12'],
    [25, 'Monto', '25 mil'],
    [35, 'Monto', '35.000'],
    [45, 'Teléfono', '300 111 2233'],
    [55, 'Referencia', '78'],
  ]
  for (const [line, field, value] of fixes) {
    const form = page.getByRole('form', { name: `Línea ${line}`, exact: true })
    await form.getByRole('textbox', { name: field }).fill(value)
    // With the keyboard alone.
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), soon).not.toBe('BODY')
  }
  await page.getByRole('button', { name: 'Importar 80 deudas' }).click()
  await expect.poll(() => page.getByText('80 nuevas').count(), soon).toBe(1)
  expect(await people()).toBe(80)
  await expectOpen(page, 'what was imported')
  await page.getByRole('button', { name: 'Deshacer la importación' }).click()
  await expect.poll(() => page.getByText('La importación se deshizo').count(), soon).toBe(1)
  const { cards } = await rosa.read<{ cards: unknown[] }>('/api/board')
  expect(cards).toEqual([])
})

test.each([
  ['pt', 'Importar uma lista', 'Ler a lista'],
  ['en', 'Import a list', 'Read the list'],
] as const)('the columns of a list in %s, on a phone', async (language, title, read) => {
  await rosa.run(updateProfile, { language })
  const { page, goto } = await open(phone)
  await goto('/personas/importar')
  await page.getByRole('heading', { name: title }).waitFor()
  await page.getByRole('textbox').fill('Cliente;Vence;Saldo\nTotal;;100\nAna;05/12/2026;100\n')
  await page.getByRole('button', { name: read }).click()
  await expect.poll(() => page.getByRole('button', { name: /1 d/ }).count(), soon).toBe(1)
  const folded = page.locator('main button[aria-expanded=false][aria-controls]:not([aria-haspopup])')
  while ((await folded.count()) > 0) await folded.first().click()
  await expectOpen(page, 'a list that was understood')
})

async function open(size = desk) {
  const window = await browser.open({ url: running.url, person: rosa, size })
  return { page: window.page, goto: (path: string) => window.goto(path) }
}
