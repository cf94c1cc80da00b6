import { expect, test } from 'vitest'
import { paymentBlock } from '#payment-block.ts'
import type { PaymentMethodDetails } from '#payment-method.ts'

/** Amounts are written with spaces that do not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('a transfer names the payee, the exact amount and the reference, and asks for the receipt', () => {
  const text = paymentBlock(
    {
      details: {
        kind: 'bank_transfer',
        bank: 'Banco Estado',
        accountType: 'Cuenta corriente',
        accountNumber: '00123456',
        holder: 'Comercial Rosita SpA',
        taxId: '76.123.456-0',
        email: null,
      },
    },
    { amount: { amountMinor: 150_000, currency: 'CLP' }, reference: 'F-12', language: 'es', locale: 'es-CL' },
  )
  expect(plain(text)).toBe(
    [
      '*Transferencia bancaria*',
      'Banco: Banco Estado',
      'Cuenta: Cuenta corriente 00123456',
      'A nombre de: Comercial Rosita SpA',
      'Documento: 76.123.456-0',
      'Valor: $150.000',
      'Referencia: F-12',
      'Cuando pagues, envíame por aquí el comprobante, por favor.',
    ].join('\n'),
  )
})

test('Pix has its code on a line of its own, with the amount in it', () => {
  const text = paymentBlock(
    { details: { kind: 'pix', key: 'cobros@example.com', holder: 'Loja Exemplo Ltda', city: 'São Paulo' } },
    { amount: { amountMinor: 15_000, currency: 'BRL' }, reference: 'FAT000123', language: 'pt', locale: 'pt-BR' },
  )
  const lines = plain(text).split('\n')
  expect(lines).toContain('Valor: R$ 150')
  expect(lines).toContain(
    '00020126400014br.gov.bcb.pix0118cobros@example.com5204000053039865406150.005802BR5917LOJA EXEMPLO LTDA6009SAO PAULO62130509FAT0001236304E51B',
  )
})

test('what is not known is left out', () => {
  const text = paymentBlock(
    { details: { kind: 'cbu', cbu: null, alias: 'tienda.rosita', holder: 'Rosita SRL', taxId: null } },
    { language: 'en', locale: 'en-AR' },
  )
  expect(text.split('\n')).toEqual([
    '*Transfer*',
    'Alias: tienda.rosita',
    'Name on the account: Rosita SRL',
    'Once you have paid, please send me the receipt here.',
  ])
})

const methods: PaymentMethodDetails[] = [
  {
    kind: 'bank_transfer',
    bank: 'B',
    accountType: null,
    accountNumber: '123',
    holder: 'Rosita',
    taxId: null,
    email: 'a@example.com',
  },
  { kind: 'pix', key: 'a@example.com', holder: 'Rosita', city: 'Recife' },
  { kind: 'clabe', clabe: '032180000118359719', bank: 'BBVA', holder: 'Rosita' },
  { kind: 'cbu', cbu: '2850590940090418135201', alias: null, holder: 'Rosita', taxId: '20123456786' },
  { kind: 'yape', phone: '987654321', holder: 'Rosita' },
  { kind: 'nequi', phone: '3001234567', holder: 'Rosita' },
  { kind: 'bre_b', key: '@ROSITA1', holder: 'Rosita' },
  { kind: 'link', url: 'https://example.com/pagar', holder: 'Rosita' },
  { kind: 'cash', place: 'Calle 1, Rosita' },
]

test.each(
  methods.flatMap((details) =>
    (['es', 'pt', 'en'] as const).map((language) => [details.kind, language, details] as const),
  ),
)('%s in %s asks for the receipt and never for cards or codes', (_, language, details) => {
  const text = paymentBlock({ details }, { language, locale: `${language}-CO` })
  expect(text).toContain('Rosita')
  expect(text).toMatch(/comprobante|recibo|comprovante|receipt/)
  expect(text).not.toMatch(/tarjeta|cartão|\bcard\b|clave|senha|password|PIN|CVV|\bnull\b|undefined/)
})
