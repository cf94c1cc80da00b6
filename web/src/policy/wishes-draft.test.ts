import { type ContactPreferences, setContactPreferences } from '@aldia/shared/contact-policy.ts'
import { weekdays } from '@aldia/shared/policy/rules.ts'
import { expect, test } from 'vitest'
import { ownChannels, toggled, wishesOf, wishesTyped } from './wishes-draft.ts'

const none: ContactPreferences = { zone: null, channels: null, ownHours: null, ownMax: null, language: null }
const sent = (change: object, before = none) => {
  const wishes = wishesOf({ ...wishesTyped(before), ...change }, before)
  return setContactPreferences.input.shape.preferences.safeParse(wishes)
}

test('nothing typed is no wish, and what was wished comes back as it was', () => {
  expect(sent({}).data).toEqual(none)
  const wished = sent({ from: '17:00', to: '20:00', days: ['tue', 'thu'], channels: ['whatsapp'], max: '1' }).data
  expect(wished).toMatchObject({ channels: ['whatsapp'], ownMax: { max: 1, per: 'week' } })
  expect(wished?.ownHours).toMatchObject({ mon: [], tue: [['17:00', '20:00']], sun: [] })
  expect(sent({}, wished as ContactPreferences).data).toEqual(wished)
})

test('days without hours are whole days, and hours over midnight belong to both days', () => {
  const days = toggled(weekdays, weekdays, 'sun', false)
  expect(sent({ days }).data?.ownHours).toMatchObject({ mon: [['00:00', '24:00']], sun: [] })
  expect(sent({ from: '20:00', to: '09:00' }).data?.ownHours?.mon).toEqual([
    ['00:00', '09:00'],
    ['20:00', '24:00'],
  ])
})

test('hours of each day that a program set stay while nobody types others', () => {
  const ownHours = Object.fromEntries(weekdays.map((day, i) => [day, [['08:00', `1${i}:00`]]])) as never
  expect(sent({ max: '2' }, { ...none, ownHours }).data?.ownHours).toEqual(ownHours)
})

test('no day and no channel at all are refused', () => {
  expect(sent({ days: [] }).success).toBe(false)
  expect(sent({ channels: [] }).error?.issues[0]?.path).toEqual(['channels'])
  expect(ownChannels).toContain('whatsapp')
})
