import { expect, test } from 'vitest'
import type { Country } from '#country.ts'
import { policyOfCountry } from './effective.ts'
import { demandsOf, missingIn, withDemands } from './must-say.ts'

// Of contact-rules, sections 2 and 3: what each preset says must be said.

test.each<[Country, readonly string[]]>([
  ['CL', ['sender', 'debt', 'howToPay']],
  ['MX', ['sender', 'debt']],
  ['BR', ['sender']],
  ['US', ['optOut']],
  ['CO', []],
  ['PE', []],
  ['ES', []],
])('%s asks for %j', (country, wanted) => {
  const policy = policyOfCountry(country)
  expect(demandsOf(policy, country)).toEqual(wanted)
  expect(demandsOf({ ...policy, followsPreset: false }, country)).toEqual([])
})

const about = { demanded: ['sender', 'debt', 'howToPay', 'optOut'] as const, business: 'Tienda Ñandú' }

test('what is missing is found whatever accents, marks and case', () => {
  expect(missingIn('Hola, ¿cómo está?', about)).toEqual(['sender', 'debt', 'howToPay', 'optOut'])
  expect(missingIn('TIENDA NANDU: debe $ 150.000, pague por Yape. Responda "Baja".', about)).toEqual([])
  // A longer name is another name, and a part of a word is no word.
  expect(missingIn('Tienda Ñanduti: trabaja 10 horas', about)).toEqual(['sender', 'howToPay', 'optOut'])
})

test('what can be added is added once, in the language of the text', () => {
  const missing = missingIn('Hi', about)
  const text = withDemands('Hi', { missing, business: about.business, language: 'en' })
  expect(text).toBe('This is Tienda Ñandú.\nHi\nTo stop receiving messages, reply STOP.')
  expect(missingIn(text, { ...about, demanded: ['sender', 'optOut'] })).toEqual([])
})
