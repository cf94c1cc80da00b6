import { expect, test } from 'vitest'
import { detailsOf, draftOfDetails, kindsFor, methodErrors } from '#settings/method-draft.ts'

test('numbers are checked by their check digits as they are typed', () => {
  const clabe = { clabe: '032180000118359719', bank: 'Banorte', holder: 'Muebles El Roble' }
  expect(methodErrors('clabe', clabe, 'MX')).toEqual({})
  expect(methodErrors('clabe', { ...clabe, clabe: '032180000118359718' }, 'MX')).toEqual({ clabe: 'clabe' })
  expect(methodErrors('pix', { key: '123', holder: 'A', city: 'B' }, 'BR')).toEqual({ key: 'pix_key' })
  expect(methodErrors('link', { url: 'http://pay.example.com' }, 'CO')).toEqual({ url: 'url' })
})

test('what is missing is named, what is optional is not', () => {
  expect(methodErrors('bank_transfer', {}, 'CO')).toEqual({
    bank: 'needed',
    accountNumber: 'needed',
    holder: 'needed',
  })
  expect(methodErrors('cbu', { holder: 'Ana' }, 'AR')).toEqual({ cbu: 'needed' })
  expect(methodErrors('cbu', { holder: 'Ana', alias: 'muebles.roble' }, 'AR')).toEqual({})
})

test('details are typed and read back as they were', () => {
  const details = { kind: 'nequi', phone: '3001234567', holder: 'Rosa Díaz' } as const
  expect(detailsOf('nequi', draftOfDetails(details))).toEqual(details)
  expect(detailsOf('nequi', { phone: '3001234567' })).toBeNull()
  const link = { kind: 'link', url: 'https://pay.example.com/roble', holder: null } as const
  expect(detailsOf('link', draftOfDetails(link))).toEqual(link)
})

test('the ways of the country come first, and none is missing', () => {
  expect(kindsFor('CO').slice(0, 3)).toEqual(['bre_b', 'nequi', 'bank_transfer'])
  expect(kindsFor('UY')[0]).toBe('bank_transfer')
  expect(new Set(kindsFor('BR')).size).toBe(9)
})
