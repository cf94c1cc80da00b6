import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsSegment, lateOn, type SegmentPerson, SegmentRule, withLivingTags } from '#segment.ts'

const empty: SegmentRule = {
  ...{ tags: null, languages: null, stageKinds: null, lateFrom: null, lateTo: null, currency: null },
  ...{ overdueFromMinor: null, overdueToMinor: null, channel: null, relation: null },
}
const ana: SegmentPerson = {
  tagIds: ['vip', 'near'],
  language: 'es',
  stageKind: 'overdue',
  daysLate: 12,
  overdue: { COP: 50_000 },
  channels: ['whatsapp', 'call'],
  hasPaid: true,
}
const fits = (rule: Partial<SegmentRule>, person: Partial<SegmentPerson> = {}) =>
  fitsSegment({ ...empty, ...rule }, { ...ana, ...person })

describe('a segment takes somebody in', () => {
  it.each<[string, boolean, Partial<SegmentRule>, Partial<SegmentPerson>?]>([
    ['with one of its tags', true, { tags: { match: 'any', tagIds: ['gone', 'vip'] } }],
    ['with none of them', false, { tags: { match: 'any', tagIds: ['gone'] } }],
    ['with all of them', true, { tags: { match: 'all', tagIds: ['near', 'vip'] } }],
    ['with all but one', false, { tags: { match: 'all', tagIds: ['near', 'vip', 'gone'] } }],
    ['by language', true, { languages: ['pt', 'es'] }],
    ['by another language', false, { languages: ['pt'] }],
    ['by column', true, { stageKinds: ['overdue'] }],
    ['without a column', false, { stageKinds: ['overdue'] }, { stageKind: null }],
    ['as late as its first day', true, { lateFrom: 12 }],
    ['less late', false, { lateFrom: 13 }],
    ['as late as its last day', true, { lateFrom: 1, lateTo: 12 }],
    ['later', false, { lateTo: 11 }],
    ['late up to a day, when nothing is late', false, { lateTo: 30 }, { daysLate: null }],
    ['by what is overdue', true, { currency: 'COP', overdueFromMinor: 50_000, overdueToMinor: 50_000 }],
    ['with less overdue', false, { currency: 'COP', overdueFromMinor: 50_001 }],
    ['with more overdue', false, { currency: 'COP', overdueToMinor: 49_999 }],
    ['in another currency', false, { currency: 'USD' }],
    ['by a channel of their own', true, { channel: 'call' }],
    ['by a channel they did not name', false, { channel: 'email' }],
    ['without any channel named', false, { channel: 'whatsapp' }, { channels: null }],
    ['who has paid before', true, { relation: 'returning' }],
    ['who has never paid', true, { relation: 'new' }, { hasPaid: false }],
    ['as new, who has paid', false, { relation: 'new' }],
  ])('%s: %s', (_, expected, rule, person = {}) => expect(fits(rule, person)).toBe(expected))

  it('when every one of its conditions does, never by fewer', () => {
    const conditions = [
      { lateFrom: 3 },
      { languages: ['es' as const] },
      { relation: 'returning' as const },
      { channel: 'call' as const },
    ]
    fc.assert(
      fc.property(fc.subarray(conditions), fc.boolean(), (some, isNew) => {
        const rule = Object.assign({}, ...some) as Partial<SegmentRule>
        const person = { hasPaid: !isNew }
        expect(fits(rule, person)).toBe(some.every((one) => fits(one, person)))
      }),
    )
  })
})

it('nothing that is due today is late, and the oldest debt says how late somebody is', () => {
  const debt = (dueOn: string, balanceMinor: number, currency = 'COP') => ({ dueOn, balanceMinor, currency })
  expect(lateOn([debt('2026-11-20', 5)], '2026-11-20')).toEqual({ daysLate: null, overdue: {} })
  expect(lateOn([debt('2026-11-20', 5), debt('2026-11-01', 7), debt('2026-11-10', 2, 'USD')], '2026-11-21')).toEqual({
    daysLate: 20,
    overdue: { COP: 12, USD: 2 },
  })
})

it('a tag that became part of another one is asked for as that one', () => {
  const rule = { ...empty, tags: { match: 'any' as const, tagIds: ['old', 'vip'] } }
  expect(withLivingTags(rule, (id) => (id === 'old' ? 'new' : id)).tags?.tagIds).toEqual(['new', 'vip'])
})

it.each<[string, Partial<SegmentRule>, string]>([
  ['nothing at all', {}, 'segment_empty'],
  ['days the wrong way round', { lateFrom: 9, lateTo: 3 }, 'range_order'],
  ['amounts the wrong way round', { currency: 'COP', overdueFromMinor: 9, overdueToMinor: 3 }, 'range_order'],
  ['an amount of no currency', { overdueFromMinor: 9 }, 'currency_missing'],
])('%s is no rule', (_, part, error) => {
  const read = SegmentRule.safeParse({ ...empty, ...part })
  expect(read.error?.issues.map(({ message }) => message)).toContain(error)
})
