import { matchesGlob, posix } from 'node:path'
import { type Order, server, shared, web } from '#fence/order.ts'
import { type Import, readImports } from './imports.ts'

/** The text of every source file of the house by its path from the top, with slashes. */
export type House = Readonly<Record<string, string>>

/** One import that is not allowed: where, what, and how to mend it. */
export interface Breach {
  path: string
  line: number
  rule: 'form' | 'place' | 'order' | 'apart' | 'own tables' | 'package' | 'library' | 'cycle'
  says: string
}

const orders: Record<string, Order> = { server, web, shared }
/** Which package may import which; the first column's own files go without saying. */
const packages: Record<string, readonly string[]> = {
  shared: [],
  server: ['shared'],
  web: ['shared'],
  tests: ['shared', 'server'],
  bench: ['shared', 'server', 'tests'],
}
const order = 'tests/fence/order.ts'
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

/** Where a file stands: its package, and its path within the package's sources. */
function placeOf(path: string): { home: string; file: string } {
  const [home = '', ...rest] = path.split('/')
  return { home, file: (rest[0] === 'src' ? rest.slice(1) : rest).join('/') }
}

const pathOf = (home: string, file: string): string => `${home}/${home in orders ? 'src/' : ''}${file}`

const covers = (name: string, file: string): boolean =>
  name.endsWith('/') ? file.startsWith(name) : matchesGlob(file, name)
const roomOf = (names: readonly string[], file: string): string | undefined => names.find((name) => covers(name, file))

/** Every breach of the order in these files, in the order of the files. */
export function findBreaches(house: House): Breach[] {
  const breaches: Breach[] = []
  const needs = new Map<string, { target: string; line: number }[]>()
  for (const [path, text] of Object.entries(house)) {
    const { home, file } = placeOf(path)
    const at = (line: number, rule: Breach['rule'], says: string) => breaches.push({ path, line, rule, says })
    const table = orders[home]
    if (table && !isTest(file) && !roomOf([...table.rooms, ...table.above, ...Object.keys(table.apart)], file)) {
      at(1, 'place', `${file} has no place: name its room or the file in ${order}.`)
    }
    const found: { target: string; line: number }[] = []
    for (const used of readImports(path, text)) {
      const target = targetOf(path, used)
      if (target.says) at(used.line, 'form', target.says)
      if (!target.path) {
        const says = table && !isTest(file) && refusedLibrary(table, file, target.library ?? used.what)
        if (says) at(used.line, 'library', says)
        continue
      }
      const breach = refused(path, target.path)
      if (breach) at(used.line, ...breach)
      if (used.atLoad) found.push({ target: target.path, line: used.line })
    }
    needs.set(path, found)
  }
  return [...breaches, ...findCycles(needs)]
}

/** What an import means: a file of the house or a library, and what is wrong with how it is written. */
function targetOf(path: string, used: Import): { path?: string; library?: string; says?: string } {
  const { what } = used
  const { home } = placeOf(path)
  if (used.isAddress) return { path: posix.join(posix.dirname(path), what) }
  if (what.startsWith('.')) {
    const target = posix.join(posix.dirname(path), what)
    if (/^\.\/[^/]+$/.test(what)) return { path: target }
    return { path: target, says: `'${what}' leaves the folder: write '#${placeOf(target).file}'.` }
  }
  if (what.startsWith('#')) return { path: pathOf(home, what.slice(1)) }
  const [, inside, file] = /^@aldia\/([^/]+)\/(.+)$/.exec(what) ?? []
  if (inside && file) return { path: pathOf(inside, file) }
  if (what.startsWith('node:')) return { library: what }
  return {
    library: what
      .split('/')
      .slice(0, what.startsWith('@') ? 2 : 1)
      .join('/'),
  }
}

