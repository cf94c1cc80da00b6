import { type AccountUnit, accountUnits, isAccountUnit, minorDigits, partOf } from './money.ts'

// Debts in a unit of account (UF, UVR, UDI, UI) are paid in money, at the value of the unit on the day of payment.

/** The currency in which a debt in this currency or unit is paid. */
export const paidIn = (currency: string): string => (isAccountUnit(currency) ? accountUnits[currency] : currency)

/** Minor units of a unit of account as minor units of its currency, rounded; something never becomes nothing. */
export function unitsAsMoney(unitsMinor: number, unit: AccountUnit, valueE6: number): number {
  const money = partOf(
    unitsMinor,
    BigInt(valueE6) * 10n ** BigInt(minorDigits(accountUnits[unit])),
    10n ** BigInt(6 + minorDigits(unit)),
  )
  return money === 0 && unitsMinor !== 0 ? Math.sign(unitsMinor) : money
}

/** Money as minor units of a unit of account, rounded; less than half of the smallest one is nothing. */
export function moneyAsUnits(amountMinor: number, unit: AccountUnit, valueE6: number): number {
  return partOf(
    amountMinor,
    10n ** BigInt(6 + minorDigits(unit)),
    BigInt(valueE6) * 10n ** BigInt(minorDigits(accountUnits[unit])),
  )
}
