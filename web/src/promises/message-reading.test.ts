import { expect, test } from 'vitest'
import { readingOf } from './message-reading.ts'

const bogota = { language: 'es', locale: 'es-CO', timeZone: 'America/Bogota', currency: 'COP' } as const
/** Sunday 22 November 2026, 9:00 in Bogotá. */
const sunday = Date.UTC(2026, 10, 22, 14)
const promised = (said: string, today = '2026-11-22') => {
  const reading = readingOf(said, sunday, bogota, today)
  return reading && [reading.intent, reading.day?.on ?? null, reading.amount?.amountMinor ?? null]
}

test('a message that names day and amount fills the form', () => {
  expect(promised('el viernes te paso 50 mil')).toEqual(['promise_to_pay', '2026-11-27', 5_000_000])
})

test('the day counts from when it was written, and one that has gone by is none', () => {
  expect(promised('mañana te pago', '2026-11-23')?.[1]).toBe('2026-11-23')
  expect(promised('mañana te pago', '2026-11-25')?.[1]).toBeNull()
})

test('what the reader is not sure of is not shown', () => {
  expect(promised('asdf qwer')).toBeNull()
})
