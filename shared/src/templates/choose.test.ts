import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseVariant, type Variant } from './choose.ts'

const es = (body: string, address: Variant['address']): Variant => ({ language: 'es', address, body })
const variants: Variant[] = [
  es('a usted', 'usted'),
  es('a tú', 'tu'),
  es('b usted', 'usted'),
  es('b tú', 'tu'),
  es('c', null),
  { language: 'pt', address: null, body: 'd' },
]
const to = { language: 'es', otherwise: 'es', address: 'usted', contactId: 'ana', turn: 0 } as const

test('speaks the language of the debtor, else that of the business', () => {
  expect(chooseVariant(variants, { ...to, language: 'pt' })?.body).toBe('d')
  expect(chooseVariant(variants, { ...to, language: 'en', otherwise: 'pt' })?.body).toBe('d')
  expect(chooseVariant(variants, { ...to, language: 'en', otherwise: 'en' })).toBeNull()
})

test('never mixes tú and usted', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(50),
      fc.constantFrom('usted' as const, 'tu' as const),
      (contactId, turn, address) => {
        const chosen = chooseVariant(variants, { ...to, contactId, turn, address })
        expect([address, null]).toContain(chosen?.address)
      },
    ),
  )
})

test('the same person reads all wordings one after the other, and the same question has the same answer', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(1_000), (contactId, turn) => {
      const read = [0, 1, 2].map((more) => chooseVariant(variants, { ...to, contactId, turn: turn + more })?.body)
      expect(new Set(read).size).toBe(3)
      expect(chooseVariant(variants, { ...to, contactId, turn })?.body).toBe(read[0])
    }),
  )
})

test('many people read different wordings', () => {
  const people = Array.from({ length: 300 }, (_, n) => chooseVariant(variants, { ...to, contactId: `${n}` })?.body)
  const counts = Map.groupBy(people, (body) => body)
  expect(counts.size).toBe(3)
  for (const readers of counts.values()) expect(readers.length).toBeGreaterThan(60)
})
