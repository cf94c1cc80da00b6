import { expect, test } from 'vitest'
import { fromNumber } from './from-number.ts'

const shop = { id: 'shop', phone: '+573000000001', archivedAt: null }
const office = { id: 'office', phone: '+573000000002', archivedAt: null }
const says = (id: string, channelAccountId: string, direction: 'in' | 'out' = 'in') => ({
  id,
  direction,
  channelAccountId,
})
const nothing = { accounts: [shop, office], messages: [], hasNewest: true, quoted: null, chosen: null }

test('an answer leaves from the number that was written to last, whatever we wrote from since', () => {
  const messages = [says('a', 'shop'), says('b', 'office'), says('c', 'shop', 'out')]
  expect(fromNumber({ ...nothing, messages })).toEqual({
    accountId: 'office',
    choiceIds: ['shop', 'office'],
    newestInId: 'b',
  })
})

test('to somebody who never wrote it leaves from where the last one left, or from the first linked number', () => {
  expect(fromNumber({ ...nothing, messages: [says('a', 'office', 'out')] })?.accountId).toBe('office')
  expect(fromNumber(nothing)?.accountId).toBe('shop')
})

test('a choice stands until the person writes again, and gives way to the chat of what is quoted', () => {
  const messages = [says('a', 'shop')]
  const chosen = { accountId: 'office', afterMessageId: 'a' }
  expect(fromNumber({ ...nothing, messages, chosen })?.accountId).toBe('office')
  expect(fromNumber({ ...nothing, messages: [...messages, says('b', 'shop')], chosen })?.accountId).toBe('shop')
  expect(fromNumber({ ...nothing, messages, chosen, quoted: { channelAccountId: 'shop' } })?.accountId).toBe('shop')
})

test('where the newest messages are not loaded it is the one written to last, whichever that is', () => {
  expect(fromNumber({ ...nothing, messages: [says('a', 'office')], hasNewest: false })?.accountId).toBeNull()
})

test('a number that is not linked any more is named, and can be left but not chosen', () => {
  const unlinked = { ...office, phone: null }
  const about = { ...nothing, accounts: [shop, unlinked] }
  expect(fromNumber({ ...about, messages: [says('a', 'office')] })).toMatchObject({
    accountId: 'office',
    choiceIds: ['shop', 'office'],
  })
  expect(fromNumber({ ...about, messages: [says('a', 'shop')] })).toBeNull()
})

test('with one number there is nothing to choose', () => {
  expect(fromNumber({ ...nothing, accounts: [shop], messages: [says('a', 'shop')] })).toBeNull()
  expect(fromNumber({ ...nothing, accounts: [] })).toBeNull()
})
