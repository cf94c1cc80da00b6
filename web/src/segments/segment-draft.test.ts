import { SegmentRule } from '@aldia/shared/segment.ts'
import { expect, test } from 'vitest'
import { readRule, typedSegment, wholeRule } from './segment-draft.ts'

const pesos = { currency: 'COP', minor: (typed: string) => (/^\d+$/.test(typed) ? Number(typed) * 100 : null) }
const id = '01a1f941-c700-7479-a30d-9360eacfc571'
const empty = typedSegment(null, true, String)

test('what is left open asks for nothing, and nothing at all is no rule', () => {
  const rule = readRule(empty, pesos)
  expect(Object.values(rule as object).every((condition) => condition === null)).toBe(true)
  expect(wholeRule(rule)).toBe(null)
})

test('what was typed is read, and typed again as it was', () => {
  const typed = { ...empty, name: 'Atrasados', lateFrom: '8', to: '900', relation: 'new' as const, tagIds: [id] }
  const rule = wholeRule(readRule(typed, pesos))
  expect(rule).toMatchObject({
    tags: { match: 'any', tagIds: [id] },
    ...{ lateFrom: 8, lateTo: null, currency: 'COP', overdueFromMinor: null, overdueToMinor: 90_000, relation: 'new' },
  })
  if (rule === null) return
  const kept = { id, seq: 1, version: 1, name: 'Atrasados', rule, ownerId: null, archivedAt: null }
  expect(typedSegment(kept, false, (minor) => String(minor / 100))).toEqual(typed)
})

test.each([
  [{ lateFrom: 'ocho' }, 'lateFrom'],
  [{ lateFrom: '9', lateTo: '3' }, 'lateTo'],
  [{ from: 'mucho' }, 'overdueFromMinor'],
])('%o is told at its field', (typed, field) => {
  const read = SegmentRule.safeParse(readRule({ ...empty, ...typed }, pesos))
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toContain(field)
})
