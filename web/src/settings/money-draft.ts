import type { InterestRule, LateFeeRule } from '@aldia/shared/debt.ts'
import type { MoneySettings } from '@aldia/shared/money-settings.ts'
import { readPercent, typedPercent } from '#base/typed-numbers.ts'

// The rules about money as they are typed, and back. Pure. What cannot be read becomes a number that the schema refuses, so that
// the field says what it wants.

export interface MoneyDraft {
  readonly graceDays: string
  readonly tolerance: string
  readonly order: MoneySettings['allocationOrder']
  readonly planMisses: string
  readonly termGraceDays: string
  readonly feeKind: 'none' | LateFeeRule['kind']
  /** An amount or a percentage, by the kind. */
  readonly fee: string
  readonly interestPer: 'none' | InterestRule['per']
  readonly interest: string
  readonly yearDays: '360' | '365'
}

const unreadable = -1

/** How the numbers of a draft are read and written in this place. */
export interface NumberStyle {
  readonly readAmount: (typed: string) => number | null
  readonly writeAmount: (amountMinor: number) => string
  readonly locale: string
}

export function draftOfMoney(money: MoneySettings, style: NumberStyle): MoneyDraft {
  const { lateFee, interest, graceDays } = money.defaultTerms
  return {
    graceDays: String(money.promiseGraceDays),
    tolerance: String(money.promiseTolerancePercent),
    order: money.allocationOrder,
    planMisses: String(money.planMissesToDefault),
    termGraceDays: String(graceDays),
    feeKind: lateFee?.kind ?? 'none',
    fee:
      lateFee === null
        ? ''
        : lateFee.kind === 'fixed'
          ? style.writeAmount(lateFee.amountMinor)
          : typedPercent(lateFee.basisPoints, style.locale),
    interestPer: interest?.per ?? 'none',
    interest: interest === null ? '' : typedPercent(interest.basisPoints, style.locale),
    yearDays: interest?.yearDays === 360 ? '360' : '365',
  }
}

export function moneyOfDraft(draft: MoneyDraft, style: NumberStyle): Omit<MoneySettings, 'thanks'> {
  const lateFee: LateFeeRule | null =
    draft.feeKind === 'none'
      ? null
      : draft.feeKind === 'fixed'
        ? { kind: 'fixed', amountMinor: style.readAmount(draft.fee) ?? unreadable }
        : { kind: 'percent', basisPoints: readPercent(draft.fee) ?? unreadable }
  const interest: InterestRule | null =
    draft.interestPer === 'none'
      ? null
      : {
          basisPoints: readPercent(draft.interest) ?? unreadable,
          per: draft.interestPer,
          yearDays: draft.yearDays === '360' ? 360 : 365,
        }
  return {
    promiseGraceDays: readWhole(draft.graceDays),
    promiseTolerancePercent: readWhole(draft.tolerance.replace(/%\s*$/, '')),
    allocationOrder: draft.order,
    planMissesToDefault: readWhole(draft.planMisses),
    defaultTerms: { graceDays: readWhole(draft.termGraceDays), lateFee, interest },
  }
}

/** Whether something is charged for being late: then somebody has to say that it may be. */
export const chargesSomething = ({ feeKind, interestPer }: MoneyDraft): boolean =>
  feeKind !== 'none' || interestPer !== 'none'

function readWhole(typed: string): number {
  return /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : unreadable
}
