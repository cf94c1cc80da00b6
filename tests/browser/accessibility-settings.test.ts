import { afterAll, beforeAll, describe, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests, desk, phone } from '#support/browser.ts'
import type { Client } from '#support/browserless-client.ts'
import { startSeeded } from '#support/seed.ts'
import { owner, type Running } from '#support/start.ts'

const browser = chromiumForTests()
const desksAtNight = { size: desk, dark: true }
const phones = { size: phone, dark: false, touch: true }

describe('with five people, in Portuguese', () => {
  let running: Running
  let rosa: Client
  beforeAll(async () => {
    running = await startSeeded({ cards: 5, language: 'pt' })
    rosa = await running.signIn(owner.email, owner.password)
  })
  afterAll(() => running?.stop())

  test.each([desksAtNight, phones])('board, conversation and every setting', async (how) => {
    const window = await browser.open({ url: running.url, ...how, person: rosa, locale: 'pt-BR' })
    const { page } = window
    await window.goto('/tablero')
    await page.locator('[data-card-button]').first().waitFor()
    await expectOpen(page, 'board')
    await page.locator('[data-card-button]').first().click()
    await page.getByRole('log').getByRole('article').first().waitFor()
    await expectOpen(page, 'conversation')
    await window.goto('/ajustes')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectOpen(page, 'settings')
    for (const part of ['negocio', 'columnas', 'etiquetas', 'equipo', 'whatsapp', 'copias', 'perfil']) {
      // On a phone the list of settings gives way to each of them.
      if (!page.url().endsWith('/ajustes') && how.size === phone) await page.goBack()
      await page.locator(`a[href="/ajustes/${part}"]`).filter({ visible: true }).last().click()
      await page.waitForURL(`**/ajustes/${part}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectOpen(page, `settings ${part}`)
    }
    await window.goto('/personas')
    await page.getByRole('link', { name: /\+57/ }).first().waitFor()
    await expectOpen(page, 'people')
  })
})
