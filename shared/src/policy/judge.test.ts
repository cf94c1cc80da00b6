import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, startOfDay, weekdayOf } from '#dates.ts'
import type { Happening } from './contacts.ts'
import { type DebtorFacts, judgeContact, type Question } from './judge.ts'
import { presets } from './presets.ts'
import { type ContactRules, rulesOf, weekdays } from './rules.ts'
import { clockMsOf, isWithin, wallTime } from './wall-clock.ts'

// What must hold of the gate whatever the zone, the season, the week and the history. Years around changes of clocks of every zone here.

const zones = [
  'America/Santiago',
  'America/Bogota',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Asuncion',
  'America/Havana',
  'Europe/Madrid',
  'Atlantic/Azores',
  'Pacific/Easter',
]
const from = Date.UTC(2026, 0, 1)
const anInstant = fc.integer({ min: 0, max: 800 * 24 * 60 }).map((minutes) => from + minutes * 60_000)
const aZone = fc.constantFrom(...zones)
const channels = ['whatsapp', 'sms', 'email', 'call', 'visit'] as const
const holidays = new Set(['2026-04-03', '2026-12-25', '2027-01-01', '2027-03-26', '2026-09-18'])

/** Things that happened within three weeks before `now`. */
const history = (now: number) =>
  fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 21 * 24 * 60 }).map((minutes) => now - minutes * 60_000),
      channel: fc.constantFrom(...channels),
      direction: fc.constantFrom('out' as const, 'out' as const, 'in' as const),
      kind: fc.constantFrom('reminder' as const, 'preDueReminder' as const, 'reply' as const, 'receipt' as const),
      failed: fc.boolean(),
      answered: fc.boolean(),
    }),
    { maxLength: 12 },
  )

const aQuestion = fc.record({ now: anInstant, zone: aZone, preset: fc.constantFrom(...presets) }).chain(
  ({ now, zone, preset }): fc.Arbitrary<Question> =>
    fc.record({
      rules: fc
        .constantFrom('calendar' as const, 'rolling7' as const)
        .map((week): ContactRules => rulesOf(preset, { week })),
      debtor: history(now).map((past): DebtorFacts => ({ zone, history: past })),
      message: fc.record({
        kind: fc.constantFrom('reminder' as const, 'preDueReminder' as const, 'reply' as const),
        channel: fc.constantFrom(...channels),
      }),
      now: fc.constant(now),
      holidays: fc.constant(holidays),
    }),
)

/** The same question later, with what is exempt only for a time taken as it is then. */
const at = (question: Question, now: number): Question => ({ ...question, now })

