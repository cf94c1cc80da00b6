import { flushCompileCache } from 'node:module'
import { quickenImports } from './quick-imports.ts'

quickenImports()
const { openProgram } = await import('#opening.ts')
const { systemClock } = await import('#base/clock.ts')
const { DataFolderError } = await import('#base/data-folder.ts')
const { endCleanly } = await import('#base/ending.ts')
const { makeLog } = await import('#base/log.ts')
const { outliveReaders } = await import('#base/log-output.ts')
const { runnersHandedDown } = await import('#base/package-runners.ts')
const { StartRefused } = await import('#base/start-refused.ts')
const { ConfigError, readConfig } = await import('#config.ts')

/** What must be closed within the time that a service manager gives. */
const closeWithinMs = 4_500
/** By then all that a start compiles is compiled. */
const keepCompiledAfterMs = 3_000

outliveReaders()
try {
  const config = readConfig(process.env)
  const log = makeLog(config.logLevel)
  let end: ReturnType<typeof endCleanly> | null = null
  const takenOver = () =>
    end?.(1, {
      level: 'fatal',
      sentence: 'ending: another Al Día has taken the database over; nothing can be stored here',
    })
  const edges = { clock: systemClock, log, takenOver }
  // The numbers are connected before the rest of the program is read, which takes longer than that.
  const opened = await openProgram(config, edges)
  const { startApp } = await import('#app.ts')
  const app = await startApp(config, edges, opened)
  end = endCleanly({
    close: app.close,
    withinMs: closeWithinMs,
    runners: runnersHandedDown(process.env),
    say: ({ level, sentence, error }) => log[level](error === undefined ? {} : { err: error }, sentence),
  })
  process.stdout.write(app.welcome)
  // Left to itself Node keeps what it compiled at the end of the process, and a process that is killed has none.
  systemClock.after(keepCompiledAfterMs, () => flushCompileCache())
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof DataFolderError || error instanceof StartRefused
  process.stderr.write(expected ? `${error.message}\n` : `Al Día could not start: ${String(error)}\n`)
  process.exit(1)
}
