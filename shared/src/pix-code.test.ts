import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc16, pixCode } from '#pix-code.ts'

test('the checksum is that of the standard', () => {
  expect(crc16('123456789')).toBe(0x29b1)
})

test('a charge becomes the code that banks read', () => {
  const code = pixCode({
    key: 'cobros@example.com',
    holder: 'Loja Exemplo Ltda',
    city: 'São Paulo',
    amountMinor: 15_000,
    reference: 'FAT-000123',
  })
  expect(code).toBe(
    '00020126400014br.gov.bcb.pix0118cobros@example.com5204000053039865406150.005802BR5917LOJA EXEMPLO LTDA6009SAO PAULO62130509FAT0001236304E51B',
  )
})

test('without amount and reference the payer writes them', () => {
  const code = pixCode({ key: '+5511987654321', holder: 'Ana', city: 'Recife', amountMinor: null, reference: null })
  expect(code).toContain('5303986' + '5802BR')
  expect(code).toContain('62070503***')
})

test('whatever is written in it, its fields add up and its checksum holds', () => {
  fc.assert(
    fc.property(
      fc.record({
        key: fc.stringMatching(/^[a-z0-9@.+-]{3,77}$/),
        holder: fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }),
        city: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
        amountMinor: fc.option(fc.integer({ min: 1, max: 999_999_999_999 })),
        reference: fc.option(fc.string({ maxLength: 80, unit: 'grapheme' })),
      }),
      (charge) => {
        const code = pixCode(charge)
        expect(code).toMatch(/^[\x20-\x7e]+$/)
        expect(crc16(code.slice(0, -4)).toString(16).toUpperCase().padStart(4, '0')).toBe(code.slice(-4))
        const fields = fieldsOf(code)
        expect(fieldsOf(fields.get('26') ?? '').get('01')).toBe(charge.key)
        expect((fields.get('59') ?? '').length).toBeLessThanOrEqual(25)
        expect((fields.get('60') ?? '').length).toBeLessThanOrEqual(15)
        const amount = fields.get('54')
        expect(amount === undefined ? null : Number(amount.replace('.', ''))).toBe(charge.amountMinor)
      },
    ),
  )
})

function fieldsOf(code: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (let at = 0; at < code.length; ) {
    const length = Number(code.slice(at + 2, at + 4))
    fields.set(code.slice(at, at + 2), code.slice(at + 4, at + 4 + length))
    at += 4 + length
    expect(at).toBeLessThanOrEqual(code.length)
  }
  return fields
}
