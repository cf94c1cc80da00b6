import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Departure, dayLimits, dayMs, type PaceQuestion, paceOf } from '#outbox/pace.ts'

const now = Date.parse('2026-11-20T14:00:00Z')
const minute = 60_000
const old = { linkedAt: null, resumedAt: null }

const departure = (more: Partial<Departure> = {}): Departure => ({
  at: now - minute,
  conversationId: 'somebody',
  to: 'known',
  byRule: true,
  print: null,
  outcome: 'fine',
  ...more,
})
const ask = (more: Partial<PaceQuestion> = {}) =>
  paceOf({
    recent: [],
    message: { conversationId: 'ana', to: 'known', byRule: true, print: null, hasWaited: false },
    number: old,
    now,
    random: 0.5,
    ...more,
  })
const typedTo = (conversationId: string, to: Departure['to'] = 'stranger') =>
  ({ conversationId, to, byRule: false, print: null, hasWaited: false }) as const

/** Lets a queue drain as the sender does: whatever may leave leaves, else time goes on to when it may. Answers what left. */
function drain(
  messages: readonly PaceQuestion['message'][],
  {
    number = old,
    from = now,
    chance = () => 0,
  }: Partial<{ number: PaceQuestion['number']; from: number; chance: () => number }> = {},
): Departure[] {
  const left: Departure[] = []
  let at = from
  for (const message of messages) {
    for (;;) {
      const pace = paceOf({ recent: left, message, number, now: at, random: chance() })
      if (pace.reason === null) break
      at = pace.notBefore
    }
    left.push({ ...message, at, outcome: 'fine' })
  }
  return left
}

const most = (left: readonly Departure[], spanMs: number) =>
  Math.max(...left.map(({ at }) => left.filter((each) => each.at >= at && each.at < at + spanMs).length))

describe('what a person answers', () => {
  it('leaves at once, whatever the number went through', () => {
    const departures = fc.array(
      fc.record({
        at: fc.integer({ min: now - dayMs, max: now }),
        conversationId: fc.constantFrom('a', 'b', 'c'),
        to: fc.constantFrom('talking' as const, 'known' as const, 'stranger' as const),
        byRule: fc.boolean(),
        print: fc.constantFrom('x', null),
        outcome: fc.constantFrom('fine' as const, 'failed' as const, 'warned' as const),
      }),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(departures, fc.double({ min: 0, max: 1, noNaN: true }), (recent, random) => {
        const message = typedTo('ana', 'talking')
        expect(ask({ recent, message, random, number: { linkedAt: now, resumedAt: null } })).toEqual({
          notBefore: now,
          reason: null,
        })
      }),
    )
  })
})

describe('answers that waited for the same moment', () => {
  it('leave one after the other, and one that is typed meanwhile goes first', () => {
    const waited = Array.from({ length: 100 }, (_, i) => ({ ...typedTo(`p${i}`, 'talking'), hasWaited: true }))
    const left = drain(waited, { chance: () => 0.5 })
    const gaps = left.slice(1).map(({ at }, i) => at - (left[i]?.at ?? 0))
    expect(new Set(gaps)).toEqual(new Set([900]))
    const last = left.at(-1)?.at ?? 0
    expect(ask({ recent: left, message: typedTo('ana', 'talking'), now: last })).toEqual({
      notBefore: last,
      reason: null,
    })
  })
})

describe('what a person writes to people who did not write lately', () => {
  it('does not become a mailing: of 80 to 80 people in 8 seconds six leave in a minute, and the others wait', () => {
    const left = drain(Array.from({ length: 80 }, (_, i) => typedTo(`person ${i}`)))
    expect(left.filter(({ at }) => at < now + 8_000)).toHaveLength(6)
    expect(most(left, minute)).toBe(6)
    expect(most(left, 60 * minute)).toBeLessThanOrEqual(60)
  })

  it('is one contact for one person, however many bubbles', () => {
    const left = drain(Array.from({ length: 30 }, (_, i) => typedTo(i === 0 ? 'luis' : 'ana')))
    expect(left.at(-1)?.at).toBe(now)
  })
})

