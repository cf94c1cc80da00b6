import { globSync, readFileSync } from 'node:fs'

/** What tests that need a database open it with. */
const openers = /#testing\/(workspace|database)\.ts/
/** What is there for SQLite's file only. */
const sqliteOnly = /#upkeep\/verify\.ts/
/** The rooms whose tests run on both engines; the others follow as they are made ready for the second one. */
const rooms = ['board/**', 'contacts/**', 'search/**', '*']

/** The unit tests that run on both engines: all of these rooms that open a database, but for those about SQLite's own file. */
export function testsOnBothEngines(): string[] {
  const text = (path: string) => readFileSync(path, 'utf8')
  const tests = globSync(rooms.map((room) => `server/src/${room}.test.ts`)).map((path) => path.replaceAll('\\', '/'))
  return tests.filter(
    (path) => !/\.(sqlite|postgres)\.test\.ts$/.test(path) && openers.test(text(path)) && !sqliteOnly.test(text(path)),
  )
}
