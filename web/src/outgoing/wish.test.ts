import { expect, test } from 'vitest'
import { chosenMoment, lastMoment } from './wish.ts'

const now = Date.parse('2026-11-20T14:00:00Z')
const inBogota = { zone: 'America/Bogota', now }
// In Chile clocks jump from midnight to one on 6 September 2026, and go back from midnight to eleven on 4 April 2027.
const inSantiago = { zone: 'America/Santiago', now: Date.parse('2026-09-01T12:00:00Z') }

test('a day and a time are an instant on the clock of the business', () => {
  expect(chosenMoment('2026-11-21', '10:14', inBogota)).toEqual({
    at: Date.parse('2026-11-21T10:14:00-05:00'),
    isTwice: false,
  })
})

test.each([
  ['', '10:00', 'empty'],
  ['2026-11-21', '', 'empty'],
  ['2026-02-31', '10:00', 'empty'],
  ['2026-11-20', '08:59', 'past'],
  ['2026-11-20', '09:00', 'past'],
  ['2028-01-01', '10:00', 'far'],
])('%s %s is %s', (day, time, problem) => {
  expect(chosenMoment(day, time, inBogota)).toEqual({ problem })
})

test('an hour that clocks jump over does not exist, and the next one is offered', () => {
  expect(chosenMoment('2026-09-06', '00:30', inSantiago)).toEqual({
    problem: 'missing',
    next: Date.parse('2026-09-06T01:00:00-03:00'),
  })
})

test('of an hour that comes twice the first is meant', () => {
  expect(chosenMoment('2027-04-03', '23:30', inSantiago)).toEqual({
    at: Date.parse('2027-04-03T23:30:00-03:00'),
    isTwice: true,
  })
})

test('how long it is worth sending is said from its moment', () => {
  expect(lastMoment(now, 'twoDays')).toBeNull()
  expect(lastMoment(now, 'hour')).toBe(now + 3_600_000)
})
