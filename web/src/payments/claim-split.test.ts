import { expect, test } from 'vitest'
import { wantedSplit } from './claim-split.ts'

test('a split by hand takes what is typed, and waits while something cannot be read', () => {
  expect(
    wantedSplit(
      new Map([
        ['a', 500],
        ['b', 0],
      ]),
    ),
  ).toEqual([{ debtId: 'a', amountMinor: 500 }])
  expect(wantedSplit(new Map([['a', null]]))).toBeNull()
})
