import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { connectChannel } from '@aldia/shared/channel.ts'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests, desk, phone } from '#support/browser.ts'
import type { Client } from '#support/browserless-client.ts'
import { qrText } from '#support/linked.ts'
import { startSeeded } from '#support/seed.ts'
import { owner, type Running, setupSecret, startRunning, startSimulator } from '#support/start.ts'

const browser = chromiumForTests()
const desks = { size: desk, dark: false }
const desksAtNight = { size: desk, dark: true }
const phonesAtNight = { size: phone, dark: true, touch: true }

describe('at the door', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning()
  })
  afterAll(() => running?.stop())

  test.each([
    { ...desks, locale: 'es-CO', button: 'Crear y vincular WhatsApp' },
    { ...phonesAtNight, locale: 'pt-BR', button: 'Criar e conectar o WhatsApp' },
    { ...desksAtNight, locale: 'en-US', button: 'Create and link WhatsApp' },
  ])('setting up in $locale, also with every mistake made', async ({ button, ...how }) => {
    const window = await browser.open({ url: running.url, ...how })
    const { page } = window
    await window.goto(`/inicio?secreto=${setupSecret}`)
    await page.getByRole('button', { name: button }).waitFor()
    await expectOpen(page, 'setup')
    await page.getByRole('button', { name: button }).click()
    await page.locator('[aria-invalid=true]').first().waitFor()
    await expectOpen(page, 'setup with mistakes')
  })

  test.each([
    { ...desks, locale: 'en-US', button: 'Sign in' },
    { ...phonesAtNight, locale: 'es-CO', button: 'Entrar' },
  ])('signing in in $locale, also with a wrong password', async ({ button, ...how }) => {
    const window = await browser.open({ url: running.url, ...how })
    const { page } = window
    window.forgive(/401 \(Unauthorized\)/)
    await window.goto('/entrar')
    // What the page still asks for at its opening draws it anew.
    await page.waitForLoadState('networkidle')
    await page.locator('input[type=email]').fill('nadie@example.com')
    await page.locator('input[type=password]').fill('no es esta')
    await expectOpen(page, 'sign-in')
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('alert').waitFor()
    await expectOpen(page, 'sign-in refused')
  })
})

describe('with nobody yet, in English', () => {
  let running: Running
  let whatsapp: Simulator
  let rosa: Client
  beforeAll(async () => {
    whatsapp = await startSimulator()
    running = await startSeeded({ cards: 0, language: 'en' }, { simulator: whatsapp })
    rosa = await running.signIn(owner.email, owner.password)
  })
  afterAll(async () => {
    await running?.stop()
    await whatsapp?.close()
  })

  test.each([desks, phonesAtNight])('empty board, empty list, linking a phone', async (how) => {
    const window = await browser.open({ url: running.url, ...how, person: rosa, locale: 'en-US' })
    const { page } = window
    await window.goto('/tablero')
    await page.getByRole('link', { name: 'Link WhatsApp' }).waitFor()
    await expectOpen(page, 'empty board')
    await window.goto('/personas')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectOpen(page, 'empty list of people')
    const [account] = (await rosa.read<BoardSnapshot>('/api/board')).channelAccounts
    await rosa.run(connectChannel, { accountId: account?.id ?? '' })
    await qrText(rosa, account?.id ?? '')
    await window.goto('/ajustes/whatsapp')
    await page.getByRole('img', { name: /QR/ }).waitFor()
    await expectOpen(page, 'linking')
  })
})
