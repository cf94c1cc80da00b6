const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `340 byte`, `1,2 MB` as the reader writes it; steps of 1000, as phones and browsers show it. */
export function sizeInWords(bytes: number, locale: string): string {
  let value = bytes
  let step = 0
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 || value >= 10 ? 0 : 1,
  }).format(value)
}
