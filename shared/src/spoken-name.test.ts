import { expect, test } from 'vitest'
import { spokenName } from './spoken-name.ts'

test.each([
  ['Ana María Ríos', 'Ana'],
  ['Don Harold taburetes', 'don Harold'],
  ['DOÑA GLADYS', 'doña Gladys'],
  ['Dona Maria da Silva', 'dona Maria'],
  ['Seu João', 'Seu João'],
  ['Sr. Pérez', 'Sr. Pérez'],
  ['Sra Luz Dary', 'Sra Luz'],
  ['Dr. Paulo Souza', 'Dr. Paulo'],
  ['Mrs. Smith', 'Mrs. Smith'],
  ['rosalba', 'Rosalba'],
  ['MARÍA LÓPEZ', 'María'],
  ['jean-paul díaz', 'Jean-Paul'],
  ['Ríos, Ana María', 'Ana'],
  ['Ma. Fernanda Gil', 'Ma. Fernanda'],
  ['J. Pérez', 'J. Pérez'],
  ['La Mona', 'La Mona'],
  ['Tienda El Sol', 'Tienda El Sol'],
  ['Comercial Sur S.A.S.', 'Comercial Sur S.A.S.'],
  ['Rincón y Hermanos Ltda', 'Rincón y Hermanos Ltda'],
  ['Don', 'Don'],
  ['李小龙', '李小龙'],
])('one speaks to %j as %j', (name, spoken) => {
  expect(spokenName(name)).toBe(spoken)
})
