import { expect, test } from 'vitest'
import { readPercent, readQuantity, typedPercent, typedQuantity } from '#base/typed-numbers.ts'

test('percentages are read with comma or point, with or without the sign', () => {
  expect(['1,5', '1.5 %', '2%', '0,25', ' 12 '].map(readPercent)).toEqual([150, 150, 200, 25, 1200])
  expect(['', '0', 'x', '1,555', '-2', '1.000,5'].map(readPercent)).toEqual([null, null, null, null, null, null])
  expect(readPercent(typedPercent(150, 'es-CO'))).toBe(150)
})

test('quantities have up to three decimals', () => {
  expect(['1', '2,5', '0.125'].map(readQuantity)).toEqual([1000, 2500, 125])
  expect(readQuantity('0,0001')).toBeNull()
  expect(readQuantity(typedQuantity(2500, 'pt-BR'))).toBe(2500)
})
