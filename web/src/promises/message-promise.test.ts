import { expect, test } from 'vitest'
import { promiseIn } from './message-promise.ts'

const bogota = { language: 'es', locale: 'es-CO', timeZone: 'America/Bogota', currency: 'COP' } as const
/** Sunday 22 November 2026, 9:00 in Bogotá. */
const sunday = Date.UTC(2026, 10, 22, 14)
const says = (text: string | null, direction: 'in' | 'out' = 'in') => ({
  text,
  direction,
  sentAt: sunday,
  editUnreadable: false,
})

test('a message that names day and amount fills the form', () => {
  expect(promiseIn(says('el viernes te paso 50 mil'), bogota, '2026-11-22')).toEqual({
    dueOn: '2026-11-27',
    amountMinor: 5_000_000,
  })
})

test('the day counts from when it was written, and one that has gone by is none', () => {
  expect(promiseIn(says('mañana pago'), bogota, '2026-11-23')?.dueOn).toBe('2026-11-23')
  expect(promiseIn(says('mañana pago'), bogota, '2026-11-25')).toBeNull()
})

test('what we wrote ourselves, and what names nothing, promises nothing', () => {
  expect(promiseIn(says('el viernes te paso 50 mil', 'out'), bogota, '2026-11-22')).toBeNull()
  expect(promiseIn(says('hola'), bogota, '2026-11-22')).toBeNull()
  expect(promiseIn(says(null), bogota, '2026-11-22')).toBeNull()
})

test('what was corrected out of our sight promises nothing any more', () => {
  const corrected = { ...says('el viernes te paso 50 mil'), editUnreadable: true }
  expect(promiseIn(corrected, bogota, '2026-11-22')).toBeNull()
})
