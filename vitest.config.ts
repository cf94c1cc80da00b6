import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { flowTestsOnBothEngines, unitTestsOnBothEngines } from './tests/support/tests-on-both-engines.ts'

const quickImports = './tests/support/quick-imports.ts'
const quiet = { restoreMocks: true, unstubGlobals: true, setupFiles: [quickImports] }
// Left to itself a machine of two cores gets one worker; our tests wait for sockets and disks as much as they compute.
const besides = { maxWorkers: Math.max(3, availableParallelism() - 1) }

const onPostgres = {
  globalSetup: ['./tests/support/postgres.ts'],
  setupFiles: [quickImports, './tests/support/brief-properties.ts'],
  env: { DATABASE_URL: 'postgres://postgres@127.0.0.1:5432/test' },
}

export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default', './tests/support/closing-line.ts'] : ['default'],
    projects: [
      {
        test: {
          ...quiet,
          ...besides,
          name: 'unit',
          include: ['{shared,server,web}/src/**/*.test.{ts,tsx}', 'tests/fence/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.postgres.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          ...quiet,
          ...besides,
          name: 'unit-postgres',
          ...onPostgres,
          include: ['server/src/**/*.postgres.test.ts', ...unitTestsOnBothEngines()],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...quiet,
          ...besides,
          name: 'flows',
          include: ['tests/flows/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.postgres.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...quiet,
          ...besides,
          ...onPostgres,
          name: 'flows-postgres',
          include: ['tests/flows/**/*.postgres.test.ts', ...flowTestsOnBothEngines()],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          ...quiet,
          ...besides,
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        test: {
          ...quiet,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two at a time: while one waits for its page the other draws. After the others, which take the machine for themselves.
          maxWorkers: 2,
          // Hooks in the order written: windows are opened last and closed first, before the program that they show.
          sequence: { groupOrder: 1, hooks: 'list' },
          // Every file starts the same program and the same Chromium; reading them again takes seconds each time.
          isolate: false,
        },
      },
    ],
  },
})
