import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { moveCard } from '@aldia/shared/card.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumForTests, noNetwork } from '#support/browser.ts'
import { BoardView, soon } from '#support/browser-board.ts'
import { cardOf, qrText } from '#support/linked.ts'
import { type NetworkProxy, startNetworkProxy } from '#support/network-proxy.ts'
import { owner, type Running, setupSecret, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

const browser = chromiumForTests()
const agent = { name: 'Beto Mora', email: 'beto@example.com', password: 'otra clave bien larga' }

let whatsapp: Simulator
let running: Running
let betosCable: NetworkProxy

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  betosCable = await startNetworkProxy(running.url)
})
afterAll(async () => {
  await betosCable.close()
  await running.stop()
  await whatsapp.close()
})

test('from the first start to blue ticks, on two boards that stay one', async () => {
  const rosas = await browser.open({ url: running.url })
  const { page } = rosas

  // The address that the server printed leads to the form; the business begins.
  await rosas.goto(`/inicio?secreto=${setupSecret}`)
  await page.getByLabel('Nombre del negocio').fill('Tienda Rosita')
  await page.getByLabel('Tu nombre').fill(owner.name)
  await page.getByLabel('Correo').fill(owner.email)
  await page.getByRole('textbox', { name: 'Contraseña' }).fill(owner.password)
  await page.getByRole('button', { name: 'Crear y vincular WhatsApp' }).click()

  // The page shows a QR code without another click; the phone scans it.
  await page.getByRole('img', { name: 'Código QR para vincular WhatsApp' }).waitFor()
  const rosa = await running.signIn(owner.email, owner.password)
  const board = () => rosa.read<BoardSnapshot>('/api/board')
  const accountId = (await board()).channelAccounts[0]?.id ?? ''
  await whatsapp.phone.scanQr(await qrText(rosa, accountId))
  await page.getByRole('link', { name: /WhatsApp: En línea/ }).waitFor()

  // The owner lets a second person in; they sign in elsewhere.
  await page.getByRole('link', { name: 'Equipo' }).click()
  await page.getByRole('button', { name: 'Añadir persona' }).click()
  const form = page.getByRole('dialog', { name: 'Añadir a alguien al equipo' })
  await form.getByLabel('Nombre').fill(agent.name)
  await form.getByLabel('Correo').fill(agent.email)
  await form.getByRole('textbox', { name: 'Contraseña inicial' }).fill(agent.password)
  await form.getByRole('button', { name: 'Añadir persona' }).click()
  await page.getByText(agent.email).waitFor()
  const betos = await browser.open({ url: betosCable.url })
  await betos.goto('/')
  await betos.page.getByLabel('Correo').fill(agent.email)
  await betos.page.getByRole('textbox', { name: 'Contraseña' }).fill(agent.password)
  await betos.page.getByRole('button', { name: 'Entrar' }).click()
  await betos.page.getByText('Aquí verás a tus clientes').waitFor()

  // A debtor writes: the card appears on both boards.
  await page.getByRole('link', { name: 'Tablero' }).click()
  const seenByRosa = new BoardView(page)
  const seenByBeto = new BoardView(betos.page)
  const luis = whatsapp.addPerson({ phone: '573001112233', name: 'Luis Prieto', autoRead: false })
  await luis.sendText('Buenas, ¿cuánto debo?')
  for (const view of [seenByRosa, seenByBeto]) await view.cardIn('Bandeja de entrada', 'Luis Prieto').waitFor()

  // One drags it, the other sees it; undo takes it back on both.
  await seenByRosa.dragByMouse('Luis Prieto', 'Recordatorio')
  const droppedAt = performance.now()
  await seenByBeto.cardIn('Recordatorio', 'Luis Prieto').waitFor()
  expect(performance.now() - droppedAt).toBeLessThan(1000)
  await seenByRosa.expectNames('Recordatorio', ['Luis Prieto'])
  await page.getByRole('button', { name: 'Deshacer' }).click()
  for (const view of [seenByRosa, seenByBeto]) await view.expectNames('Bandeja de entrada', ['Luis Prieto'])

  // The answer stands there at once, then gets its ticks up to blue.
  const talk = await seenByRosa.open('Luis Prieto')
  await talk.bubble('Buenas, ¿cuánto debo?').waitFor()
  await talk.send('Hola Luis, son 150.000')
  await talk.bubble('Hola Luis, son 150.000').waitFor()
  await talk.tick('Hola Luis, son 150.000', 'Entregado').waitFor()
  luis.read()
  await talk.tick('Hola Luis, son 150.000', 'Leído').waitFor()
  expect((await luis.waitForMessage('Hola Luis, son 150.000')).count).toBe(1)
  await page.keyboard.press('Escape')
  await talk.drawer.waitFor({ state: 'detached' })

  // Beto's line is cut while much happens; he comes back and catches up without loading anything anew.
  betos.forgive(noNetwork)
  await betos.context.setOffline(true)
  betosCable.cut()
  await betos.page.getByText('Sin conexión con el servidor').waitFor()
  const card = await cardOf(rosa, luis.phone)
  const stages = (await board()).stages
  const stageOf = (kind: string) => stages.find((stage) => stage.kind === kind)?.id ?? ''
  await rosa.run(moveCard, {
    cardId: card.id,
    fromStageId: card.stageId,
    toStageId: stageOf('plan'),
    afterCardId: null,
  })
  const newcomers = ['Ana Ruiz', 'Eva Sol', 'Iván Paz', 'Nora Gil'].map((name, at) =>
    whatsapp.addPerson({ phone: `57300200000${at}`, name }),
  )
  for (const person of newcomers) await person.sendText(`Soy ${person.name}`)
  await luis.sendText('Mañana pago')
  const eva = await cardOf(rosa, newcomers[1]?.phone ?? '')
  await rosa.run(moveCard, {
    cardId: eva.id,
    fromStageId: eva.stageId,
    toStageId: stageOf('overdue'),
    afterCardId: null,
  })
  await until('everything has arrived', async () => {
    const { cards } = await board()
    return cards.length === 5 && cards.find(({ id }) => id === card.id)?.lastMessage?.preview === 'Mañana pago'
  })
  const before = betos.requests.length
  betosCable.mend()
  await betos.context.setOffline(false)
  await seenByBeto.expectNames('Vencido', ['Eva Sol'])
  await seenByBeto.expectNames('Plan de pagos', ['Luis Prieto'])
  await expect.poll(() => seenByBeto.card('Luis Prieto').getAttribute('aria-label'), soon).toContain('Mañana pago')
  await seenByBeto.expectNames('Bandeja de entrada', await seenByRosa.names('Bandeja de entrada'))
  const asked = betos.requests.slice(before).filter((each) => !each.includes('/socket.io/'))
  expect(asked.filter((each) => each.startsWith('GET /api/changes')).length).toBeGreaterThan(0)
  expect(asked.filter((each) => /^GET (\/(tablero)?(\?|$)|\/api\/board)/.test(each))).toEqual([])
  expect(running.complaints).toEqual([])
})
