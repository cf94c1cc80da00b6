import { holdContact } from '@aldia/shared/contact-policy.ts'
import { expect, test } from 'vitest'
import { emptyHold, holdOf } from './hold-draft.ts'

const about = { cardId: '01a', amountMinor: 5_000, currency: 'COP', messageId: null }
const sent = (draft: object, more: object = {}) =>
  holdContact.input
    .omit({ cardId: true })
    .safeParse(holdOf({ ...emptyHold('dispute', '2026-11-20'), ...draft }, { ...about, ...more }))

test('a dispute says what is disputed and how much; nothing typed is all of it', () => {
  expect(sent({ amount: '50', category: 'charges' }).data).toMatchObject({
    dispute: { category: 'charges', amountMinor: 5_000, currency: 'COP' },
    mediation: null,
  })
  expect(sent({}).data).toMatchObject({ dispute: { amountMinor: null, currency: null } })
  expect(sent({ amount: 'abc' }, { amountMinor: null }).error?.issues[0]?.path).toEqual(['dispute', 'amountMinor'])
})

test('a mediation says by whom and since when; without a mediator it is refused', () => {
  const draft = { kind: 'mediation', mediator: ' Dra. Ruiz ', nextOn: '2026-12-01' }
  expect(sent(draft).data).toMatchObject({
    dispute: null,
    mediation: { mediator: 'Dra. Ruiz', openedOn: '2026-11-20', nextOn: '2026-12-01' },
  })
  expect(sent({ kind: 'mediation' }).error?.issues[0]?.path).toEqual(['mediation', 'mediator'])
})

test('hardship ends with an agreement unless somebody says otherwise', () => {
  expect(emptyHold('hardship', '2026-11-20').ends).toBe('agreement')
  expect(emptyHold('pause', '2026-11-20').ends).toBe('resolved')
})
