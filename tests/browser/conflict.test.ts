import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { BoardSnapshot, ThreadPage } from '@aldia/shared/change.ts'
import { logoutChannel } from '@aldia/shared/channel.ts'
import { archiveStage, restoreStage } from '@aldia/shared/stage.ts'
import { updateUser } from '@aldia/shared/user.ts'
import type { Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserWindow, chromiumForTests, noNetwork } from '#support/browser.ts'
import { BoardView, soon } from '#support/browser-board.ts'
import type { Client } from '#support/browserless-client.ts'
import { linkPhone } from '#support/linked.ts'
import { colleague, startSeeded } from '#support/seed.ts'
import { owner, type Running, startRunning, startSimulator } from '#support/start.ts'

const browser = chromiumForTests()
let whatsapp: Simulator
let running: Running
let rosa: Client
let beto: Client

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startSeeded({ cards: 24 }, { simulator: whatsapp })
  rosa = await running.signIn(owner.email, owner.password)
  beto = await running.signIn(colleague.email, colleague.password)
  await linkPhone(rosa, whatsapp)
})
afterAll(async () => {
  await running?.stop()
  await whatsapp?.close()
})

const board = () => rosa.read<BoardSnapshot>('/api/board')
const inboxNames = async (view: BoardView) => {
  await view.column('Bandeja de entrada').locator('[data-card-button]').first().waitFor()
  return view.names('Bandeja de entrada')
}

async function open(person: Client): Promise<{ window: BrowserWindow; view: BoardView }> {
  const window = await browser.open({ url: running.url, person })
  await window.goto('/tablero')
  return { window, view: new BoardView(window.page) }
}

/** Keeps a command of one browser on the way until let go. */
async function holdUp(
  window: BrowserWindow,
  command: string,
): Promise<{ held: Promise<Route>; letGo(): Promise<void> }> {
  const caught = Promise.withResolvers<Route>()
  await window.page.route(`**/api/commands/${command}`, (route) => caught.resolve(route), { times: 1 })
  return {
    held: caught.promise,
    async letGo() {
      await (await caught.promise).continue()
    },
  }
}

test('two move one card: the first wins, the other sees it glide away and reads who it was', async () => {
  const mine = await open(rosa)
  const theirs = await open(beto)
  const [name = ''] = await inboxNames(theirs.view)
  await inboxNames(mine.view)
  theirs.window.forgive(/409 \(Conflict\)/)
  await theirs.window.page.evaluate(`new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes)
      if (node.textContent.includes(${JSON.stringify(name)})) window.glides = (window.glides ?? 0) + 1
  }).observe(document.body, { childList: true })`)

  const moving = await holdUp(theirs.window, 'card.move')
  await theirs.view.dragByMouse(name, 'Vencido')
  await moving.held
  await theirs.view.cardIn('Vencido', name).waitFor()
  const before = Number(await theirs.window.page.evaluate('window.glides ?? 0'))
  await mine.view.dragByMouse(name, 'Recordatorio')
  await mine.view.cardIn('Recordatorio', name).waitFor()
  await expect.poll(async () => (await board()).cards.find((card) => card.name === name)?.version, soon).toBe(2)
  await moving.letGo()

  await theirs.view.notice(`${owner.name} movió antes a ${name}: está en Recordatorio.`).waitFor()
  await theirs.view.cardIn('Recordatorio', name).waitFor()
  expect(await theirs.view.names('Vencido')).toEqual(await mine.view.names('Vencido'))
  expect(Number(await theirs.window.page.evaluate('window.glides ?? 0'))).toBeGreaterThan(before)
})

test('a column that is archived under a drag takes nothing with it', async () => {
  const { window, view } = await open(beto)
  const names = await inboxNames(view)
  const [name = ''] = names
  const { id = '' } = (await board()).stages.find((stage) => stage.kind === 'overdue') ?? {}
  const { id: into = '' } = (await board()).stages.find((stage) => stage.kind === 'plan') ?? {}
  const archive = () => rosa.run(archiveStage, { stageId: id, moveCardsToStageId: into })

  await view.carryByMouse(name, 'Vencido')
  await archive()
  await view.column('Vencido').waitFor({ state: 'detached' })
  await window.page.mouse.up()
  await view.notice('Esa columna ya no está en el tablero; la tarjeta se quedó donde estaba.').waitFor()
  await view.expectNames('Bandeja de entrada', names)

  // The same when the news comes only after the drop.
  await rosa.run(restoreStage, { stageId: id })
  await view.column('Vencido').waitFor()
  window.forgive(/409 \(Conflict\)/)
  const moving = await holdUp(window, 'card.move')
  await view.dragByMouse(name, 'Vencido')
  await moving.held
  await archive()
  await moving.letGo()
  await view.notice(/archivada; la tarjeta se quedó donde estaba/).waitFor()
  await view.expectNames('Bandeja de entrada', names)
  await rosa.run(restoreStage, { stageId: id })
})