/** Why one file may not import the other, if so. */
function refused(from: string, to: string): [Breach['rule'], string] | null {
  const [source, target] = [placeOf(from), placeOf(to)]
  if (source.home !== target.home) {
    if (packages[source.home]?.includes(target.home)) return null
    return ['package', `${source.home} does not know ${target.home}: what both need stands in shared.`]
  }
  const table = orders[source.home]
  if (!table || isTest(source.file)) return null
  if (isTest(target.file)) return ['apart', `${target.file} is a test: move what is needed out of it.`]
  const apart = Object.keys(table.apart)
  const stage = roomOf(apart, target.file)
  if (stage && !roomOf(table.apart[stage] ?? [], source.file)) {
    return ['apart', `${stage} is no part of the product: only tests and ${table.apart[stage]?.join(', ')} use it.`]
  }
  if (stage || roomOf(apart, source.file)) return null
  return refusedByOrder(table, source.file, target.file)
}

function refusedByOrder(table: Order, from: string, to: string): [Breach['rule'], string] | null {
  const [lower, upper] = [roomOf(table.rooms, from), roomOf([...table.rooms, ...table.above], to)]
  if (!upper) return ['place', `${to} has no place: name its room in ${order}.`]
  // The root is above all.
  if (!lower || lower === upper) return null
  const height = table.rooms.indexOf(upper)
  if (height < 0 || height > table.rooms.indexOf(lower)) {
    return ['order', `${upper} stands above ${lower}: have it handed in, react to an event, or move the piece down.`]
  }
  if (table.alone.includes(lower)) return ['order', `${lower} knows itself only: have ${to} handed in.`]
  if (/\.(store|tables)\.ts$/.test(to) && !/\.reads\.ts$/.test(from) && upper !== 'base/') {
    return ['own tables', `${to} belongs to ${upper}: ask a verb of ${upper}, or join tables in a *.reads.ts.`]
  }
  return null
}

/** Why this file may not use the library or the part of the platform, if so. */
function refusedLibrary(table: Order, file: string, library: string): string | null {
  if (roomOf(Object.keys(table.apart), file)) return null
  const owners = table.owners[library] ?? (library.startsWith('node:') ? table.owners['node:'] : undefined)
  if (!owners) return `${library} is used nowhere here: give it an owner in ${order} if it is worth one.`
  if (owners.some((owner) => matchesGlob(file, owner))) return null
  return `${library} is used in ${owners.join(', ')} only: call what stands there.`
}

/** Files that need each other to be loaded. Imports of types do not count; they are gone when the program runs. */
function findCycles(needs: ReadonlyMap<string, { target: string; line: number }[]>): Breach[] {
  const breaches: Breach[] = []
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]): void => {
    for (const { target, line } of needs.get(path) ?? []) {
      const start = way.indexOf(target)
      if (start >= 0) {
        const circle = [...way.slice(start), target].map((each) => placeOf(each).file).join(' → ')
        const says = `${circle}: move what both need into a file of its own.`
        breaches.push({ path, line, rule: 'cycle', says })
      } else if (!done.has(target)) walk(target, [...way, target])
    }
    done.add(path)
  }
  for (const path of needs.keys()) if (!done.has(path)) walk(path, [path])
  return breaches
}

/** Names of the tables that nothing in these files answers to any more. */
export function findForgotten(house: House): string[] {
  const places = Object.keys(house).map(placeOf)
  const used = new Map<string, Set<string>>(Object.keys(orders).map((home) => [home, new Set()]))
  for (const [path, text] of Object.entries(house)) {
    for (const each of readImports(path, text)) {
      used.get(placeOf(path).home)?.add(targetOf(path, each).library ?? each.what)
    }
  }
  return Object.entries(orders).flatMap(([home, table]) => {
    const files = places.filter((place) => place.home === home).map((place) => place.file)
    const names = [...table.rooms, ...table.above, ...Object.keys(table.apart), ...Object.values(table.owners).flat()]
    const nowhere = names.filter((name) => !files.some((file) => covers(name, file)))
    const unused = Object.keys(table.owners).filter(
      (library) => !library.endsWith(':') && !used.get(home)?.has(library),
    )
    return [...nowhere, ...unused].map((name) => `${name} stands in the order of ${home}, but nothing answers to it.`)
  })
}
