import { describe, expect, it } from 'vitest'
import type { AmountPlace } from './amount-text.ts'
import { promiseHint } from './promise-hint.ts'

const colombia: AmountPlace = { currency: 'COP', country: 'CO' }
const chile: AmountPlace = { currency: 'CLP', country: 'CL' }
const brazil: AmountPlace = { currency: 'BRL', country: 'BR' }
const states: AmountPlace = { currency: 'USD', country: 'US' }

/** Friday 20 November 2026. */
const today = '2026-11-20'

function hinted(text: string, place = colombia): string {
  const { dueOn, amountMinor } = promiseHint(text, { today, place })
  return `${dueOn ?? '-'} ${amountMinor ?? '-'}`
}

describe('what a message promises, at a first glance', () => {
  it('is the next such weekday strictly after today, with the amount', () => {
    expect(hinted('le pago el viernes 150.000')).toBe('2026-11-27 15000000')
    expect(hinted('El sábado te giro 150 mil, disculpa')).toBe('2026-11-21 15000000')
    expect(hinted('el lunes le tengo 20 lucas', chile)).toBe('2026-11-23 20000')
    expect(hinted('te pago antes del miércoles')).toBe('2026-11-24 -')
    expect(hinted('na terça-feira mando R$ 350,50', brazil)).toBe('2026-11-24 35050')
    expect(hinted("I'll send $200 on Tuesday", states)).toBe('2026-11-24 20000')
  })

  it('knows today, tomorrow and what is counted from today', () => {
    expect(hinted('hoy en la tarde le consigno')).toBe('2026-11-20 -')
    expect(hinted('mañana por la mañana paso y le dejo 80 mil')).toBe('2026-11-21 8000000')
    expect(hinted('pasado mañana sin falta')).toBe('2026-11-22 -')
    expect(hinted('amanhã faço o pix', brazil)).toBe('2026-11-21 -')
    expect(hinted('depois de amanhã', brazil)).toBe('2026-11-22 -')
    expect(hinted('tmrw, promise', states)).toBe('2026-11-21 -')
    expect(hinted('en 8 días le cancelo')).toBe('2026-11-28 -')
    expect(hinted('in two weeks', states)).toBe('2026-12-04 -')
  })

  it('knows days of the month, paydays and written dates', () => {
    expect(hinted('el 15 le pago')).toBe('2026-12-15 -')
    expect(hinted('el 5 del mes que viene')).toBe('2026-12-05 -')
    expect(hinted('a fin de mes cuando me paguen')).toBe('2026-11-30 -')
    expect(hinted('en la quincena')).toBe('2026-11-30 -')
    expect(hinted('dia 5 eu acerto', brazil)).toBe('2026-12-05 -')
    expect(hinted('Pago el 3 de diciembre')).toBe('2026-12-03 -')
    expect(hinted('el 10/12 le transfiero')).toBe('2026-12-10 -')
    expect(hinted('by 12/10 at the latest', states)).toBe('2026-12-10 -')
    expect(hinted('el 7 de enero')).toBe('2027-01-07 -')
  })

  it('takes the first part of a split, and the later of two days for one payment', () => {
    expect(hinted('la mitad el lunes y el resto a fin de mes')).toBe('2026-11-23 -')
    expect(hinted('el lunes, a más tardar el miércoles')).toBe('2026-11-25 -')
  })

  it('is nothing where several things may be meant', () => {
    expect(hinted('el lunes o el martes')).toBe('- -')
    expect(hinted('la próxima semana le pago')).toBe('- -')
    expect(hinted('después del 15')).toBe('- -')
    expect(hinted('50 mil o 60 mil')).toBe('- -')
    expect(hinted('no este viernes, el otro viernes')).toBe('- -')
    expect(hinted('el 31 de febrero')).toBe('- -')
    expect(hinted('')).toBe('- -')
  })

  it('is nothing where something was done already, cannot be done or is asked', () => {
    expect(hinted('ya le pagué el viernes 150.000')).toBe('- -')
    expect(hinted('ayer le consigné 80 mil')).toBe('- -')
    expect(hinted('no puedo el viernes')).toBe('- -')
    expect(hinted('no puedo hoy, pero el lunes sí')).toBe('2026-11-23 -')
    expect(hinted('¿hasta qué hora atienden el sábado?')).toBe('- -')
    expect(hinted('I paid on Friday', states)).toBe('- -')
  })

  it('takes no number for money that is none', () => {
    expect(hinted('es la factura 4512, el lunes')).toBe('2026-11-23 -')
    expect(hinted('mi número es 3007778899')).toBe('- -')
    expect(hinted('en 3 cuotas')).toBe('- -')
    expect(hinted('a las 10:30')).toBe('- -')
    expect(hinted('mil gracias')).toBe('- -')
  })

  it('gives up on a letter', () => {
    expect(hinted(`el viernes ${'bla '.repeat(200)}`)).toBe('- -')
  })
})
