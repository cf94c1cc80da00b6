import { proposedMoneySettings } from '@aldia/shared/money-settings.ts'
import { updateMoneySettings } from '@aldia/shared/workspace.ts'
import { expect, test } from 'vitest'
import { chargesSomething, draftOfMoney, moneyOfDraft } from '#settings/money-draft.ts'

const style = {
  readAmount: (typed: string) => (/^\d+$/.test(typed) ? Number(typed) * 100 : null),
  writeAmount: (amountMinor: number) => String(amountMinor / 100),
  locale: 'es-CO',
}
const settings = {
  ...proposedMoneySettings,
  defaultTerms: {
    graceDays: 5,
    lateFee: { kind: 'fixed', amountMinor: 500_000 },
    interest: { basisPoints: 150, per: 'month', yearDays: 360 },
  },
} as const

test('the rules are typed and read back as they were', () => {
  for (const money of [settings, proposedMoneySettings]) {
    // Thanks are a form of their own.
    const { thanks: _, ...rules } = money
    expect(moneyOfDraft(draftOfMoney(money, style), style)).toEqual(rules)
  }
  expect(draftOfMoney(settings, style)).toMatchObject({ fee: '5000', interest: '1,5', yearDays: '360' })
})

test('what cannot be read is refused at its field', () => {
  const draft = { ...draftOfMoney(settings, style), graceDays: 'dos', fee: 'mucho', interest: '' }
  const result = updateMoneySettings.input.safeParse(moneyOfDraft(draft, style))
  const paths = result.error?.issues.map((issue) => issue.path.join('.'))
  expect(paths).toEqual(['promiseGraceDays', 'defaultTerms.lateFee.amountMinor', 'defaultTerms.interest.basisPoints'])
})

test('only what is charged has to be legal', () => {
  expect(chargesSomething(draftOfMoney(proposedMoneySettings, style))).toBe(false)
  expect(chargesSomething(draftOfMoney(settings, style))).toBe(true)
})