describe('what nobody typed', () => {
  it('keeps gaps of 20 to 70 seconds that differ, also after two days without a connection', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (stream) => {
        const chance = () => stream.next().value as number
        const messages = Array.from({ length: 40 }, (_, i) => ({ ...typedTo(`person ${i}`, 'known'), byRule: true }))
        const left = drain(messages, { chance })
        const gaps = left.slice(1).map(({ at }, i) => at - (left[i]?.at ?? 0))
        for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(20_000)
      }),
      { numRuns: 30 },
    )
    const recent = [departure({ at: now - 1_000 })]
    expect(ask({ recent, random: 0 })).toEqual({ notBefore: now + 19_000, reason: 'gap' })
    expect(ask({ recent, random: 0.999 }).notBefore).toBeGreaterThan(now + 68_000)
  })

  it('reaches people who never wrote only for a share', () => {
    const strangers = Array.from({ length: 15 }, (_, i) =>
      departure({ at: now - (i + 2) * 5 * minute, conversationId: `stranger ${i}`, to: 'stranger' }),
    )
    const toStranger = { ...typedTo('new'), byRule: true }
    expect(ask({ recent: strangers, message: toStranger }).reason).toBe('strangers')
    expect(ask({ recent: strangers }).reason).toBeNull()
    const others = Array.from({ length: 60 }, (_, i) =>
      departure({ at: now - 2 * 60 * minute - i * minute, conversationId: `known ${i}` }),
    )
    expect(ask({ recent: [...strangers, ...others], message: toStranger }).reason).toBeNull()
  })
})

describe('a new number', () => {
  it('may do little on its first day, more on each, and what others may after two weeks', () => {
    const limits = [0, 1, 7, 14].map((days) => dayLimits({ linkedAt: now - days * dayMs, resumedAt: null }, now).all)
    expect(limits).toEqual([40, 50, 190, 600])
    expect(dayLimits(old, now).all).toBe(600)
  })

  it('sends nothing that it may not, whatever waits', () => {
    const number = { linkedAt: now, resumedAt: null }
    const left = drain(
      Array.from({ length: 60 }, (_, i) => typedTo(`person ${i}`)),
      { number },
    )
    expect(left.filter(({ at }) => at < now + dayMs)).toHaveLength(15)
  })
})

describe('a number that is not well received', () => {
  it('falls silent at the first warning of WhatsApp, until a day is over or a person says to go on', () => {
    const recent = [departure({ at: now - 60 * minute, outcome: 'warned', conversationId: 'x' })]
    for (const message of [typedTo('ana'), { ...typedTo('ana'), byRule: true }])
      expect(ask({ recent, message })).toEqual({ notBefore: now - 60 * minute + dayMs, reason: 'warned' })
    expect(ask({ recent, number: { linkedAt: null, resumedAt: now } }).reason).not.toBe('warned')
  })

  it('writes more slowly when it is refused, or when it says the same to everybody', () => {
    const last = departure({ at: now - 1_000 })
    const failed = Array.from({ length: 6 }, (_, i) =>
      departure({ at: now - (i + 2) * minute, conversationId: `f ${i}`, outcome: 'failed' }),
    )
    const same = Array.from({ length: 6 }, (_, i) =>
      departure({ at: now - (i + 2) * minute, conversationId: `s ${i}`, print: 'same' }),
    )
    expect(ask({ recent: [last, ...failed], random: 0 })).toEqual({ notBefore: now + 79_000, reason: 'failures' })
    const message = { conversationId: 'ana', to: 'known', byRule: true, print: 'same', hasWaited: false } as const
    expect(ask({ recent: [last, ...same], message, random: 0 })).toEqual({
      notBefore: now + 39_000,
      reason: 'sameText',
    })
  })

  it('never gets faster by a failure more', () => {
    const departures = fc.array(
      fc
        .integer({ min: 1, max: 120 })
        .map((minutes) => departure({ at: now - minutes * minute, conversationId: `p ${minutes}` })),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(departures, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(), (recent, random, at) => {
        const worse = recent.map((each, i) =>
          i === at % recent.length ? { ...each, outcome: 'failed' as const } : each,
        )
        expect(ask({ recent: worse, random }).notBefore).toBeGreaterThanOrEqual(ask({ recent, random }).notBefore)
      }),
    )
  })
})
