import { expect, test } from 'vitest'
import { riskOf } from '#outbox/number-risk.ts'
import { type Departure, dayMs } from '#outbox/pace.ts'

const now = Date.parse('2026-11-20T14:00:00Z')
const old = { linkedAt: null, resumedAt: null }
const to = (count: number, more: Partial<Departure> = {}): Departure[] =>
  Array.from({ length: count }, (_, i) => ({
    at: now - (i + 1) * 60_000,
    conversationId: `person ${i}`,
    to: 'known',
    byRule: true,
    print: `text ${i}`,
    outcome: 'fine',
    ...more,
  }))
const risk = (recent: Departure[], number: typeof old | { linkedAt: number; resumedAt: null } = old) =>
  riskOf({ recent, number, now })

test('a number that few are written to over, in words of their own, is at low risk', () => {
  expect(risk(to(12))).toEqual({
    level: 'low',
    silentUntil: null,
    people: 12,
    peopleLimit: 600,
    strangers: 0,
    strangersLimit: 150,
    refused: 0,
    sent: 12,
    sameText: 1,
    newForDays: null,
  })
})

test('near its limits, refused, or with the same text for everybody it is at some risk or at a high one', () => {
  expect(risk(to(28), { linkedAt: now - dayMs / 2, resumedAt: null })).toMatchObject({ level: 'some', newForDays: 0 })
  expect(risk(to(3, { outcome: 'failed' }))).toMatchObject({ level: 'some', refused: 3 })
  expect(risk(to(20, { print: 'x' }))).toMatchObject({ level: 'high', sameText: 20 })
})

test('after a warning of WhatsApp it says until when it is quiet', () => {
  expect(risk(to(1, { outcome: 'warned' }))).toMatchObject({ level: 'stopped', silentUntil: now - 60_000 + dayMs })
  expect(risk(to(1, { outcome: 'warned', at: now - 2 * dayMs })).level).toBe('low')
})

test('answers that people typed are no risk', () => {
  expect(risk(to(40, { to: 'talking', byRule: false }))).toMatchObject({ level: 'low', people: 0 })
})
