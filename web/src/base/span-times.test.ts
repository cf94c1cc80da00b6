import { expect, test } from 'vitest'
import { formats } from '#base/language.ts'
import { spanTimes } from '#base/span-times.ts'

const bogota = formats({ language: 'en', locale: 'en-GB', timeZone: 'America/Bogota', currency: 'COP' })
const at = (time: string) => Date.parse(`${time}-05:00`)
const now = at('2026-11-21T15:00')

test('a span within a day names the day once, in the zone of the business', () => {
  expect(spanTimes({ fromAt: at('2026-11-21T09:05'), toAt: at('2026-11-21T09:20') }, now, bogota)).toEqual({
    from: 'today, 9:05',
    to: '9:20',
  })
})

test('one over midnight names both days', () => {
  expect(spanTimes({ fromAt: at('2026-11-20T23:10'), toAt: at('2026-11-21T08:02') }, now, bogota)).toEqual({
    from: 'yesterday, 23:10',
    to: 'today, 8:02',
  })
})
