import { expect, test } from 'vitest'
import { formats } from '#base/language.ts'

const bogota = formats({ language: 'es', locale: 'es-CO', timeZone: 'America/Bogota', currency: 'COP' })
/** Friday 27 March 2026, 20:30 in Bogotá: already Saturday in UTC. */
const evening = Date.UTC(2026, 2, 28, 1, 30)
const hour = 3_600_000
const day = 24 * hour

test('a day is the day of the business, not of the server', () => {
  expect(bogota.day(evening, evening)).toBe('hoy')
  expect(bogota.day(evening - 21 * hour, evening)).toBe('ayer')
  expect(bogota.dateKey(evening)).toBe('2026-03-27')
})

test('days of this week have their name, older ones their date, those of other years the year', () => {
  expect(bogota.day(evening - 3 * day, evening)).toBe('martes 24')
  expect(bogota.day(evening - 20 * day, evening)).toContain('7')
  expect(bogota.day(evening - 400 * day, evening)).toContain('2025')
})

test('time ago is short', () => {
  expect(bogota.ago(evening - 20_000, evening)).toBe('ahora')
  expect(bogota.ago(evening - 12 * 60_000, evening)).toBe('hace 12 min')
  expect(bogota.ago(evening - 3 * hour, evening)).toBe('hace 3 h')
})
