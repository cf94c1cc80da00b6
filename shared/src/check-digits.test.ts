import { expect, test } from 'vitest'
import {
  isTaxId,
  readBreBKey,
  readCbu,
  readCbuAlias,
  readClabe,
  readCnpj,
  readCpf,
  readCuit,
  readNequiPhone,
  readPixKey,
  readRut,
  readYapePhone,
} from '#check-digits.ts'

/** Every way to get one digit wrong. */
function withOneDigitWrong(number: string): string[] {
  return [...number].flatMap((char, i) =>
    /\d/.test(char)
      ? Array.from({ length: 10 }, (_, digit) => String(digit))
          .filter((digit) => digit !== char)
          .map((digit) => number.slice(0, i) + digit + number.slice(i + 1))
      : [],
  )
}

test('numbers are taken with dots, spaces and hyphens, and given back without', () => {
  expect(readClabe('032 180 00011835971 9')).toBe('032180000118359719')
  expect(readCbu('2850590-9 4009041813520-1')).toBe('2850590940090418135201')
  expect(readRut('12.345.678-5')).toBe('12345678-5')
  expect(readRut('11.111.112-k')).toBe('11111112-K')
  expect(readCuit('20-12345678-6')).toBe('20123456786')
  expect(readCpf('529.982.247-25')).toBe('52998224725')
  expect(readCnpj('11.222.333/0001-81')).toBe('11222333000181')
  expect(readCnpj('12.abc.345/01de-35')).toBe('12ABC34501DE35')
})

test.each([
  ['CLABE', readClabe, '032180000118359719'],
  ['CBU', readCbu, '2850590940090418135201'],
  ['RUT', readRut, '12345678-5'],
  ['CUIT', readCuit, '20123456786'],
  ['CPF', readCpf, '52998224725'],
  ['CNPJ', readCnpj, '11222333000181'],
])('one wrong digit in a %s is always noticed', (_, read, good) => {
  expect(read(good)).toBe(good)
  for (const wrong of withOneDigitWrong(good)) expect(read(wrong), wrong).toBeNull()
})

test('numbers of one digit repeated, too short, too long or with other signs are none', () => {
  for (const read of [readClabe, readCbu, readRut, readCuit, readCpf, readCnpj]) {
    for (const wrong of ['', '0', '0'.repeat(11), '0'.repeat(14), '0'.repeat(18), '0'.repeat(22), '1'.repeat(11), 'x'])
      expect(read(wrong), wrong).toBeNull()
  }
  expect(readClabe('032180000118359719 1')).toBeNull()
  expect(readCbuAlias('tienda.rosita')).toBe('tienda.rosita')
  for (const wrong of ['corto', 'con espacio', 'x'.repeat(21), 'ñandú.azul']) expect(readCbuAlias(wrong)).toBeNull()
})

test('the kind of a Pix key is told, and a mistyped CPF never becomes a telephone', () => {
  expect(readPixKey('529.982.247-25')).toEqual({ kind: 'cpf', key: '52998224725' })
  expect(readPixKey('11222333000181')).toEqual({ kind: 'cnpj', key: '11222333000181' })
  expect(readPixKey('+55 (11) 98765-4321')).toEqual({ kind: 'phone', key: '+5511987654321' })
  expect(readPixKey('Cobros@Example.com')).toEqual({ kind: 'email', key: 'cobros@example.com' })
  expect(readPixKey('123E4567-e89b-12d3-a456-426614174000')).toEqual({
    kind: 'random',
    key: '123e4567-e89b-12d3-a456-426614174000',
  })
  for (const wrong of ['11987654321', '+57 300 123 4567', '52998224724', 'a@b', `${'x'.repeat(70)}@example.com`, ''])
    expect(readPixKey(wrong), wrong).toBeNull()
})

test('the kind of a Bre-B key is told', () => {
  expect(readBreBKey('+57 300 123 4567')).toEqual({ kind: 'mobile', key: '3001234567' })
  expect(readBreBKey('0012345678')).toEqual({ kind: 'merchant', key: '0012345678' })
  expect(readBreBKey('1.020.304.050')).toEqual({ kind: 'document', key: '1020304050' })
  expect(readBreBKey('@rosita2026')).toEqual({ kind: 'alphanumeric', key: '@ROSITA2026' })
  expect(readBreBKey('Rosita@example.com')).toEqual({ kind: 'email', key: 'rosita@example.com' })
  for (const wrong of ['@ab', 'rosita', '12', '+571', '']) expect(readBreBKey(wrong), wrong).toBeNull()
})

test('wallet numbers are mobiles of their country', () => {
  expect(readYapePhone('+51 987 654 321')).toBe('987654321')
  expect(readYapePhone('812345678')).toBeNull()
  expect(readNequiPhone('300 123 4567')).toBe('3001234567')
  expect(readNequiPhone('601 123 4567')).toBeNull()
})

test('tax ids are checked where the country is known to check them', () => {
  expect(isTaxId('12.345.678-5', 'CL')).toBe(true)
  expect(isTaxId('12.345.678-6', 'CL')).toBe(false)
  expect(isTaxId('20-12345678-6', 'AR')).toBe(true)
  expect(isTaxId('20-12345678-7', 'AR')).toBe(false)
  expect(isTaxId('11.222.333/0001-81', 'BR')).toBe(true)
  expect(isTaxId('900.123.456-7', 'CO')).toBe(true)
})
