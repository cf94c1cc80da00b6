import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import type { UnitValueOf } from '@aldia/shared/payable.ts'
import { UnitRates } from '@aldia/shared/unit-rate.ts'
import { useQueries } from '@tanstack/react-query'
import { getJson } from '#base/api.ts'

/** What the units of an account's debts were worth on a day. An older day than the last value known is asked for. */
export function useUnitValues(account: Account | null, on: LocalDate): UnitValueOf {
  const units = [...new Set((account?.debts ?? []).map(({ currency }) => currency))].filter(isAccountUnit)
  const lastOf = (unit: string) => account?.rates.find((rate) => rate.unit === unit) ?? null
  const older = units.filter((unit) => on !== '' && on < (lastOf(unit)?.on ?? ''))
  const asked = useQueries({
    queries: older.map((unit) => ({
      queryKey: ['unit-values', unit, on],
      queryFn: async () => {
        const { rates } = await getJson(`/api/unit-rates?unit=${unit}&to=${on}`, UnitRates)
        return rates.at(-1) ?? null
      },
    })),
  })
  return (unit) => {
    const at = older.indexOf(unit)
    return at < 0 ? lastOf(unit) : (asked[at]?.data ?? null)
  }
}
