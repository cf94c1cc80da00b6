import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type SetClock, setClock } from '#base/clock.ts'
import { type Simulator, startSimulator } from '#simulator/simulator.ts'
import type { Character, Debtor } from './debtor.ts'
import { addPhone } from './history.ts'
import { startPractice } from './practice.ts'
import { type VoiceNote, voiceBytes, voiceNotes } from './voice-notes.ts'

const tuesday = Date.parse('2026-11-24T15:00:00Z')
const minute = 60_000

let clock: SetClock
let simulator: Simulator
let stop = () => {}
let failures: unknown[] = []

beforeAll(async () => {
  // A slow disk must not let the time of the test go by.
  await Promise.all((Object.keys(voiceNotes) as VoiceNote[]).map(voiceBytes))
})

beforeEach(async () => {
  clock = setClock(tuesday)
  simulator = await startSimulator({ now: clock.now, seed: 1 })
  failures = []
})

afterEach(async () => {
  stop()
  await simulator.close()
  expect(failures).toEqual([])
})

function customer(character: Character, about: Partial<Debtor> = {}): Debtor {
  return {
    phone: '573101112233',
    registeredAs: null,
    addressing: 'lid',
    country: 'CO',
    language: 'es',
    gender: 'f',
    calledName: 'doña Martha',
    fullName: 'Martha Pinto',
    pushName: 'Martha',
    savedName: null,
    character,
    hand: 'careful',
    article: 'la cama doble',
    partPesos: 180_000,
    parts: 4,
    stage: 'overdue',
    isOff: false,
    ...about,
  }
}

/** Begins the practice with one customer, who by default writes only when written to. */
function practise(debtor: Debtor, about: { everyMs?: readonly [number, number]; seed?: number } = {}) {
  const person = addPhone(simulator, debtor)
  const { everyMs = [86_400_000, 86_400_000], seed = 1 } = about
  const failed = (error: unknown) => failures.push(error)
  stop = startPractice({ simulator, debtors: [debtor], clock, seed, everyMs, failed }).stop
  return person
}

