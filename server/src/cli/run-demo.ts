import { rmSync } from 'node:fs'
import { systemClock } from '#base/clock.ts'
import { endCleanly } from '#base/ending.ts'
import { makeLog } from '#base/log.ts'
import { outliveReaders } from '#base/log-output.ts'
import { runnersHandedDown } from '#base/package-runners.ts'
import { team, teamPassword } from '#practice/business.ts'
import { freePort } from './free-port.ts'
import { openDemo, type RunningDemo } from './open-demo.ts'

/** What must be closed within the time that a service manager gives. */
const closeWithinMs = 4_500
const usualPort = 3000
/** The same shop every day; what the customers do then is left to the day. */
const shopSeed = 7

outliveReaders()
let close = async () => {}
let isEnding = false

endCleanly({
  withinMs: closeWithinMs,
  runners: runnersHandedDown(process.env),
  say({ level, sentence, error }) {
    if (level !== 'info') process.stderr.write(`Al Día demo: ${sentence}${error ? ` (${String(error)})` : ''}\n`)
  },
  async close() {
    isEnding = true
    await close()
  },
})

try {
  const { PORT, HOST } = process.env
  process.stdout.write('\nAl Día: preparando la demostración … / preparing the demo …\n')
  const demo = await openDemo({
    port: PORT ? readPort(PORT) : await freePort(usualPort),
    host: HOST,
    clock: systemClock,
    log: makeLog('error'),
    seed: shopSeed,
    begun: (begun) => {
      close = begun.close
      // Also when closing took too long and was cut short.
      process.once('exit', () => rmSync(begun.dataFolder, { recursive: true, force: true }))
    },
  })
  process.stdout.write(welcome(demo))
} catch (error) {
  // Whatever breaks off while everything is being taken down is no news.
  if (!isEnding) {
    process.stderr.write(`Al Día demo could not start: ${reasonOf(error)}\n`)
    process.exit(1)
  }
}

function readPort(given: string): number {
  const port = Number(given)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT: a whole number from 0 to 65535')
  return port
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `port ${port} is taken. Choose another one with PORT, or leave PORT out.`
  return error.message
}

function welcome({ url, phonesUrl }: RunningDemo): string {
  const width = Math.max(...team.map(({ email }) => email.length))
  const roles = { owner: 'dueño · owner', manager: 'coordinadora · manager', agent: 'asesor · agent', viewer: '' }
  const people = team.map(({ name, email, role }) => `  ${email.padEnd(width)}   ${name}, ${roles[role]}`)
  return [
    '',
    `Al Día: ${url}`,
    '',
    `Entra con cualquiera de estas cuentas; la clave es ${teamPassword}`,
    `Sign in as any of these; the password is ${teamPassword}`,
    '',
    ...people,
    '',
    'Los teléfonos de los clientes, para escribir por ellos / the customers’ phones, to write as them:',
    '',
    `  ${phonesUrl}`,
    '',
    'Ctrl+C termina y borra todo / ends it and deletes everything.',
    '',
    '',
  ].join('\n')
}
