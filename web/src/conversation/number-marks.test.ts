import { expect, test } from 'vitest'
import { numberMarks } from './number-marks.ts'

const shop = { id: 'shop', phone: '+573000000001', lastPhone: '+573000000001' }
const office = { id: 'office', phone: null, lastPhone: '+573000000002' }
const over = (...ids: string[]) => ids.map((channelAccountId) => ({ channelAccountId }))

test('a thread over one number says nothing of it, however many there are', () => {
  expect(numberMarks([shop, office], over('shop', 'shop'))).toBeNull()
  expect(numberMarks([shop, office], [])).toBeNull()
})

test('a thread over several says which, also of one that is not linked any more', () => {
  expect(numberMarks([shop, office], over('shop', 'office', 'shop'))).toEqual(
    new Map([
      ['shop', { phone: '+573000000001', ending: '0001' }],
      ['office', { phone: '+573000000002', ending: '0002' }],
    ]),
  )
})

test('numbers that end alike are told apart by more digits', () => {
  const marks = numberMarks([shop, { ...office, lastPhone: '+573009990001' }], over('shop', 'office'))
  expect([...(marks?.values() ?? [])].map(({ ending }) => ending)).toEqual(['00001', '90001'])
})

test('an account whose number was never known says nothing', () => {
  const never = { id: 'never', phone: null, lastPhone: null }
  expect([...(numberMarks([shop, never], over('shop', 'never'))?.keys() ?? [])]).toEqual(['shop'])
})