describe('the next lawful moment', () => {
  it('is lawful, lies ahead, and no minute before it is', () => {
    fc.assert(
      fc.property(aQuestion, fc.integer({ min: 0, max: 10_000 }), (question, back) => {
        const { decision, nextAt } = judgeContact(question)
        if (decision !== 'later' || nextAt === null) return
        expect(nextAt).toBeGreaterThan(question.now)
        expect(judgeContact(at(question, nextAt)).decision).toBe('send')
        const span = nextAt - question.now
        const before = question.now + Math.floor((span * back) / 10_001)
        expect(judgeContact(at(question, before)).decision).toBe('later')
        expect(judgeContact(at(question, nextAt - 1)).decision).toBe('later')
      }),
      { numRuns: 200 },
    )
  })

  it('never lies outside the hours, on a holiday, or in an hour that does not exist', () => {
    fc.assert(
      fc.property(aQuestion, (question) => {
        const { decision, nextAt } = judgeContact(question)
        const sentAt = decision === 'send' ? question.now : nextAt
        if (sentAt === null) return
        const wall = wallTime(question.debtor.zone, sentAt)
        const isAnswer = question.message.kind === 'reply'
        for (const layer of question.rules.windows) expect(isWithin(layer, wall), isAnswer ? 'answer' : '').toBe(true)
        if (question.rules.holidays === 'block') expect(holidays.has(wall.date)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a limit', () => {
  it('is never overrun, whatever is asked in whatever order: day by day, week by week, and with its gaps', () => {
    const asked = fc.array(fc.integer({ min: 11, max: 900 }), { minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(anInstant, aZone, fc.constantFrom(...presets), asked, (start, zone, preset, minutes) => {
        const sent: Happening[] = []
        let now = start
        for (const wait of minutes) {
          now += wait * 60_000
          const message = { kind: 'reminder' as const, channel: 'whatsapp' as const }
          const question = { rules: rulesOf(preset), debtor: { zone, history: sent }, message, now, holidays }
          if (judgeContact(question).decision === 'send') {
            sent.push({ at: now, channel: 'whatsapp', direction: 'out', kind: 'reminder' })
          }
        }
        const days = sent.map((one) => dayIn(zone, one.at))
        for (const limit of preset.limits.filter(({ channels: group }) => group === 'all' || group === 'messages')) {
          const monday = (day: string) => addDays(day, 1 - weekdayOf(day))
          const key = limit.per === 'day' ? (day: string) => day : monday
          for (const [, all] of Map.groupBy(days, key)) expect(all.length).toBeLessThanOrEqual(limit.max)
          const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? '', day))
          for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(limit.minGapDays ?? 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is met by one contact less, and by nothing that came in or failed', () => {
    fc.assert(
      fc.property(aQuestion, (question) => {
        const counted = question.debtor.history.filter(({ direction, failed }) => direction === 'out' && !failed)
        const without = { ...question, debtor: { ...question.debtor, history: [...counted, ...incoming(question)] } }
        expect(judgeContact(without).findings.map(({ reason }) => reason)).toEqual(
          judgeContact(question).findings.map(({ reason }) => reason),
        )
      }),
      { numRuns: 200 },
    )
  })
})

const incoming = ({ debtor }: Question) => debtor.history.filter(({ direction }) => direction === 'in')

describe('what the debtor or the workspace asks for', () => {
  it('only ever tightens', () => {
    const hours = fc
      .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 23 }))
      .filter(([start, end]) => start < end)
      .map(([start, end]) => {
        const text = (hour: number) => `${String(hour).padStart(2, '0')}:00`
        return Object.fromEntries(weekdays.map((day) => [day, [[text(start), text(end)]]])) as never
      })
    const max = fc.record({
      max: fc.integer({ min: 0, max: 5 }),
      per: fc.constantFrom('day' as const, 'week' as const),
    })
    fc.assert(
      fc.property(aQuestion, fc.option(hours), fc.option(max), (question, ownHours, ownMax) => {
        const tighter = { ...question, debtor: { ...question.debtor, ownHours, ownMax } }
        const [loose, tight] = [judgeContact(question), judgeContact(tighter)]
        if (loose.decision !== 'send') expect(tight.decision).not.toBe('send')
        if (loose.nextAt !== null && tight.nextAt !== null) expect(tight.nextAt).toBeGreaterThanOrEqual(loose.nextAt)
      }),
      { numRuns: 60 },
    )
  })

  it('ends everything for who opted out, whatever is sent but the one confirmation', () => {
    const kinds = ['reminder', 'preDueReminder', 'reply', 'receipt', 'appointment', 'call', 'visit'] as const
    fc.assert(
      fc.property(aQuestion, fc.constantFrom(...kinds), (question, kind) => {
        const asked = {
          ...question,
          debtor: { ...question.debtor, optedOut: true },
          message: { ...question.message, kind },
        }
        const ruling = judgeContact(asked)
        expect(ruling).toMatchObject({ decision: 'never', nextAt: null })
        expect(ruling.findings[0]?.reason).toBe('optedOut')
      }),
      { numRuns: 100 },
    )
  })
})

describe('the missing and the doubled hour', () => {
  const allWeek = (span: [string, string]) => Object.fromEntries(weekdays.map((day) => [day, [span]])) as never
  const ask = (zone: string, now: string, span: [string, string]) =>
    judgeContact({
      rules: {
        windows: [allWeek(span)],
        holidays: 'allow',
        limits: [],
        channelRules: [],
        week: 'calendar',
        countPreDue: true,
        repliesAtAnyHour: false,
      },
      debtor: { zone, history: [] },
      message: { kind: 'reminder', channel: 'whatsapp' },
      now: Date.parse(now),
      holidays: new Set(),
    })

  it('that is missing has hours that begin when it is over', () => {
    // New York, 14 March 2027: two o'clock is three o'clock.
    const { nextAt } = ask('America/New_York', '2027-03-14T01:50:00-05:00', ['02:30', '04:00'])
    expect(nextAt).toBe(Date.parse('2027-03-14T03:00:00-04:00'))
  })

  it('that is missing altogether has its hours on the next day', () => {
    const { nextAt } = ask('America/New_York', '2027-03-14T01:50:00-05:00', ['02:10', '02:50'])
    expect(nextAt).toBe(Date.parse('2027-03-15T02:10:00-04:00'))
  })

  it('that comes twice has its hours twice', () => {
    // New York, 1 November 2026: half past one comes twice.
    expect(ask('America/New_York', '2026-11-01T01:40:00-04:00', ['01:30', '01:45']).decision).toBe('send')
    expect(ask('America/New_York', '2026-11-01T01:40:00-05:00', ['01:30', '01:45']).decision).toBe('send')
    expect(ask('America/New_York', '2026-11-01T01:50:00-04:00', ['01:30', '01:45']).nextAt).toBe(
      Date.parse('2026-11-01T01:30:00-05:00'),
    )
    expect(ask('America/New_York', '2026-11-01T01:50:00-04:00', ['00:30', '01:45']).nextAt).toBe(
      Date.parse('2026-11-01T01:00:00-05:00'),
    )
  })

  it('at midnight moves the beginning of the day', () => {
    // Santiago, 5 September 2027: the day begins at one o'clock.
    const { nextAt } = ask('America/Santiago', '2027-09-04T22:00:00-04:00', ['00:00', '10:00'])
    expect(nextAt).toBe(startOfDay('2027-09-05', 'America/Santiago'))
    expect(wallTime('America/Santiago', nextAt ?? 0).clockMs).toBe(clockMsOf('01:00'))
  })
})
