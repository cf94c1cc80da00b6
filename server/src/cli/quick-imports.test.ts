import { readdirSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
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

test.each(['drizzle-orm', 'zod', '@whiskeysockets/baileys'])('modules of %s find each other', (name) => {
  const parent = `file:///x/node_modules/${name}/folder/index.js`
  expect(placeOf('../entity.js', parent)).toEqual({
    url: `file:///x/node_modules/${name}/entity.js`,
    format: 'module',
  })
  expect(placeOf('../entity.cjs', parent)).toBeNull()
  expect(placeOf('better-sqlite3', parent)).toBeNull()
})

test.each(['drizzle-orm', 'zod', '@whiskeysockets/baileys'])('all modules of %s are of the newer kind', (name) => {
  const folder = dirname(findPackageJSON(name, import.meta.url) ?? '')
  const manifests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('package.json') && !path.includes('node_modules'),
  )
  const kinds = manifests.map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')).type ?? 'module')
  expect(new Set(kinds)).toEqual(new Set(['module']))
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type).toBe('module')
})

test('everything else is left to Node', () => {
  expect(placeOf('fastify', main)).toBeNull()
  expect(placeOf('node:fs', main)).toBeNull()
  expect(placeOf('./other.js', 'file:///x/node_modules/fastify/index.js')).toBeNull()
  expect(placeOf('#app.ts', money)).toBeNull()
  expect(placeOf('#app.ts', undefined)).toBeNull()
})

/** Our own modules that are read with this one, and the libraries that they name. */
function readWith(entry: string): { ours: Set<string>; libraries: Set<string> } {
  const [ours, libraries] = [new Set<string>(), new Set<string>()]
  const visit = (url: string) => {
    if (ours.has(url)) return
    ours.add(url)
    const text = readFileSync(new URL(url), 'utf8')
    for (const [, specifier = ''] of text.matchAll(/^(?:import|export)(?! type)[^'"]*?from '([^']+)'/gm)) {
      const place = placeOf(specifier, url)
      if (place) visit(place.url)
      else libraries.add(specifier)
    }
  }
  visit(entry)
  return { ours, libraries }
}

test('the first half of a start reads nothing above the channels, and no library that it has no use for', () => {
  const { ours, libraries } = readWith(new URL('../opening.ts', import.meta.url).href)
  const above = /\/src\/(conversations|outbox|board|account|templates|cadences|imports|today|history|search|upkeep)\//
  expect([...ours].filter((url) => above.test(url))).toEqual([])
  expect([...ours].some((url) => url.endsWith('/channels/baileys/baileys-transport.ts'))).toBe(true)
  for (const library of ['pg', 'fastify', 'libphonenumber-js/max', 'date-holidays', 'sharp'])
    expect(libraries).not.toContain(library)
})
