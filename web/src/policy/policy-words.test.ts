import { expect, test } from 'vitest'
import { policyText } from './policy.text.ts'
import { meterInWords, typedInWords, waitInWords } from './policy-words.ts'

const when = (at: number) => `el ${at}`
const { es } = policyText
const wait = { at: 5, reason: 'window', hours: ['08:00', '19:30'], max: null, per: null, leftAt: null } as const
const limit = { channels: 'all', counts: 'attempts' } as const
const later = { decision: 'later', reasons: ['limit'], nextAt: 7 } as const

test('a message that waits says until when and why', () => {
  expect(waitInWords({ ...wait, hours: [...wait.hours] }, es, when)).toBe('Sale el 5, por la regla de 8 a 19:30')
  expect(waitInWords({ ...wait, hours: null, reason: 'limit', max: 1, per: 'day' }, es, when)).toBe(
    'Sale el 5, por la regla de 1 al día',
  )
  expect(waitInWords({ ...wait, hours: null, reason: 'holiday' }, es, when)).toBe(
    'Sale el 5, porque es día de descanso',
  )
  expect(waitInWords({ ...wait, hours: null, reason: 'schedule' }, es, when)).toBe('Sale el 5, programado')
  expect(waitInWords({ ...wait, hours: null, reason: 'schedule', leftAt: 6 }, es, when)).toBe(
    'Salió el 6, como estaba programado',
  )
  expect(waitInWords({ ...wait, hours: null, leftAt: 6 }, es, when)).toMatch(/^Salió el 6/)
})

test('the meter says what is used up, else the longest time, and when the next moment is', () => {
  const day = { limit: { ...limit, max: 1, per: 'day' as const }, used: 0 }
  const week = { limit: { ...limit, max: 3, per: 'week' as const }, used: 2 }
  const free = { decision: 'send' as const, reasons: [], nextAt: null }
  expect(meterInWords({ limits: [day, week], reminder: free }, es, when)).toBe('2 de 3 esta semana')
  expect(
    meterInWords({ limits: [{ ...day, used: 1 }, week], reminder: { ...later, reasons: ['limit'] } }, es, when),
  ).toBe('1 de 1 hoy; próximo momento permitido: el 7')
  expect(meterInWords({ limits: [], reminder: { decision: 'never', reasons: ['hold'], nextAt: null } }, es, when)).toBe(
    'ningún momento permitido',
  )
})

test('what is typed is announced only when it would not leave at once', () => {
  expect(typedInWords({ decision: 'send', reasons: [], nextAt: null }, es, when)).toBeNull()
  expect(typedInWords({ ...later, reasons: ['window'] }, es, when)).toBe(
    'Lo que escribas sale el 7, por la regla de horario.',
  )
  expect(typedInWords({ decision: 'never', reasons: ['hold', 'window'], nextAt: null }, es, when)).toBe(
    'No se puede escribir ahora: la cuenta está en pausa.',
  )
})
