import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPersonAddress, matchKey, matchKeyOfAddress, phoneOfAddress, spellings } from '#contacts/phone-match.ts'
import { readPhone } from '#contacts/read-phone.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const areaCode = fc.integer({ min: 11, max: 99 })

describe('one number in all its spellings', () => {
  it('Brazil: with and without the ninth digit, for what was a mobile number before', () => {
    fc.assert(
      fc.property(areaCode, fc.integer({ min: 6, max: 9 }), digits(7), (area, first, rest) => {
        expect(matchKey(`+55${area}9${first}${rest}`)).toBe(matchKey(`55${area}${first}${rest}`))
      }),
    )
  })

  it('Brazil: a landline is not the mobile whose digits begin with a 9 and then are the same', () => {
    fc.assert(
      fc.property(areaCode, fc.integer({ min: 0, max: 5 }), digits(7), (area, first, rest) => {
        expect(matchKey(`+55${area}9${first}${rest}`)).not.toBe(matchKey(`55${area}${first}${rest}`))
        expect(spellings(`+55${area}${first}${rest}`)).toEqual([`+55${area}${first}${rest}`])
      }),
    )
  })

  it('Mexico: with and without the old 1', () => {
    fc.assert(
      fc.property(digits(10), (local) => {
        expect(matchKeyOfAddress(`521${local}@s.whatsapp.net`)).toBe(matchKey(`+52${local}`))
      }),
    )
  })

  it('Argentina: with and without the mobile 9', () => {
    fc.assert(
      fc.property(digits(10), (local) => {
        expect(matchKey(`549${local}`)).toBe(matchKey(`54${local}`))
      }),
    )
  })

  it('two different local numbers never become one', () => {
    fc.assert(
      fc.property(fc.constantFrom('57', '52', '549', '56', '51', '55'), digits(8), digits(8), (code, a, b) => {
        fc.pre(a !== b)
        expect(matchKey(`${code}11${a}`)).not.toBe(matchKey(`${code}11${b}`))
      }),
    )
  })

  it('a country never matches another one', () => {
    fc.assert(
      fc.property(digits(10), (local) => {
        const keys = ['57', '52', '54', '1'].map((code) => matchKey(`${code}${local}`))
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('a privacy id has neither number nor key', () => {
    fc.assert(
      fc.property(digits(14), (id) => {
        expect(phoneOfAddress(`${id}@lid`)).toBeNull()
        expect(matchKeyOfAddress(`${id}@lid`)).toBeNull()
      }),
    )
  })
})

describe('reading a number as people write it', () => {
  it.each([
    ['300 123 4567', 'CO', '+573001234567'],
    ['+57 300 123 4567', 'MX', '+573001234567'],
    ['0057 300 123 4567', 'AR', '+573001234567'],
    ['573001234567', 'CO', '+573001234567'],
    ['+52 1 55 1234 5678', 'MX', '+525512345678'],
    ['5215512345678', 'MX', '+525512345678'],
    ['55 1234 5678', 'MX', '+525512345678'],
    ['011 15 2345-6789', 'AR', '+5491123456789'],
    ['(11) 91234-5678', 'BR', '+5511912345678'],
    ['9 8765 4321', 'CL', '+56987654321'],
  ] as const)('%s in %s', (written, country, phone) => {
    expect(readPhone(written, country)).toBe(phone)
  })

  it.each([
    ['12345', 'CO'],
    ['+57 300', 'CO'],
    ['hola', 'CO'],
    ['', 'CO'],
  ] as const)('refuses %s', (written, country) => {
    expect(readPhone(written, country)).toBeNull()
  })

  it('is steady: reading its own answer changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const phone = readPhone(written, 'CO')
        if (phone !== null) expect(readPhone(phone, 'MX')).toBe(phone)
      }),
    )
  })
})

describe('addresses', () => {
  it.each([
    ['573001234567@s.whatsapp.net', true],
    ['123456789012345@lid', true],
    ['120363041234567890@g.us', false],
    ['status@broadcast', false],
    ['120363041234567890@newsletter', false],
    ['573001234567:4@s.whatsapp.net', false],
    ["573001234567@s.whatsapp.net' or 1=1", false],
  ])('%s', (address, person) => {
    expect(isPersonAddress(address)).toBe(person)
  })

  it('show a Mexican number without the old 1', () => {
    expect(phoneOfAddress('5215512345678@s.whatsapp.net')).toBe('+525512345678')
  })
})
