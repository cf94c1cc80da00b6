import type { Person } from '@aldia/server/simulator/person.ts'
import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import {
  approveStep,
  type Cadences,
  type PlannedDays,
  type PlannedItem,
  type PlannedPage,
  switchCadence,
} from '@aldia/shared/cadence-commands.ts'
import type { BoardSnapshot, ThreadPage } from '@aldia/shared/change.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import type { EventPage } from '@aldia/shared/event.ts'
import { recordPayment } from '@aldia/shared/payment.ts'
import { addPaymentMethod } from '@aldia/shared/payment-method.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { type JumpingClock, jumpingClock } from '#support/jumping-clock.ts'
import { linkPhone } from '#support/linked.ts'
import { owner, type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

// A ladder from its preview to its end, in Colombia: Monday to Friday 7 to 19, Saturday 8 to 15, one contact a day.

const bogota = (text: string) => Date.parse(`${text}:00-05:00`)

let whatsapp: Simulator
let clock: JumpingClock
let running: Running
let rosa: Client

beforeAll(async () => {
  whatsapp = await startSimulator()
  clock = jumpingClock(bogota('2026-11-23T08:00'))
  running = await startRunning({ simulator: whatsapp, clock })
  rosa = await running.setUp('CO', { keepsHours: true })
  await linkPhone(rosa, whatsapp)
  const details = { kind: 'nequi', phone: '3001112233', holder: 'Rosa Díaz' } as const
  await rosa.run(addPaymentMethod, { name: 'Nequi', details })
})
afterAll(async () => {
  await running.stop()
  clock.stop()
  await whatsapp.close()
})

interface Debtor {
  person: Person
  cardId: string
}

async function debtor(name: string, phone: string): Promise<Debtor> {
  const person = whatsapp.addPerson({ phone, name })
  const { output } = await rosa.run(addContact, { name, phone: `+${phone}` })
  return { person, cardId: output.cardId ?? '' }
}

const owes = async ({ cardId }: Debtor, amountMinor: number, dueOn: string) =>
  (
    await rosa.run(addDebt, {
      ...{ cardId, reference: null, concept: 'Mercancía', currency: 'COP', amountMinor, issuedOn: '2026-11-02', dueOn },
      ...{ terms: plainTerms, lines: [], fileIds: [] },
    })
  ).output.id

const waiting = async () =>
  (await rosa.read<PlannedPage>('/api/cadences/approvals')).items.filter(({ verdict }) => verdict === 'awaits')
const approve = ({ cardId, on, steps }: PlannedItem) => rosa.run(approveStep, { cardId, on, steps, text: null })
const planned = async (on: string, { cardId }: Debtor) =>
  (await rosa.read<PlannedPage>(`/api/cadences/days/${on}`)).items.find((item) => item.cardId === cardId)
const textsOf = ({ person }: Debtor) => person.received.map(({ text }) => text)
const goTo = (at: number) => clock.leap(Math.max(0, at - clock.now()))
/** The number keeps a pace, so that what is due together leaves one after the other: time goes on meanwhile. */
const reads = (what: string, who: Debtor, count: number) =>
  until(
    what,
    () => {
      if (textsOf(who).length >= count) return true
      clock.leap(5_000)
      return false
    },
    30_000,
  )

test('a ladder is looked at, approved, sent at lawful minutes, and stops at whatever its debtor does', async () => {
  const ana = await debtor('Ana Ruiz', '573002225001')
  const luis = await debtor('Luis Peña', '573002225002')
  const eva = await debtor('Eva Gil', '573002225003')
  const sol = await debtor('Sol Mora', '573002225004')
  await owes(ana, 5_000_000, '2026-11-24')
  const first = await owes(luis, 20_000_000, '2026-11-24')
  await owes(luis, 7_000_000, '2026-11-27')
  await owes(eva, 9_000_000, '2026-11-24')
  await owes(sol, 3_000_000, '2026-11-24')

  // Nothing is planned before somebody has looked at the ladder and switched it on.
  expect((await rosa.read<PlannedDays>('/api/cadences/days')).awaits).toBe(0)
  const { cadences } = await rosa.read<Cadences>('/api/cadences')
  const credit = cadences.find(({ starter }) => starter === 'credit')
  await rosa.run(switchCadence, { cadenceId: credit?.id ?? '', isOn: true })
  const shown = await waiting()
  for (const item of shown) await approve(item)

  // On Tuesday each of them is told, once, what is due that day, with all that is owed.
  const tuesday = await Promise.all([ana, luis, eva, sol].map((who) => planned('2026-11-24', who)))
  expect(tuesday.map((item) => item?.verdict)).toEqual(['leaves', 'leaves', 'leaves', 'leaves'])
  goTo(bogota('2026-11-23T20:00'))
  await eva.person.sendText('baja')
  await until('Eva is told once', () => textsOf(eva).length === 1)
  goTo(Math.max(...tuesday.map((item) => item?.at ?? 0)) + 60_000)
  for (const who of [ana, luis, sol]) await reads('the reminder of Tuesday', who, 1)
  expect(textsOf(ana)[0]).toBe(tuesday[0]?.text)
  expect(textsOf(luis)[0]).toContain('270.000')
  expect(textsOf(eva)).toHaveLength(1)

  // Ana answers: what was approved for her is taken back in the transaction that took her message in.
  await ana.person.sendText('Hola, ya lo miro')
  const stopped = await until('her ladder stops', async () => {
    const { events } = await rosa.read<EventPage>(`/api/cards/${ana.cardId}/events`)
    return events.find(({ type }) => type === 'cadence.stopped')
  })
  const { messages } = await rosa.read<ThreadPage>(`/api/cards/${ana.cardId}/messages`)
  expect(messages.find(({ direction }) => direction === 'in')?.seq).toBe(stopped.seq)

  // Luis pays one of his two invoices.
  await rosa.run(recordPayment, {
    ...{ cardId: luis.cardId, amountMinor: 20_000_000, currency: 'COP', paidOn: '2026-11-24', paidBy: 'cash' },
    ...{ state: 'confirmed', allocations: [{ debtId: first, amountMinor: 20_000_000 }] },
  })

  // Down for two days in the middle: Sol reads one message afterwards, not what was missed.
  await running.stop({ keepData: true })
  clock.leap(bogota('2026-11-26T20:30') - clock.now())
  running = await startRunning({ simulator: whatsapp, clock, folder: running.folder })
  rosa = await running.signIn(owner.email, owner.password)
  const account = async () => (await rosa.read<BoardSnapshot>('/api/board')).channelAccounts[0]
  await until('online again', async () => (await account())?.state === 'online', 30_000)
  const again = await waiting()
  for (const item of again.filter(({ cardId }) => cardId === luis.cardId)) await approve(item)
  const friday = await planned('2026-11-27', sol)
  expect(friday).toMatchObject({ verdict: 'leaves' })
  const due = await planned('2026-11-27', luis)
  expect(due?.text).toContain('70.000')
  expect(due?.text).not.toContain('270.000')
  goTo(Math.max(friday?.at ?? 0, due?.at ?? 0) + 60_000)
  await reads('one message for the days that were missed', sol, 2)
  await reads('what is due on Friday', luis, 2)
  expect(textsOf(luis)[1]).toBe(due?.text)
  expect(textsOf(sol)).toHaveLength(2)

  // Ana and Eva were left alone all the while.
  expect(textsOf(ana)).toHaveLength(1)
  expect(textsOf(eva)).toHaveLength(1)
  expect(running.complaints).toEqual([])
}, 120_000)
