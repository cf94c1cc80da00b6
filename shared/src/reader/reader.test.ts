import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AmountPlace } from '#amount-text.ts'
import { longestRead, read } from './read.ts'

const chile: AmountPlace = { currency: 'CLP', country: 'CL' }
const mexico: AmountPlace = { currency: 'MXN', country: 'MX' }
const brazil: AmountPlace = { currency: 'BRL', country: 'BR' }
const states: AmountPlace = { currency: 'USD', country: 'US' }

/** Monday 23 November 2026. */
const today = '2026-11-23'
const reading = (text: string, place: AmountPlace = chile) => read(text, { today, place })
/** "intent day amount" as one line. */
function said(text: string, place: AmountPlace = chile): string {
  const { intent, day, amount } = reading(text, place)
  return `${intent} ${day?.on ?? '-'} ${amount?.amountMinor ?? '-'}`
}

describe('several things at once', () => {
  test('what must be obeyed goes before what is owed, and what is promised before what is missing', () => {
    expect(said('ya pagué, no me escriban más')).toBe('stop_contact - -')
    expect(said('no tengo plata pero el viernes te pago')).toBe('promise_to_pay 2026-11-27 -')
    expect(said('no puedo hoy, pero el lunes sí')).toBe('promise_to_pay 2026-11-30 -')
    expect(said('pagué el viernes')).toBe('already_paid - -')
    expect(said('ya te pagué la mitad, el viernes te pago el resto')).toBe('promise_to_pay 2026-11-27 -')
    expect(said('no puedo pagar todo junto, me acepta por partes?')).toBe('ask_installments - -')
  })

  test('bubbles that make sense only together are read as one', () => {
    expect(said('oye\nel viernes\nte deposito 150 lucas')).toBe('promise_to_pay 2026-11-27 150000')
    expect(said('no llego hoy\nmañana te transfiero')).toBe('promise_to_pay 2026-11-24 -')
  })
})

describe('no promise is invented', () => {
  test.each([
    ['a past day', 'te pagué el viernes'],
    ['a question', '¿te pago el viernes?'],
    ['a question joined to another', 'puedo pagar 50 hoy y 50 el viernes?'],
    ['a condition', 'si me pagan el viernes te pago'],
    ['a condition behind', 'el viernes te deposito, si me pagan'],
    ['a perhaps', 'tal vez el viernes te pago'],
    ['a refusal', 'el viernes no te voy a pagar'],
    ['an inability', 'el viernes no puedo pagarte'],
    ['the day of a bill', 'la factura del 15 no la recibí'],
  ])('from %s', (_why, text) => {
    const { intent, day } = reading(text)
    expect(intent).not.toBe('promise_to_pay')
    expect(day).toBeNull()
  })

  test('a polite condition, a courtesy at the end and "yes" take nothing back', () => {
    expect(said('si Dios quiere el viernes te pago')).toBe('promise_to_pay 2026-11-27 -')
    expect(said('le deposito el viernes, va?')).toBe('promise_to_pay 2026-11-27 -')
    expect(said('sí, el viernes te pago')).toBe('promise_to_pay 2026-11-27 -')
  })
})

