import { describe, expect, it } from 'vitest'
import { initialsOf, swatchFor } from './initials.ts'
import { matches } from './matches.ts'

describe('initials', () => {
  it.each([
    ['Ana María Ríos', 'AR'],
    ['beto', 'B'],
    ['Doña Gladys', 'G'],
    ['Don Anselmo Gualdrón', 'AG'],
    ['  Łukasz   Żak ', 'ŁŻ'],
    ['(Tienda) "El Sol"', 'TS'],
    ['María ✨', 'M'],
    ['Ana Cano 2', 'AC'],
    ['4x4 Repuestos', 'R'],
    ['24/7', '2'],
    ['+57 300 123 4567', '67'],
    ['✨', '?'],
    ['', '?'],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it('keep their colour when the name changes', () => {
    expect(swatchFor('01a2-b')).toBe(swatchFor('01a2-b'))
  })
})

describe('a typed word', () => {
  const place = { id: 'America/Mexico_City', label: 'Ciudad de México (GMT-6)' }

  it('is found without its accent, in any order and in the id', () => {
    expect(matches(place, 'mexico')).toBe(true)
    expect(matches(place, 'MÉXICO ciudad')).toBe(true)
    expect(matches(place, 'america')).toBe(true)
    expect(matches(place, '')).toBe(true)
  })

  it('that stands nowhere is not found', () => {
    expect(matches(place, 'mexico bogota')).toBe(false)
  })
})
