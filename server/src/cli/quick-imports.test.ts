import { expect, test } from 'vitest'
import { placeOf } from './quick-imports.ts'

const main = new URL('./main.ts', import.meta.url).href
const money = new URL('../../../shared/src/money.ts', import.meta.url).href

test.each([
  ['#app.ts', main],
  ['#base/clock.ts', main],
  ['./start.ts', main],
  ['@aldia/shared/money.ts', main],
  ['./country.ts', money],
])('%s is found where Node finds it', (specifier, parent) => {
  const found = placeOf(specifier, parent)
  expect(found).toEqual({ url: import.meta.resolve(specifier, parent), format: 'module-typescript' })
})

test('modules of drizzle-orm find each other', () => {
  const parent = 'file:///x/node_modules/drizzle-orm/sqlite-core/index.js'
  expect(placeOf('../entity.js', parent)).toEqual({
    url: 'file:///x/node_modules/drizzle-orm/entity.js',
    format: 'module',
  })
  expect(placeOf('../entity.cjs', parent)).toBeNull()
  expect(placeOf('better-sqlite3', parent)).toBeNull()
})

test('everything else is left to Node', () => {
  expect(placeOf('fastify', main)).toBeNull()
  expect(placeOf('node:fs', main)).toBeNull()
  expect(placeOf('./other.js', 'file:///x/node_modules/fastify/index.js')).toBeNull()
  expect(placeOf('#app.ts', money)).toBeNull()
  expect(placeOf('#app.ts', undefined)).toBeNull()
})
