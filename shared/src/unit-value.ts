import { type AccountUnit, accountUnits, isAccountUnit, minorDigits, partOf } from './money.ts'

// Debts in a unit of account (UF, UVR, UDI, UI) are paid in money, at the value of the unit on the day of payment.

/** The currency in which a debt in this currency or unit is paid. */
export const paidIn = (currency: string): string => (isAccountUnit(currency) ? accountUnits[currency] : currency)

/** Parts of a minor unit of a unit of account, in which what was rounded is carried on. */
const fine = 10n ** 18n

/** What money is in a unit: `numerator ÷ denominator` minor units. */
function exactUnits(amountMinor: number, unit: AccountUnit, valueE6: number): [bigint, bigint] {
  const numerator = BigInt(amountMinor) * 10n ** BigInt(6 + minorDigits(unit))
  return [numerator, BigInt(valueE6) * 10n ** BigInt(minorDigits(accountUnits[unit]))]
}

/** Money that paid a debt in a unit of account, and what was booked for it there. Both negative. */
interface Converted {
  readonly amountMinor: number
  readonly conversion?: { readonly amountMinor: number; readonly valueE6: number } | null
}

/**
 * What payments so far were worth beyond what was booked for them, for `moneyAsUnits` and `unitsAsMoney`: rounding each alone
 * would let many small ones drift away. Never more than one minor unit, nor less than minus one.
 */
export function carriedOf(unit: AccountUnit, entries: readonly Converted[]): bigint {
  const carried = entries.reduce((sum, { amountMinor, conversion }) => {
    if (!conversion) return sum
    const [numerator, denominator] = exactUnits(0 - conversion.amountMinor, unit, conversion.valueE6)
    return sum + (numerator * fine) / denominator + BigInt(amountMinor) * fine
  }, 0n)
  return carried > fine ? fine : carried < -fine ? -fine : carried
}

/** Minor units of a unit of account as minor units of its currency, rounded; something never becomes nothing. */
export function unitsAsMoney(unitsMinor: number, unit: AccountUnit, valueE6: number, carried = 0n): number {
  const units = BigInt(unitsMinor) * fine - carried
  const money = partOf(
    1,
    units * BigInt(valueE6) * 10n ** BigInt(minorDigits(accountUnits[unit])),
    fine * 10n ** BigInt(6 + minorDigits(unit)),
  )
  return (money === 0 || Math.sign(money) !== Math.sign(unitsMinor)) && unitsMinor !== 0 ? Math.sign(unitsMinor) : money
}

/** Money as minor units of a unit of account, rounded; nothing when it comes to less than half of the smallest one. */
export function moneyAsUnits(amountMinor: number, unit: AccountUnit, valueE6: number, carried = 0n): number {
  const [numerator, denominator] = exactUnits(amountMinor, unit, valueE6)
  return Math.max(0, partOf(1, numerator * fine + carried * denominator, denominator * fine))
}
