import { expect, test } from 'vitest'
import { dayWords } from '#base/day-words.ts'

const today = '2026-11-24'

test('days near are said by their name, others by their date', () => {
  const { day } = dayWords({ language: 'es', locale: 'es-CO' })
  expect(day('2026-11-24', today)).toBe('hoy')
  expect(day('2026-11-25', today)).toBe('mañana')
  expect(day('2026-11-23', today)).toBe('ayer')
  expect(day('2026-11-27', today)).toBe('viernes 27')
  expect(day('2026-11-20', today)).toBe('viernes 20')
  expect(day('2026-12-01', today)).toBe('1 dic')
  expect(day('2027-01-02', today)).toBe('2 ene 2027')
})

test('weekdays stand before their number in every language', () => {
  expect(dayWords({ language: 'en', locale: 'en-US' }).day('2026-11-27', today)).toBe('Friday 27')
  expect(dayWords({ language: 'pt', locale: 'pt-BR' }).day('2026-11-27', today)).toBe('sexta-feira 27')
})

test('the next day the same date is said anew', () => {
  const { day } = dayWords({ language: 'pt', locale: 'pt-BR' })
  expect(day('2026-11-25', '2026-11-24')).toBe('amanhã')
  expect(day('2026-11-25', '2026-11-25')).toBe('hoje')
})
