import { updateContactPolicy } from '@aldia/shared/contact-policy.ts'
import { policyOfCountry, presetOf } from '@aldia/shared/policy/effective.ts'
import { expect, test } from 'vitest'
import { draftOfPolicy, policyOfDraft } from '#settings/contact-draft.ts'

const policy = policyOfCountry('CL')
const draft = draftOfPolicy(policy, presetOf(policy, 'CL').windows)
const read = (change: unknown) => updateContactPolicy.input.safeParse({ version: 0, change })

test('what nobody changed is sent as it was', () => {
  const { version: _, ...rest } = policy
  expect(policyOfDraft(draft, policy)).toEqual(rest)
  expect(draft.hours.mon).toEqual({ from: '08:00', to: '20:00' })
  expect(draft.hours.sun).toEqual({ from: '', to: '' })
})

test('limits and hours that the page cannot show stay while nobody types others', () => {
  const limits = [{ channels: 'each', counts: 'conversations', max: 2, per: 'rolling7days', minGapDays: 3 }] as const
  const twice = [
    ['09:00', '12:00'],
    ['15:00', '18:00'],
  ]
  const windows = { mon: twice, tue: twice, wed: [], thu: [], fri: [], sat: [], sun: [] } as never
  const own = { ...policy, limits: [...limits], windows }
  const shown = draftOfPolicy(own, windows)
  expect(policyOfDraft(shown, own)).toMatchObject({ limits, windows })
  const changed = policyOfDraft({ ...shown, hours: { ...shown.hours, wed: { from: '09:00', to: '12:00' } } }, own)
  expect(changed).toMatchObject({ windows: { mon: [['09:00', '12:00']], wed: [['09:00', '12:00']] } })
})

test('own hours, limits and days are taken over', () => {
  const change = policyOfDraft(
    {
      ...draft,
      ownWindows: true,
      hours: { ...draft.hours, sat: { from: '', to: '' }, mon: { from: '10:00', to: '00:00' } },
      limits: [{ channels: 'spoken', max: '1', per: 'month' }],
      addedHolidays: '2026-12-24, 2026-12-31',
    },
    policy,
  )
  const { data, success } = read(change)
  expect(success).toBe(true)
  expect(data?.change.windows).toMatchObject({ mon: [['10:00', '24:00']], sat: [] })
  expect(data?.change.limits).toEqual([{ channels: ['call', 'visit'], counts: 'attempts', max: 1, per: 'month' }])
  expect(data?.change.addedHolidays).toEqual(['2026-12-24', '2026-12-31'])
})

test.each([
  ['an end before its beginning', { hours: { ...draft.hours, mon: { from: '20:00', to: '08:00' } }, ownWindows: true }],
  ['half a day of hours', { hours: { ...draft.hours, mon: { from: '08:00', to: '' } }, ownWindows: true }],
  [
    'a week without any hours',
    {
      hours: Object.fromEntries(
        Object.keys(draft.hours).map((day) => [day, { from: '', to: '' }]),
      ) as typeof draft.hours,
      ownWindows: true,
    },
  ],
  ['a limit without a number', { limits: [{ channels: 'all' as const, max: '', per: 'day' as const }] }],
  ['a day that does not exist', { addedHolidays: '2026-02-31' }],
  ['an unknown preset', { presetId: 'XX' }],
])('%s is refused', (_, typed) => {
  expect(read(policyOfDraft({ ...draft, ...typed }, policy)).success).toBe(false)
})
