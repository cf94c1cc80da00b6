import { expect, test } from 'vitest'
import { saysPaid } from './paid-hint.ts'

test.each([
  'ya pagué',
  'Ya pague',
  'ya le consigné ayer',
  'no entiendo, ya pagué',
  'sí, ya transferí',
  'Listo, pago realizado ✅',
  'acabo de pagar',
  'eso ya quedó cancelado',
  'cancelé la cuota',
  'ahí le mando el comprobante',
  'le mandé 50.000',
  'já paguei, segue o comprovante',
  'fiz o pix agora',
  'tá pago',
  'comprovante em anexo',
  'I already paid',
  'payment sent this morning',
  "here's the receipt",
])('"%s" says so', (text) => {
  expect(saysPaid(text)).toBe(true)
})

test.each([
  'no he pagado',
  'todavía no pagué',
  '¿ya pagué?',
  '¿a quién le consigné?',
  'cuando pague le aviso',
  'para que le pague',
  'me dijo que le pague',
  'ya casi pago',
  'ya pago mañana',
  'mañana te mando el comprobante',
  'no me ha llegado el recibo',
  'cancelé ese servicio',
  'ainda não paguei',
  'pago na sexta',
  'when I get paid',
  "haven't paid yet",
  'hola',
  'x'.repeat(600),
])('"%s" does not', (text) => {
  expect(saysPaid(text)).toBe(false)
})
