import type { ThreadPage } from '@aldia/shared/change.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Installation } from '#support/installation.ts'
import { type Simulation, startSimulation } from '#support/simulation.ts'
import { until } from '#support/until.ts'

// WhatsApp refuses a spoilt message once and forgets it; when the program dies before it could ask for it again, only the program
// itself still knows that something is missing.

let simulation: Simulation
let installation: Installation

beforeEach(async () => {
  simulation = await startSimulation()
  installation = new Installation(simulation)
  await installation.start()
  await installation.link()
}, 60_000)
afterEach(async () => {
  await installation.dispose()
  await simulation.stop()
})

const luis = '573001112233'
const thread = async () => {
  const [card] = (await installation.board()).cards
  return card ? (await installation.rosa.read<ThreadPage>(`/api/cards/${card.id}/messages?limit=100`)).messages : []
}
const kinds = async () => (await thread()).map(({ kind, text }) => text ?? kind)

test('a spoilt message whose asking was cut off by a kill is asked for after the start, and its text arrives', async () => {
  await simulation.ask('addPerson', { phone: luis, name: 'Luis' })
  await simulation.ask('sendText', { phone: luis, text: 'buenas' })
  await until('the first message', async () => (await kinds()).length === 1)
  await simulation.ask('setFaults', { loseRetries: true, phoneResends: false, corruptNext: 2 })
  await simulation.ask('sendText', { phone: luis, text: 'ya consigné' })
  await simulation.ask('sendText', { phone: luis, text: '150.000' })
  await until(
    'both are there, unreadable',
    async () => (await kinds()).filter((kind) => kind === 'unreadable').length === 2,
  )
  await installation.kill()
  await simulation.ask('heal')
  await installation.start()
  await until('the texts', async () => (await kinds()).join() === 'buenas,ya consigné,150.000', 60_000)
  expect((await thread()).map(({ direction }) => direction)).toEqual(['in', 'in', 'in'])
})
