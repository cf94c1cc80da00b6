import type { ThreadPage } from '@aldia/shared/change.ts'
import type { EventPage } from '@aldia/shared/event.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectOpen } from '#support/axe.ts'
import { type BrowserWindow, chromiumForTests } from '#support/browser.ts'
import { bogota, LadderStory, textsOf } from '#support/ladder-story.ts'
import { until } from '#support/until.ts'

// Nine days of a ladder as the team sees them, with the hands of the clock held by the test.

const browser = chromiumForTests()
let story: LadderStory
let window: BrowserWindow | null = null

beforeAll(async () => {
  story = await LadderStory.begin(async (ms) => {
    await window?.context.clock.fastForward(ms)
  })
})
afterAll(async () => {
  await story?.end()
})

const soon = { timeout: 15_000 }
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

test('fourteen days are looked at and approved, the right words arrive at lawful minutes, and whatever a debtor does counts at once', async () => {
  const ana = await story.debtor('Ana Ruiz', '573002225001')
  const luis = await story.debtor('Luis Peña', '573002225002')
  const eva = await story.debtor('Eva Gil', '573002225003')
  const sol = await story.debtor('Sol Mora', '573002225004')
  await story.owes(ana, 5_000_000, '2026-11-24')
  const first = await story.owes(luis, 20_000_000, '2026-11-24')
  await story.owes(luis, 7_000_000, '2026-11-27')
  await story.owes(eva, 9_000_000, '2026-11-24')
  await story.owes(sol, 3_000_000, '2026-11-24')
  await story.switchCreditOn()
  window = await browser.open({ url: story.running.url, person: story.rosa })
  const { page } = window
  await window.context.clock.install({ time: story.clock.now() })

  // Fourteen days, Tuesday among them, with the words as they will leave.
  await window.goto('/recordatorios/dias')
  await page
    .getByTitle(/24 de noviembre/)
    .first()
    .click()
  await row(page, 'Luis Peña')
    .getByText(/270\.000/)
    .waitFor()
  await row(page, 'Ana Ruiz')
    .getByText(/50\.000/)
    .waitFor()
  await expectOpen(page, 'the next fourteen days')

  // Nothing leaves before somebody has said so.
  await page.getByRole('tab', { name: 'Por aprobar' }).click()
  const approve = page.getByRole('button', { name: 'Aprobar', exact: true })
  for (let left = (await story.waiting()).length; left > 0; left--) {
    await expect.poll(() => approve.count(), soon).toBe(left)
    await approve.first().click()
  }
  await page.getByText('Nada espera por ti').waitFor()
  const tuesday = await Promise.all([ana, luis, sol].map((who) => story.planned('2026-11-24', who)))

  // In the evening Eva asks for silence: her conversation is locked, whoever tries.
  await story.goTo(bogota('2026-11-23T20:00'))
  await eva.person.sendText('baja')
  await until('Eva is told once', () => textsOf(eva).length === 1)
  await window.goto(`/tablero?card=${eva.cardId}`)
  await page
    .getByText(/pidió que no le escriban/)
    .first()
    .waitFor()
  expect(await page.getByRole('textbox', { name: 'Mensaje para Eva Gil' }).count()).toBe(0)
  const tried = await story.rosa.send('message.send', {
    messageId: crypto.randomUUID(),
    cardId: eva.cardId,
    text: 'Eva, ¿cómo le va?',
  })
  expect(tried.status).toBeGreaterThanOrEqual(400)

  // On Tuesday the others read what was shown, not a minute before.
  await story.goTo(Math.min(...tuesday.map((item) => item?.at ?? 0)) - 60_000)
  expect([ana, luis, sol].flatMap(textsOf)).toEqual([])
  await story.goTo(Math.max(...tuesday.map((item) => item?.at ?? 0)) + 60_000)
  for (const who of [ana, luis, sol]) await story.reads('the reminder of Tuesday', who, 1)
  expect([ana, luis, sol].map((who) => textsOf(who)[0])).toEqual(tuesday.map((item) => item?.text))
  expect(story.clock.now()).toBeLessThan(bogota('2026-11-24T19:00'))

  // Ana answers: her card says that the rest is cancelled, and it was in the transaction that took her words in.
  await window.goto(`/tablero?card=${ana.cardId}`)
  await ana.person.sendText('Hola, ya lo miro')
  await page.getByRole('article').filter({ hasText: 'Hola, ya lo miro' }).waitFor()
  const { events } = await story.rosa.read<EventPage>(`/api/cards/${ana.cardId}/events`)
  const { messages } = await story.rosa.read<ThreadPage>(`/api/cards/${ana.cardId}/messages`)
  const stopped = events.find(({ type }) => type === 'cadence.stopped')
  expect(messages.find(({ direction }) => direction === 'in')?.seq).toBe(stopped?.seq)
  const ladder = page.getByRole('region', { name: 'Recordatorios', exact: true })
  await ladder.getByRole('button').first().click()
  await ladder
    .getByText(/cancelado \(porque respondió\)/)
    .first()
    .waitFor()

  // Luis pays one of two invoices: the next reminder, approved anew, names only the other.
  await story.pays(luis, 20_000_000, '2026-11-24', first)
  await story.goTo(bogota('2026-11-26T20:30'))
  await window.goto('/recordatorios/por-aprobar')
  const again = row(page, 'Luis Peña').first()
  await again.getByText(/70\.000/).waitFor()
  expect(await again.textContent()).not.toContain('270.000')
  await again.getByRole('button', { name: 'Aprobar', exact: true }).click()
  await until('it is approved', async () => (await story.planned('2026-11-27', luis))?.verdict === 'leaves')
  const friday = await Promise.all([sol, luis].map((who) => story.planned('2026-11-27', who)))
  await story.goTo(Math.max(...friday.map((item) => item?.at ?? 0)) + 60_000)
  await story.reads('what is due on Friday', luis, 2)
  await story.reads('the second reminder', sol, 2)
  expect(textsOf(luis)[1]).toBe(friday[1]?.text)

  // What somebody types at nine in the evening waits for the morning, and says so.
  await story.goTo(bogota('2026-11-27T21:00'))
  await window.goto(`/tablero?card=${sol.cardId}`)
  const field = page.getByRole('textbox', { name: 'Mensaje para Sol Mora' })
  await field.fill('Sol, ¿le ayudo con algo?')
  await field.press('Enter')
  const bubble = page.getByRole('article').filter({ hasText: '¿le ayudo con algo?' })
  await bubble.getByText(/^Sale mañana .*regla de 8 a 15/).waitFor()
  await expectOpen(page, 'a message that waits for the morning')
  await story.goTo(bogota('2026-11-28T07:59'))
  expect(textsOf(sol)).toHaveLength(2)
  await story.goTo(bogota('2026-11-28T08:30'))
  await story.reads('what was typed in the evening', sol, 3)
  expect(textsOf(sol)[2]).toBe('Sol, ¿le ayudo con algo?')

  // Ana and Eva were left alone all the while.
  expect([ana, eva].map((who) => textsOf(who).length)).toEqual([1, 1])
  expect(window.complaints).toEqual([])
}, 180_000)
