import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { recordPayment } from '@aldia/shared/payment.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { chromiumForTests, desk, phone } from '#support/browser.ts'
import { soon } from '#support/browser-board.ts'
import type { Client } from '#support/browserless-client.ts'
import { startSeeded } from '#support/seed.ts'
import { owner, type Running } from '#support/start.ts'

const browser = chromiumForTests()

describe('the money of one person, in Spanish', () => {
  let running: Running
  let rosa: Client
  beforeAll(async () => {
    running = await startSeeded({ cards: 12 })
    rosa = await running.signIn(owner.email, owner.password)
  })
  afterAll(() => running?.stop())

  /** Somebody in a plan who owes for two things, has paid something, and says to have paid more. */
  async function debtor(): Promise<string> {
    const { cards, stages } = await rosa.read<BoardSnapshot>('/api/board')
    const inPlan = stages.find(({ kind }) => kind === 'plan')?.id
    const cardId = cards.find(({ stageId }) => stageId === inPlan)?.id ?? ''
    const today = dayIn('America/Bogota', Date.now())
    const money = { cardId, amountMinor: 4_000_000, currency: 'COP' }
    await rosa.run(addDebt, {
      ...money,
      reference: 'F-12',
      concept: 'Silla de comedor',
      issuedOn: addDays(today, -40),
      dueOn: addDays(today, -30),
      terms: plainTerms,
      lines: [],
      fileIds: [],
    })
    const paid = { cardId, currency: 'COP', paidOn: today, paidBy: 'transfer' } as const
    await rosa.run(recordPayment, { ...paid, amountMinor: 1_000_000, state: 'confirmed' })
    await rosa.run(recordPayment, { ...paid, amountMinor: 2_000_000, state: 'claimed' })
    return cardId
  }

  test.each([
    { size: desk, dark: true },
    { size: phone, dark: false, touch: true },
  ])('account and every form, with mistakes and everything folded out', async (how) => {
    const cardId = await debtor()
    const window = await browser.open({ url: running.url, ...how, person: rosa })
    const { page } = window
    await window.goto(`/tablero?card=${cardId}`)
    await page.getByRole('log').getByRole('article').first().waitFor()
    const tab = page.getByRole('tab', { name: 'Cuenta' })
    if (how.size === phone) await tab.click()
    const account = page.getByRole('region', { name: 'Cuenta', exact: true })
    await account.getByRole('button', { name: 'Registrar pago' }).waitFor()
    await foldOut(page, 'region', 'Cuenta')
    await expectOpen(page, 'account')
    for (const { button, title, submit } of [
      { button: 'Deuda', title: /^Nueva deuda/, submit: 'Registrar deuda' },
      { button: 'Registrar pago', title: /^Pago de/, submit: 'Registrar pago' },
      { button: 'Promesa', title: /^Promesa de/, submit: 'Guardar promesa' },
      { button: 'Plan', title: /^Plan de pagos/, submit: null },
    ]) {
      await account.getByRole('button', { name: button, exact: true }).click()
      const form = page.getByRole('dialog', { name: title })
      await form.waitFor()
      await foldOut(page, 'dialog', title)
      if (submit !== null) {
        await form.getByRole('textbox').first().fill('nada')
        await form.getByRole('button', { name: submit }).click()
        await form.locator('[aria-invalid=true]').first().waitFor()
      } else await form.getByText('Ya está acordado').click()
      await expectOpen(page, button)
      await form.getByRole('button', { name: 'Cancelar' }).click()
      await form.waitFor({ state: 'detached' })
    }
    await account.getByRole('button', { name: 'Confirmar', exact: true }).first().click()
    const claim = page.getByRole('dialog', { name: /^Verificar el pago de/ })
    await claim.getByText('A mano').click()
    await expectOpen(page, 'verify')
    await page.keyboard.press('Escape')
    await claim.waitFor({ state: 'detached' })
    await account.getByRole('button', { name: 'Más acciones' }).click()
    await page.getByRole('menuitem', { name: 'Dar por perdido' }).click()
    const loss = page.getByRole('dialog', { name: /^Dar por perdido/ })
    await loss.getByRole('button', { name: 'Dar por perdido' }).click()
    await loss.locator('[aria-invalid=true]').first().waitFor()
    await expectOpen(page, 'write-off')
    await loss.getByRole('button', { name: 'Cancelar' }).click()
    await loss.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Columna/ }).click()
    await page.getByRole('option', { name: 'Al día' }).click()
    await page.getByRole('dialog', { name: /^¿Cómo quedó al día/ }).waitFor()
    await expectOpen(page, 'how it was settled')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: /^¿Cómo quedó al día/ }).waitFor({ state: 'detached' })

    // What is not sent with the refusal waits in the conversation.
    await account.getByRole('button', { name: 'Rechazar', exact: true }).first().click()
    const refusal = page.getByRole('dialog', { name: /^Rechazar el pago de/ })
    await refusal.getByRole('button', { name: 'Es para otra cuenta' }).click()
    await refusal.getByText('Enviar el aviso ahora').click()
    await expectOpen(page, 'reject')
    await refusal.getByRole('button', { name: 'Rechazar' }).click()
    await page.getByText('el aviso quedó escrito en la conversación').waitFor()
    const field = page.getByRole('textbox', { name: /^Mensaje para/ })
    await expect.poll(() => field.inputValue(), soon).toMatch(/^Hola, .*otra cuenta de destino/)
  })
})

/** Opens everything that folds there, one after the other. */
async function foldOut(page: Page, role: 'region' | 'dialog', name: string | RegExp): Promise<void> {
  const folded = page
    .getByRole(role, { name, exact: typeof name === 'string' })
    .locator('button[aria-expanded=false][aria-controls]')
  while ((await folded.count()) > 0) await folded.first().click()
}
