// Percentages and quantities as people type them; both decimal marks mean the same here, because nobody groups such numbers.

/** `1,5` or `1.5 %` in hundredths of a percent: 150. Null when it cannot be read. */
export function readPercent(typed: string): number | null {
  return readScaled(typed.replace(/%\s*$/, ''), 2)
}

/** `1,5` in thousandths: 1500. Null when it cannot be read. */
export function readQuantity(typed: string): number | null {
  return readScaled(typed, 3)
}

/** The other way: 150 as `1,5`. */
export function typedPercent(basisPoints: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false }).format(basisPoints / 100)
}

export function typedQuantity(quantityMilli: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false }).format(quantityMilli / 1000)
}

function readScaled(typed: string, decimals: number): number | null {
  const parts = /^\s*(\d{1,7})(?:[.,](\d+))?\s*$/.exec(typed)
  if (parts === null) return null
  const [, whole = '', fraction = ''] = parts
  if (fraction.length > decimals) return null
  const value = Number(whole + fraction.padEnd(decimals, '0'))
  return value > 0 ? value : null
}
