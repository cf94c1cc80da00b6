import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAmounts, formatMoney, minorDigits, negated, partOf } from './money.ts'

describe('a part of an amount', () => {
  it('is rounded half away from zero', () => {
    expect(partOf(5, 1, 2)).toBe(3)
    expect(partOf(-5, 1, 2)).toBe(-3)
    expect(partOf(4, 1, 3)).toBe(1)
    expect(partOf(149, 1, 100)).toBe(1)
    expect(partOf(150, 1, 100)).toBe(2)
    expect(partOf(0, 7, 9)).toBe(0)
  })

  it('is exact where floating point is not', () => {
    expect(partOf(999_999_999_999, 999_999_999, 1_000_000_000)).toBe(999_999_998_999)
    expect(partOf(115, 100, 10_000)).toBe(1)
    expect(partOf(1_005, 1, 10)).toBe(101)
    expect(() => partOf(1, 1, 0)).toThrow(RangeError)
  })

  it('is never further than half a unit from the true value', () => {
    const whole = fc.integer({ min: -1e12, max: 1e12 })
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 1e3 }), fc.integer({ min: 1, max: 1e6 }), (amount, up, down) => {
        const off = 2n * (BigInt(partOf(amount, up, down)) * BigInt(down) - BigInt(amount) * BigInt(up))
        expect(off <= BigInt(down) && off >= -BigInt(down)).toBe(true)
        expect(partOf(-amount, up, down) + partOf(amount, up, down)).toBe(0)
      }),
    )
  })
})

describe('sums', () => {
  it('stay apart by currency and leave out what comes to nothing', () => {
    expect(addAmounts({ CLP: 5, USD: 2 }, { CLP: -5 }, { CLF: 1 })).toEqual({ USD: 2, CLF: 1 })
    expect(addAmounts({ CLP: 5 }, negated({ CLP: 5 }))).toEqual({})
  })
})

describe('an amount on the screen', () => {
  const shown = (amountMinor: number, currency: string, locale: string) =>
    formatMoney({ amountMinor, currency }, locale).replace(/\u00a0/g, ' ')

  it('is written as in its place, with all decimals or none', () => {
    expect(shown(150_000, 'CLP', 'es-CL')).toBe('$150.000')
    expect(shown(15_000_000, 'COP', 'es-CO')).toBe('$ 150.000')
    expect(shown(150_050, 'BRL', 'pt-BR')).toBe('R$ 1.500,50')
    expect(shown(150_050, 'MXN', 'es-MX')).toBe('$1,500.50')
    expect(shown(150_000, 'MXN', 'es-MX')).toBe('$1,500')
    expect(shown(150_010, 'PEN', 'es-PE')).toBe('S/ 1,500.10')
  })

  it('names units of account, with the decimals that they have', () => {
    expect(shown(125_000, 'CLF', 'es-CL')).toBe('UF 12,5')
    expect(shown(123_457, 'CLF', 'es-CL')).toBe('UF 12,3457')
    expect(minorDigits('CLF')).toBe(4)
    expect(minorDigits('CLP')).toBe(0)
    expect(minorDigits('COP')).toBe(2)
  })
})
