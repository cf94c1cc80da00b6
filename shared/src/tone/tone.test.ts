import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeTone } from '#tone/tone.ts'

const es = (text: string) => judgeTone(text, 'es')

describe('what must not be said', () => {
  test.each([
    ['threat', 'Si no paga vamos a embargar su casa.'],
    ['threat', 'Mañana mismo lo reportamos en Datacrédito.'],
    ['courtLookalike', 'Queda usted notificado: expediente 334, juzgado civil.'],
    ['publicShame', 'Todo el barrio se va a enterar de lo que debe.'],
    ['thirdParty', 'Vamos a llamar a su jefe para contarle de la deuda.'],
    ['insult', 'Usted es un sinvergüenza.'],
    ['impersonation', 'Le habla el abogado de la empresa.'],
    ['cardData', 'Mándeme el número de su tarjeta y el CVV.'],
    ['falseAmount', 'Si no paga hoy mañana debe el doble.'],
    ['askReason', '¿Por qué no ha pagado?'],
    ['blame', 'Debería haber pagado hace un mes.'],
    ['pressure', 'Le exijo que me deposite ahora mismo.'],
    ['capitals', 'LE RECUERDO QUE SU CUOTA VENCE HOY'],
  ])('%s: %s', (tag, text) => {
    expect(es(text)).toMatchObject({
      tag,
      verdict: /falseAmount|askReason|blame|pressure|capitals/.test(tag) ? 'warn' : 'block',
    })
    expect(es(text).suggestion).not.toBeNull()
  })
})

describe('what was hidden', () => {
  test.each([
    ['a space between letters', 'l a d r ó n'],
    ['marks between letters', 'l-a-d-r-ó-n'],
    ['stars in place of letters', 'l*drón'],
    ['figures in place of letters', 'l4dr0n'],
    ['letters of another alphabet', 'lаdrón'],
    ['letters without width between', 'la\u200bdr\u2060ón'],
    ['mathematical letters', '𝗹𝗮𝗱𝗿𝗼𝗻'],
    ['wide letters', 'ｌａｄｒｏｎ'],
    ['a word drawn out', 'ladrooooón'],
    ['a word cut in two', 'estafa dor'],
  ])('is seen through: %s', (_, text) => {
    expect(es(text)).toMatchObject({ verdict: 'block', tag: 'insult' })
  })

  test('bold, an account with stars and an order number are not hidden words', () => {
    expect(es('*Total:* $50.000, cuenta ****1234, pedido A1B2C3').verdict).toBe('ok')
  })
})

describe('what only sounds like it', () => {
  test.each([
    'La caja está frente al juzgado, a dos cuadras de la comisaría.',
    'Sin embargo, puede pagar en dos partes.',
    'Don Gil, recibimos los $80.000.',
    'Esta comunicación no es un procedimiento judicial.',
    'Nunca le pediremos su clave ni los datos de su tarjeta.',
    'No le dé vergüenza escribirnos.',
    'El titular es Pedro Ladrón de Guevara.',
    'Usted siempre paga puntual, muchas gracias.',
    'Vamos a su casa el martes a instalar el clóset.',
    'Puede transferir a la CLABE 032180000118359719, a nombre de MUEBLES DON PEDRO SA DE CV. Muchas gracias.',
  ])('%s', (text) => {
    expect(es(text)).toEqual({ verdict: 'ok', tag: null, findings: [], suggestion: null })
  })
})

test('the law of a country or the owner may make a tag stricter or leave it', () => {
  expect(judgeTone('¿Por qué no ha pagado?', 'es', { verdicts: { askReason: 'block' } }).verdict).toBe('block')
  expect(judgeTone('¿Por qué no ha pagado?', 'es', { verdicts: { askReason: 'ok' } }).verdict).toBe('ok')
})

test('the kinder line addresses the customer as the workspace does', () => {
  expect(judgeTone('Eres un ladrón', 'es', { address: 'tu' }).suggestion).toContain('te queda bien')
  expect(judgeTone('Você é um caloteiro', 'pt').suggestion).toContain('Que data')
})

test('any text is judged, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom('es', 'pt', 'en'), (text, language) => {
      const { verdict, tag } = judgeTone(text, language)
      expect(verdict === 'ok').toBe(tag === null)
    }),
    { numRuns: 100 },
  )
})
