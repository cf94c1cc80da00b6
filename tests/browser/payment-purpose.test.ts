import type { Account } from '@aldia/shared/account.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { acceptPlan, proposePlan } from '@aldia/shared/plan.ts'
import { afterAll, expect, test } from 'vitest'
import { chromiumForTests } from '#support/browser.ts'
import { soon } from '#support/browser-board.ts'
import { AccountView, noticeOf, pesos } from '#support/browser-money.ts'
import { type Running, startRunning } from '#support/start.ts'

const browser = chromiumForTests()
let running: Running
afterAll(() => running?.stop())

test('the instalment pays the debt of its plan although an older one is open; where it goes is seen before, and kept by a claim', async () => {
  running = await startRunning()
  const rosa = await running.setUp('CO')
  const today = dayIn('America/Bogota', Date.now())
  const { output } = await rosa.run(addContact, { name: 'Luis Peña', phone: '+57 300 111 2233' })
  const cardId = output.cardId ?? ''
  const owe = (concept: string, amountMinor: number, dueOn: string) =>
    rosa.run(addDebt, {
      cardId,
      reference: null,
      concept,
      currency: 'COP',
      amountMinor,
      issuedOn: addDays(today, -60),
      dueOn,
      terms: plainTerms,
      lines: [],
      fileIds: [],
    })
  await owe('Colchón', 60_000_00, addDays(today, -40))
  const fridge = await owe('Nevera', 150_000_00, addDays(today, -10))
  const plan = await rosa.run(proposePlan, {
    cardId,
    currency: 'COP',
    debtIds: [fridge.output.id],
    terms: {
      firstPaymentMinor: 0,
      parts: 3,
      rhythm: 'monthly',
      firstOn: today,
      monthDay: null,
      interestBasisPoints: null,
      discountMinor: 0,
      expiresOn: null,
    },
  })
  await rosa.run(acceptPlan, { planId: plan.output.id, version: plan.output.version })
  const open = async () => {
    const { debts } = await rosa.read<Account>(`/api/cards/${cardId}/account`)
    return Object.fromEntries(debts.map(({ concept, balanceMinor }) => [concept, balanceMinor / 100]))
  }

  const window = await browser.open({ url: running.url, person: rosa })
  const { page } = window
  await window.goto(`/tablero?card=${cardId}`)
  const account = new AccountView(page)
  const form = await account.payment('Luis Peña')

  // Typed without a purpose it goes to what was due first, and the form says so.
  const goesTo = form.getByRole('region', { name: 'A dónde va' })
  await form.getByRole('textbox', { name: 'Importe' }).fill('50.000')
  await goesTo.getByText('Colchón').waitFor()
  expect(await goesTo.getByText('Nevera').count()).toBe(0)

  // The instalment goes to the debt of the plan.
  await form.getByRole('button', { name: /La cuota: \$\s50\.000/ }).click()
  await goesTo.getByText('Nevera').waitFor()
  expect(await goesTo.getByText('Colchón').count()).toBe(0)
  await form
    .getByRole('button', { name: /^Este pago es por/ })
    .or(form.getByText(/La cuota 1 de 3/))
    .first()
    .waitFor()
  await form.getByRole('button', { name: 'Registrar pago' }).click()
  await noticeOf(page, pesos('50.000')).waitFor()
  expect(await open()).toEqual({ Colchón: 60_000, Nevera: 100_000 })

  // A receipt for the next one waits in the tray, and keeps what it is for.
  const claim = await account.payment('Luis Peña')
  await claim.getByRole('button', { name: /La cuota: \$\s50\.000/ }).click()
  await claim.getByText('Falta verificarlo').click()
  await claim.getByRole('region', { name: 'A dónde va' }).getByText('Nevera').waitFor()
  await claim.getByRole('button', { name: 'Dejar por verificar' }).click()
  await claim.waitFor({ state: 'detached' })
  await window.goto('/hoy/por-verificar')
  await page
    .getByText(/La cuota 2 de 3/)
    .first()
    .waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Nevera' }).getByText(pesos('50.000')).first().waitFor()
  await page.getByRole('button', { name: 'Confirmar pago' }).click()
  await expect.poll(open, soon).toEqual({ Colchón: 60_000, Nevera: 50_000 })
})
