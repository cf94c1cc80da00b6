import type { CardLadder, PlannedDays } from '@aldia/shared/cadence-commands.ts'
import type { BoardSnapshot, ThreadPage } from '@aldia/shared/change.ts'
import { type NumberRisk, resumeSending } from '@aldia/shared/channel.ts'
import type { EventPage } from '@aldia/shared/event.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bogota, LadderStory, textsOf } from '#support/ladder-story.ts'
import { until } from '#support/until.ts'

// A ladder from its preview to its end, told over the API; tests/browser/ladder.test.ts tells it as people see it.

let story: LadderStory

beforeAll(async () => {
  story = await LadderStory.begin()
})
afterAll(async () => {
  await story?.end()
})

test('a ladder is looked at, approved, sent at lawful minutes, and stops at whatever its debtor does', async () => {
  const ana = await story.debtor('Ana Ruiz', '573002225001')
  const luis = await story.debtor('Luis Peña', '573002225002')
  const eva = await story.debtor('Eva Gil', '573002225003')
  const sol = await story.debtor('Sol Mora', '573002225004')
  await story.owes(ana, 5_000_000, '2026-11-24')
  const first = await story.owes(luis, 20_000_000, '2026-11-24')
  await story.owes(luis, 7_000_000, '2026-11-27')
  await story.owes(eva, 9_000_000, '2026-11-24')
  await story.owes(sol, 3_000_000, '2026-11-24')

  // Nothing is planned before somebody has looked at the ladder and switched it on.
  expect((await story.rosa.read<PlannedDays>('/api/cadences/days')).awaits).toBe(0)
  await story.switchCreditOn()
  for (const item of await story.waiting()) await story.approve(item)

  // On Tuesday each of them is told, once, what is due that day, with all that is owed.
  const tuesday = await Promise.all([ana, luis, eva, sol].map((who) => story.planned('2026-11-24', who)))
  expect(tuesday.map((item) => item?.verdict)).toEqual(['leaves', 'leaves', 'leaves', 'leaves'])
  await story.goTo(bogota('2026-11-23T20:00'))
  await eva.person.sendText('baja')
  await until('Eva is told once', () => textsOf(eva).length === 1)
  await story.goTo(Math.max(...tuesday.map((item) => item?.at ?? 0)) + 60_000)
  for (const who of [ana, luis, sol]) await story.reads('the reminder of Tuesday', who, 1)
  expect(textsOf(ana)[0]).toBe(tuesday[0]?.text)
  expect(textsOf(luis)[0]).toContain('270.000')
  expect(textsOf(eva)).toHaveLength(1)

  // Ana answers: what was approved for her is taken back in the transaction that took her message in.
  await ana.person.sendText('Hola, ya lo miro')
  const stopped = await until('her ladder stops', async () => {
    const { events } = await story.rosa.read<EventPage>(`/api/cards/${ana.cardId}/events`)
    return events.find(({ type }) => type === 'cadence.stopped')
  })
  const { messages } = await story.rosa.read<ThreadPage>(`/api/cards/${ana.cardId}/messages`)
  expect(messages.find(({ direction }) => direction === 'in')?.seq).toBe(stopped.seq)

  // Luis pays one of his two invoices.
  await story.pays(luis, 20_000_000, '2026-11-24', first)

  // Down for two days in the middle: no burst afterwards, nothing that was missed, and each missed step says why.
  await story.sleepUntil(bogota('2026-11-26T20:30'))
  for (const item of await story.waiting()) if (item.cardId === luis.cardId) await story.approve(item)
  const friday = await story.planned('2026-11-27', sol)
  expect(friday).toMatchObject({ verdict: 'leaves' })
  const due = await story.planned('2026-11-27', luis)
  expect(due?.text).toContain('70.000')
  expect(due?.text).not.toContain('270.000')
  await story.goTo(Math.max(friday?.at ?? 0, due?.at ?? 0) + 60_000)
  await until('somebody reads it', () => textsOf(sol).length + textsOf(luis).length === 3, 30_000)
  // What fell due together keeps the gaps of the number all the same.
  expect([textsOf(sol).length, textsOf(luis).length].sort()).toEqual([1, 2])
  await story.reads('one message for the days that were missed', sol, 2)
  await story.reads('what is due on Friday', luis, 2)
  expect(textsOf(luis)[1]).toBe(due?.text)
  const { past } = await story.rosa.read<CardLadder>(`/api/cards/${sol.cardId}/ladder`)
  expect(past.filter(({ state }) => state === 'sent')).toHaveLength(2)
  expect(past.filter(({ state, reason }) => state === 'dropped' && reason === null)).toEqual([])

  // For as long as anybody looks, nothing more comes of it that day; Ana and Eva were left alone all the while.
  await story.goTo(bogota('2026-11-27T18:59'))
  expect([ana, luis, eva, sol].map((who) => textsOf(who).length)).toEqual([1, 2, 1, 2])
  expect(story.running.complaints).toEqual([])
}, 120_000)

test('at the first warning of WhatsApp only answers leave, until a person says to go on', async () => {
  const { whatsapp, rosa } = story
  await story.goTo(bogota('2026-11-30T09:00'))
  const say = async (cardId: string, text: string) => {
    await rosa.run(sendMessage, { messageId: crypto.randomUUID(), cardId, text })
  }
  const [warned, waits, asks] = [
    await story.debtor('Paz Ríos', '573002225011'),
    await story.debtor('Gil Toro', '573002225012'),
    await story.debtor('Noa Vega', '573002225013'),
  ]
  whatsapp.faults.acks.error = 463
  await say(warned.cardId, 'Buenos días, Paz')
  const account = async () => (await rosa.read<BoardSnapshot>('/api/board')).channelAccounts[0]?.id ?? ''
  const risk = async () => rosa.read<NumberRisk>(`/api/channel-accounts/${await account()}/risk`)
  await until('the warning is known', async () => {
    await story.goTo(story.clock.now() + 5_000)
    return (await risk()).level === 'stopped'
  })
  whatsapp.faults.acks.error = null
  await say(waits.cardId, 'Buenos días, Gil')
  const wait = async () =>
    (await rosa.read<ThreadPage>(`/api/cards/${waits.cardId}/messages`)).messages.at(-1)?.wait ?? null
  await until('it waits, and says why', async () => (await wait())?.reason === 'warned')
  await asks.person.sendText('¿Cuánto debo?')
  await until('the question is here', async () =>
    (await rosa.read<ThreadPage>(`/api/cards/${asks.cardId}/messages`)).messages.some(({ text }) => text !== null),
  )
  await say(asks.cardId, 'Ya le digo')
  await until('the answer leaves', () => textsOf(asks).includes('Ya le digo'))
  await story.goTo(story.clock.now() + 3_600_000)
  expect(textsOf(waits)).toEqual([])
  await rosa.run(resumeSending, { accountId: await account() })
  await story.reads('what waited', waits, 1)
  expect(textsOf(waits)).toEqual(['Buenos días, Gil'])
}, 60_000)
