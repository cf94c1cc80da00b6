import { describe, expect, it } from 'vitest'
import { afterMerge, contactName } from '#contacts/contact-names.ts'

const person = { name: null, pushName: null, phone: null }

describe('a person in the list', () => {
  it('is called by the name of the team, else of WhatsApp, else by the number', () => {
    expect(contactName({ name: 'Nubia', pushName: 'Nubi', phone: '+573001234567' }, '?')).toBe('Nubia')
    expect(contactName({ ...person, pushName: 'Nubi', phone: '+573001234567' }, '?')).toBe('Nubi')
    expect(contactName({ ...person, phone: '+573001234567' }, '?')).toBe('+57 300 123 4567')
    expect(contactName(person, 'Sin número')).toBe('Sin número')
  })
})

describe('after two people were merged', () => {
  it('the one who stays keeps what they have and takes what they lack', () => {
    const from = { name: 'Nubia', pushName: 'Nubi', phone: '+573001234567' }
    expect(afterMerge(from, { ...person, name: 'Nubia Zapata' })).toEqual({ ...from, name: 'Nubia Zapata' })
  })
})
