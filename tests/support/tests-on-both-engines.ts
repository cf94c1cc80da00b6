import { globSync, readFileSync } from 'node:fs'

/** What tests that need a database open it with. */
const unitOpeners = /#testing\/(workspace|database|baileys-bench|money)\.ts/
const flowOpeners = /#support\/(start|seed|installation|database-of)\.ts/

/** The unit tests that run on both engines: all that open a database, but for those about one engine. */
export const unitTestsOnBothEngines = (): string[] => using(unitOpeners, 'server/src/**/*.test.ts')

/** The same for the tests of whole flows. */
export const flowTestsOnBothEngines = (): string[] => using(flowOpeners, 'tests/flows/**/*.test.ts')

function using(openers: RegExp, tests: string): string[] {
  return globSync(tests)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.(sqlite|postgres)\.test\.ts$/.test(path) && openers.test(readFileSync(path, 'utf8')))
}