describe('days', () => {
  test.each([
    ['el viernes te pago', '2026-11-27'],
    ['el lunes te pago', '2026-11-30'],
    ['hoy te pago', '2026-11-23'],
    ['pasado mañana te pago', '2026-11-25'],
    ['de hoy en ocho te pago', '2026-11-30'],
    ['en 8 días te pago', '2026-12-01'],
    ['el lunes no, el otro te pago', '2026-12-07'],
    ['el 31 te pago', '2026-11-30'],
    ['el 5 del mes que viene te pago', '2026-12-05'],
    ['antes del viernes te pago', '2026-11-26'],
    ['a más tardar el viernes te pago', '2026-11-27'],
    ['te pago el jueves, a más tardar el sábado', '2026-11-28'],
    ['50 el jueves y 50 el sábado', '2026-11-26'],
    ['a fin de mes te pago', '2026-11-30'],
    ['el último día hábil del mes te pago', '2026-11-30'],
    ['a mediados de mes te pago', '2026-12-15'],
    ['en la quincena te pago', '2026-11-30'],
    ['el 3/12 te pago', '2026-12-03'],
    ['la próxima semana te pago', null],
    ['cuando me paguen te pago', null],
    ['los primeros días del mes te pago', null],
  ])('%s: %s', (text, on) => {
    const { intent, day } = reading(text)
    expect([intent, day?.on ?? null]).toEqual(['promise_to_pay', on])
  })

  test('the quinto dia útil counts Saturdays and leaves out holidays', () => {
    const isHoliday = (day: string) => day === '2027-01-01'
    const about = { today: '2026-12-20', place: brazil, isHoliday }
    expect(read('pago no quinto dia útil', about).day?.on).toBe('2027-01-07')
    expect(read('pago no quinto dia útil', { ...about, today: '2027-01-28' }).day?.on).toBe('2027-02-05')
  })

  test('12/10 is the tenth of December only in the United States', () => {
    expect(said("I'll pay on 12/10", states)).toBe('promise_to_pay 2026-12-10 -')
    expect(said('te pago el 10/12', mexico)).toBe('promise_to_pay 2026-12-10 -')
  })

  test('misspelt and shortened words are understood', () => {
    expect(said('t pago el miercolez xfa')).toBe('promise_to_pay 2026-11-25 -')
    expect(said('mñn t deposito')).toBe('promise_to_pay 2026-11-24 -')
    expect(said('amanha faço o pix pra vc', brazil)).toBe('promise_to_pay 2026-11-24 -')
  })
})

test('what was understood is shown in the words of the debtor', () => {
  const { day, amount, words } = reading('Hola, el VIERNES sin falta te deposito 50 lucas!!')
  expect(day).toMatchObject({ on: '2026-11-27', rule: 'weekday', words: 'el VIERNES' })
  expect(amount).toEqual({ amountMinor: 50_000, words: '50 lucas' })
  expect(words).toContain('te deposito')
})

test('a letter is left to people', () => {
  expect(reading(`el viernes te pago ${'y te explico '.repeat(60)}`)).toMatchObject({ intent: 'other', confidence: 0 })
})

describe('whatever is written', () => {
  const anyDay = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const pieces = fc.constantFrom(
    ...'te pago|le deposito|el viernes|el 5|el 31|30/11|1/1|ayer|mañana|hoy|pasado|la semana pasada|si me pagan|ya|no|?|y|,|.|\n|50 lucas|el otro|en ocho|antes del|a fin de mes|quincena|de enero|29 de febrero|último día hábil|in 3 days|before|monday|pix|amanhã|sexta|dia 10|do mês que vem|friday|at the latest|hace 3 días|desde|cuando'.split(
      '|',
    ),
  )
  const message = fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map((all) => all.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  )

  test('a day promised is never past, and only a promise has one', () => {
    fc.assert(
      fc.property(message, anyDay, fc.constantFrom(chile, mexico, brazil, states), (text, on, place) => {
        const { intent, day, confidence } = read(text, { today: on, place })
        if (day !== null) {
          expect(intent).toBe('promise_to_pay')
          expect(day.on >= on).toBe(true)
        }
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }),
      { numRuns: 2_000 },
    )
  })

  test('its words are words of the message', () => {
    fc.assert(
      fc.property(message, (text) => {
        const { day, amount, words } = reading(text)
        for (const quoted of [day?.words ?? '', amount?.words ?? '', words]) expect(text).toContain(quoted)
      }),
      { numRuns: 1_000 },
    )
  })

  test('the time it takes does not grow with what is pasted', () => {
    for (const piece of [
      'no ',
      'el ',
      'te pago el ',
      'a',
      'si me pagan ',
      '1.',
      '1 ',
      'y ',
      '?',
      'ñ',
      ' ',
      '😡',
      'de el de la ',
    ]) {
      for (const length of [longestRead, 10_000, 100_000]) {
        const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
        reading(text)
        const from = performance.now()
        reading(text)
        expect(performance.now() - from).toBeLessThan(50)
      }
    }
  })
})
