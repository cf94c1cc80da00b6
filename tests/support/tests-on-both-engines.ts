import { globSync, readFileSync } from 'node:fs'

/** What tests that need a database open it with. */
const openers = /#testing\/(workspace|database|baileys-bench|money|ladder-shop)\.ts/

/** The rooms whose unit tests run on both engines; the others follow as they are seen to pass on the second one. */
const rooms = ['account', 'board', 'cadences', 'contacts', 'payments', 'plans', 'search', '.']

/** The flows that run on both engines: the program as a whole, with a phone. */
const flows = ['first-message']

/** The unit tests that run on both engines: all of these rooms that open a database, but for those about one engine. */
export function unitTestsOnBothEngines(): string[] {
  return rooms
    .flatMap((room) => globSync(room === '.' ? 'server/src/*.test.ts' : `server/src/${room}/**/*.test.ts`))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.(sqlite|postgres)\.test\.ts$/.test(path) && openers.test(readFileSync(path, 'utf8')))
}

export const flowTestsOnBothEngines = (): string[] => flows.map((flow) => `tests/flows/${flow}.test.ts`)
