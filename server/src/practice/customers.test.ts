import { describe, expect, test } from 'vitest'
import type { Conversation, Line } from './conversation.ts'
import { historyDays } from './conversation.ts'
import { characters } from './debtor.ts'
import { makeCustomers } from './debtors.ts'
import { hourOf, hoursOf, isHoliday, localDay } from './decent-hours.ts'
import { outcomes } from './stories.ts'

const afternoon = Date.parse('2026-11-24T20:40:00Z')
const textOf = ({ content }: Line) => ('caption' in content ? content.caption : 'text' in content ? content.text : null)
const allLines = (customers: Conversation[]) => customers.flatMap(({ lines }) => lines)

test('the same seed and time make the same shop', () => {
  expect(makeCustomers(5, afternoon)).toEqual(makeCustomers(5, afternoon))
  expect(makeCustomers(6, afternoon)).not.toEqual(makeCustomers(5, afternoon))
})

describe.each([
  ['on a weekday afternoon', afternoon],
  ['in the small hours of a Sunday', Date.parse('2026-11-22T08:10:00Z')],
  ['on New Year morning', Date.parse('2027-01-01T13:05:00Z')],
  ['at the end of February', Date.parse('2028-02-29T23:59:00Z')],
])('a shop seen %s', (_, now) => {
  const customers = makeCustomers(11, now)

  test('has about 120 customers with numbers of their own', () => {
    expect(customers).toHaveLength(120)
    expect(new Set(customers.map(({ debtor }) => debtor.phone)).size).toBe(120)
    expect(new Set(customers.map(({ debtor }) => debtor.fullName)).size).toBe(120)
  })

  test('has conversations in order, within six weeks, none in the future', () => {
    for (const { lines } of customers) {
      expect(lines.length).toBeGreaterThan(0)
      const times = lines.map(({ at }) => at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(new Set(times).size).toBe(times.length)
      expect(times[0]).toBeGreaterThanOrEqual(now - historyDays * 86_400_000)
      expect(times.at(-1)).toBeLessThan(now)
    }
  })

  test('never writes outside its hours, nor on Sundays and holidays', () => {
    for (const { by, at } of allLines(customers)) {
      const [from, to] = hoursOf(by, localDay(at)) ?? [0, 0]
      expect(hourOf(at)).toBeGreaterThanOrEqual(from)
      expect(hourOf(at)).toBeLessThanOrEqual(to + 0.01)
    }
  })

  test('has unread messages only at the end, written by customers', () => {
    const unread = customers.filter((customer) => customer.unread > 0)
    expect(unread.length).toBeGreaterThan(14)
    for (const { lines, unread: count } of unread) {
      expect(lines.slice(-count).every(({ by }) => by === 'them')).toBe(true)
    }
  })

  test('leaves no gap in what is said', () => {
    for (const line of allLines(customers)) {
      expect(textOf(line) ?? '').not.toMatch(/[{}]|undefined|NaN|null/)
      expect(textOf(line) ?? '').not.toMatch(/\bde el\b|\ba el\b| {2}/)
    }
  })
})

test('every kind of message occurs', () => {
  const kinds = new Set(allLines(makeCustomers(11, afternoon)).map(({ content }) => content.kind))
  expect(kinds).toEqual(new Set(['text', 'receipt', 'delivery-note', 'voice', 'document', 'location', 'contact']))
})

test('no sentence is heard all the time', () => {
  const counts = new Map<string, number>()
  for (const line of allLines(makeCustomers(11, afternoon))) {
    const text = textOf(line)
    if (text && text.length > 12) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  expect([...counts.values()].filter((count) => count > 15)).toEqual([])
})

test('nobody repeats a long sentence to the same customer', () => {
  for (const { lines } of makeCustomers(11, afternoon)) {
    const long = lines
      .flatMap((line) => (line.by === 'us' ? [textOf(line) ?? ''] : []))
      .filter((text) => text.length > 60)
    expect(new Set(long).size).toBe(long.length)
  }
})

test('who is up to date has nothing left to pay', () => {
  const paid = makeCustomers(11, afternoon).filter(({ debtor }) => debtor.stage === 'paid')
  for (const { lines } of paid) {
    expect(
      lines.some(
        ({ by, content }) => by === 'us' && content.kind === 'text' && /termina|al día|cero|quitado/.test(content.text),
      ),
    ).toBe(true)
  }
})

test('numbers from five countries are there, some known to WhatsApp by an older form', () => {
  const debtors = makeCustomers(11, afternoon).map(({ debtor }) => debtor)
  expect(new Set(debtors.map(({ country }) => country))).toEqual(new Set(['CO', 'BR', 'MX', 'AR', 'CL']))
  expect(debtors.filter(({ registeredAs }) => registeredAs !== null).length).toBeGreaterThan(1)
  expect(new Set(debtors.map(({ character }) => character)).size).toBe(characters.length - 1)
})

test('the stories of all outcomes add up', () => {
  expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(120)
})

test('Colombian holidays move to Monday', () => {
  const day = (date: string) => Date.parse(date) / 86_400_000
  expect(['2026-11-02', '2026-11-16', '2026-12-08', '2026-04-03', '2027-01-11'].map(day).every(isHoliday)).toBe(true)
  expect(['2026-11-01', '2026-11-11', '2026-11-24'].map(day).some(isHoliday)).toBe(false)
})
