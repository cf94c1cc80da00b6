import { moveCard } from '@aldia/shared/card.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests, desk, phone } from '#support/browser.ts'
import type { Client } from '#support/browserless-client.ts'
import { startSeeded } from '#support/seed.ts'
import { owner, type Running } from '#support/start.ts'

const browser = chromiumForTests()
const desks = { size: desk, dark: false }
const phonesAtNight = { size: phone, dark: true, touch: true }

describe('with three hundred people, in Spanish', () => {
  let running: Running
  let rosa: Client
  beforeAll(async () => {
    running = await startSeeded({ cards: 300 })
    rosa = await running.signIn(owner.email, owner.password)
  })
  afterAll(() => running?.stop())

  test.each([desks, phonesAtNight])('board, conversation, history, dialogs', async (how) => {
    const window = await browser.open({ url: running.url, ...how, person: rosa })
    const { page } = window
    await window.goto('/tablero')
    const first = page.locator('[data-card-button]').first()
    await first.waitFor()
    await expectOpen(page, 'board')
    await first.focus()
    await page.keyboard.press('m')
    await page.getByRole('dialog', { name: /^¿A qué columna/ }).waitFor()
    await expectOpen(page, 'move dialog')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Atajos de teclado' }).waitFor()
    await expectOpen(page, 'shortcuts')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await page.keyboard.type('viernes')
    await page.getByRole('dialog', { name: 'Buscar' }).getByText('Mensajes').waitFor()
    await expectOpen(page, 'search')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const { cards, stages } = await rosa.read<BoardSnapshot>('/api/board')
    const [card] = cards
    const to = stages.find(({ id }) => id !== card?.stageId)?.id ?? ''
    await rosa.run(moveCard, {
      cardId: card?.id ?? '',
      fromStageId: card?.stageId ?? '',
      toStageId: to,
      afterCardId: null,
    })
    await window.goto(`/tablero?card=${card?.id}`)
    await page.getByRole('log').getByRole('article').first().waitFor()
    await expectOpen(page, 'conversation')
    await page.getByRole('tab', { name: 'Historia' }).click()
    await page.getByRole('tabpanel').getByRole('listitem').first().waitFor()
    await expectOpen(page, 'history')
    await window.goto('/personas')
    await page.getByRole('link', { name: /\+57/ }).first().waitFor()
    await expectOpen(page, 'people')
    await window.goto('/no-existe')
    await page.getByRole('link', { name: 'Ir al tablero' }).waitFor()
    await expectOpen(page, 'not found')
  })

  test('whoever asks for less motion gets none', async () => {
    const window = await browser.open({ url: running.url, ...desks, person: rosa, stillness: true })
    const { page } = window
    await window.goto('/tablero')
    await page.locator('[data-card-button]').first().click()
    await page.getByRole('log').getByRole('article').first().waitFor()
    const longest = await page.evaluate(`Math.max(...[...document.querySelectorAll('*')].map((element) => {
      const { animationDuration, transitionDuration } = getComputedStyle(element)
      return Math.max(...[animationDuration, transitionDuration].flatMap((all) => all.split(',')).map(parseFloat))
    }))`)
    expect(longest).toBeLessThanOrEqual(0.001)
  })
})