test('what somebody was writing is there again after a reload', async () => {
  const { window, view } = await open(beto)
  const [, name = ''] = await inboxNames(view)
  const talk = await view.open(name)
  await talk.field.fill('Le propongo tres cuotas de ')
  await window.page.reload()
  await talk.field.waitFor()
  expect(await talk.field.inputValue()).toBe('Le propongo tres cuotas de ')
  await window.page.keyboard.press('Escape')
  await talk.drawer.waitFor({ state: 'detached' })
  await view.open(name)
  expect(await talk.field.inputValue()).toBe('Le propongo tres cuotas de ')
})

test('a part of the page that does not come is said where it would stand, and comes when it can', async () => {
  const { window, view } = await open(beto)
  const [name = ''] = await inboxNames(view)
  window.forgive(noNetwork)
  await window.page.route('**/account-panel-*.js', (route) => route.abort())
  const talk = await view.open(name)
  await talk.drawer.getByText('Esta parte no se pudo cargar').waitFor()
  await talk.field.fill('Se puede escribir igual')
  await window.page.unroute('**/account-panel-*.js')
  await talk.drawer.getByText('Esta parte no se pudo cargar').waitFor({ state: 'detached' })
  expect(await talk.field.inputValue()).toBe('Se puede escribir igual')
})

test('while the server is away people go on; what they wrote leaves once when it is back', async () => {
  const { window, view } = await open(rosa)
  const [, , name = ''] = await inboxNames(view)
  const { phone } = (await board()).cards.find((card) => card.name === name) ?? {}
  const person = whatsapp.addPerson({ phone: phone ?? '', name })
  const talk = await view.open(name)
  await talk.field.waitFor()
  window.forgive(noNetwork)

  const port = new URL(running.url).port
  await running.stop({ keepData: true })
  await talk.send('¿Sigue en pie lo del viernes?')
  await talk.tick('¿Sigue en pie lo del viernes?', 'En cola').waitFor()
  await window.page.keyboard.press('Escape')
  await view.dragByMouse(name, 'Recordatorio')
  await person.sendText('Sí, el viernes')
  running = await startRunning({ folder: running.folder, simulator: whatsapp, environment: { PORT: port } })

  expect((await person.waitForMessage('¿Sigue en pie lo del viernes?')).count).toBe(1)
  await expect.poll(() => view.cardIn('Recordatorio', name).getAttribute('aria-label'), soon).toContain('viernes')
  await view.open(name)
  await talk.bubble('Sí, el viernes').waitFor()
  await talk.tick('¿Sigue en pie lo del viernes?', 'Leído').waitFor()
  expect(await talk.bubble('¿Sigue en pie lo del viernes?').count()).toBe(1)
  const card = (await board()).cards.find((one) => one.name === name)
  const { messages } = await rosa.read<ThreadPage>(`/api/cards/${card?.id}/messages`)
  expect(messages.filter(({ text }) => text === '¿Sigue en pie lo del viernes?')).toHaveLength(1)
  expect(person.received.filter(({ text }) => text === '¿Sigue en pie lo del viernes?')).toHaveLength(1)
  const stage = (await board()).stages.find(({ id }) => id === card?.stageId)
  expect(stage?.kind).toBe('reminder')
})

test('a message that is refused keeps its words, and leaves once it may', async () => {
  const { window, view } = await open(beto)
  const [, name = ''] = await inboxNames(view)
  const { cards, users } = await board()
  const person = whatsapp.addPerson({ phone: cards.find((card) => card.name === name)?.phone ?? '', name })
  const { id: userId = '' } = users.find(({ email }) => email === colleague.email) ?? {}
  const talk = await view.open(name)
  await talk.field.waitFor()
  window.forgive(/403 \(Forbidden\)/)
  const sending = await holdUp(window, 'message.send')
  await talk.send('Con todo gusto le espero')
  await sending.held
  await rosa.run(updateUser, { userId, role: 'viewer' })
  await sending.letGo()
  const bubble = talk.bubble('Con todo gusto le espero')
  await bubble.getByText('Tu rol no permite hacer esto').waitFor()
  await rosa.run(updateUser, { userId, role: 'agent' })
  await talk.field.waitFor()
  await bubble.getByRole('button', { name: 'Reintentar' }).click()
  await talk.tick('Con todo gusto le espero', 'Leído').waitFor()
  expect((await person.waitForMessage('Con todo gusto le espero')).count).toBe(1)
})

test('with no number linked a message stays in the thread, with what to do', async () => {
  const { view } = await open(rosa)
  const [name = ''] = await inboxNames(view)
  const talk = await view.open(name)
  await talk.field.waitFor()
  const [account] = (await board()).channelAccounts
  await rosa.run(logoutChannel, { accountId: account?.id ?? '' })
  await talk.send('¿Me confirma el pago?')
  await talk.bubble('¿Me confirma el pago?').getByText('Vincúlalo en Ajustes').waitFor()
  await talk.bubble('¿Me confirma el pago?').getByRole('button', { name: 'Reintentar' }).waitFor()
})