/** Time goes on in small steps, so that what is sent can leave. */
async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 5000) {
    clock.advance(Math.min(5000, ms - gone))
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function hears(text: string, within = 2 * minute) {
  const person = simulator.person('573101112233')
  const before = person?.sent.length ?? 0
  await simulator.phone.send('573101112233', text)
  await pass(within)
  return person?.sent.slice(before) ?? []
}

test('a kind customer promises a day when reminded, and pays when told where to', async () => {
  practise(customer('kind-but-late'))
  const promise = await hears('Buenos días doña Martha, tenemos pendiente la cuota 2. ¿Para qué día la dejamos?')
  expect(promise.at(-1)?.text).toMatch(/lunes|martes|miércoles|jueves|viernes|sábado|mañana|quincena/)
  const paid = await hears('Nequi 310 447 8120, a nombre de Aurelio Rincón', 5 * minute)
  expect(paid.map(({ kind }) => kind)).toEqual(['text', 'image'])
})

test('who says to have paid sends the receipt as a picture', async () => {
  practise(customer('sends-receipts'))
  const [words, picture] = await hears('Hola, la cuota venció el viernes')
  expect(words?.kind).toBe('text')
  expect(['image', 'document']).toContain(picture?.kind)
})

test('without money one explains oneself, and takes instalments gladly', async () => {
  practise(customer('no-money'))
  expect(await hears('Hola doña Martha, su cuota está pendiente')).toHaveLength(1)
  const [agreed] = await hears('Tranquila, podemos partir: abonos de 90.000 quincenales')
  expect(agreed?.text).toMatch(/gracias|sirve|bien|fácil|así|quedamos/i)
})

test('an apology calms an angry customer, a threat angers a kind one', async () => {
  practise(customer('angry'))
  await hears('La cuota sigue pendiente')
  const [calm] = await hears('Le ofrezco disculpas, no fue la intención')
  expect(calm?.text).toMatch(/disculpe|Está bien|entender|respeto/)
})

test('a threat angers even a kind customer', async () => {
  practise(customer('kind-but-late'))
  const [answer] = await hears('Último aviso: mañana pasa a abogado')
  expect(answer?.text).toMatch(/mamera|Otra vez|horas de trabajo|falta de respeto|amables|cielo/)
})

test('who owes nothing says so, and writes about other things', async () => {
  const person = practise(customer('punctual', { stage: 'paid' }), { everyMs: [20_000, 40_000], seed: 3 })
  const [surprised] = await hears('Hola doña Martha, su cuota está pendiente', 30_000)
  expect(surprised?.text).toMatch(/pag|consign|transfer|Nequi/)
  await pass(20 * minute)
  expect(person.sent.length).toBeGreaterThan(1)
  expect(person.sent.every(({ kind }) => kind === 'text')).toBe(true)
})

test('a wrong number says so a few times and then no more', async () => {
  practise(customer('wrong-number'))
  const counts = []
  for (let i = 0; i < 5; i++) counts.push((await hears('Doña Martha, la cuota está pendiente')).length)
  expect(counts).toEqual([1, 1, 1, 0, 0])
})

test('one who only speaks sends voice notes', async () => {
  practise(customer('voice-only'))
  const answer = await hears('Buenos días, ¿para qué día la dejamos?')
  expect(answer.map(({ kind }) => kind)).toEqual(['voice'])
})

test('a Brazilian answers in Portuguese', async () => {
  practise(customer('asks-for-parts', { language: 'pt', country: 'BR', article: 'a cama de casal' }))
  const [answer] = await hears('Oi Martha, a parcela está pendente, pode pagar?')
  expect(answer?.text).toMatch(/dividir|pagando|acordo/)
})

test('typing comes before the words, and the read receipt before both', async () => {
  const person = practise(customer('kind-but-late'))
  const typed = vi.spyOn(person, 'typing')
  const read = vi.spyOn(person, 'read')
  await simulator.phone.send(person.phone, 'Hola')
  expect(read).not.toHaveBeenCalled()
  await pass(minute)
  expect(read).toHaveBeenCalled()
  expect(typed.mock.calls.map(([on]) => on)).toEqual([true, false])
  expect(person.sent).toHaveLength(1)
})

test('a phone without connection neither reads nor answers until it is back', async () => {
  const person = practise(customer('kind-but-late'))
  const read = vi.spyOn(person, 'read')
  await simulator.phone.send(person.phone, 'Hola, la cuota está pendiente')
  person.goOffline()
  await pass(3 * minute)
  expect(read).not.toHaveBeenCalled()
  expect(person.sent).toHaveLength(0)
  await person.goOnline()
  await pass(minute)
  expect(person.sent.length).toBeGreaterThan(0)
})

test('whoever is played by hand is left alone', async () => {
  const person = practise(customer('kind-but-late'))
  await person.sendText('Soy yo, la de verdad')
  expect(await hears('La cuota está pendiente')).toEqual([])
  await pass(10 * minute)
  expect((await hears('¿Sigue ahí? La cuota está pendiente')).length).toBeGreaterThan(0)
})

test('customers write unasked, and new ones turn up', async () => {
  const person = practise(customer('punctual'), { everyMs: [20_000, 40_000], seed: 3 })
  await pass(8 * minute)
  expect(person.sent.length).toBeGreaterThan(0)
  // Unanswered, nobody goes on for ever.
  await pass(60 * minute)
  expect(simulator.people().length).toBeGreaterThan(1)
  expect(person.sent.length).toBeLessThan(5)
})

test('the same seed leads to the same words', async () => {
  const first = practise(customer('forgetful'), { everyMs: [20_000, 40_000], seed: 9 })
  await pass(10 * minute)
  const words = first.sent.map(({ text }) => text)
  stop()
  await simulator.close()
  clock = setClock(tuesday)
  simulator = await startSimulator({ now: clock.now, seed: 1 })
  const second = practise(customer('forgetful'), { everyMs: [20_000, 40_000], seed: 9 })
  await pass(10 * minute)
  expect(second.sent.map(({ text }) => text)).toEqual(words)
})
