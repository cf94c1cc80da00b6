import { expect, test } from 'vitest'
import { formatPhone, personName } from './person-name.ts'

test('numbers are grouped as people read them', () => {
  expect(formatPhone('+573001234567')).toBe('+57 300 123 4567')
  expect(formatPhone('+5511987654321')).toBe('+55 11 98765 4321')
  expect(formatPhone('+56912345678')).toBe('+56 912 345 678')
  expect(formatPhone('+4915112345678')).toBe('+4915112345678')
})

test('a person without a name is called by the number, without either by what the screen says', () => {
  expect(personName({ name: null, phone: '+573001234567' }, 'Sin número')).toBe('+57 300 123 4567')
  expect(personName({ name: null, phone: null }, 'Sin número')).toBe('Sin número')
})
