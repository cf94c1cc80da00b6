import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { BackupError } from '#upkeep/backup-error.ts'

// PostgreSQL's own programs for copies. They come with its server or as its client package; one older than the server is no use.

type Tool = 'pg_dump' | 'pg_restore' | 'psql'

/** Where they lie when they are not in the PATH: Debian, Homebrew, the installer for Windows. */
const usualPlaces = [
  '/usr/lib/postgresql/*/bin/',
  '/opt/homebrew/opt/postgresql@*/bin/',
  '/usr/local/opt/postgresql@*/bin/',
  'C:/Program Files/PostgreSQL/*/bin/',
]

/** The path of the tool in a version that knows this server. Throws BackupError with what to do. */
export function toolFor(tool: Tool, serverMajor: number): string {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const elsewhere = usualPlaces.flatMap((place) => globSync(`${place}${tool}${suffix}`))
  const versions: number[] = []
  for (const path of [tool, ...elsewhere]) {
    const major = majorOf(path)
    if (major !== null && major >= serverMajor) return path
    if (major !== null) versions.push(major)
  }
  const wanted = `install PostgreSQL's client programs, version ${serverMajor} or newer`
  throw new BackupError(
    versions.length === 0
      ? `${tool} is not on this machine: ${wanted}.`
      : `${tool} is version ${Math.max(...versions)} here and the server ${serverMajor}: ${wanted}.`,
  )
}

function majorOf(path: string): number | null {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  const found = /(\d+)(\.|devel|beta|rc|\s|$)/.exec(stdout ?? '')
  return found ? Number(found[1]) : null
}

/** Runs a tool on a database (null: on none). The password never stands on a command line. Throws BackupError with what it printed. */
export async function runTool(path: string, url: string | null, words: readonly string[]): Promise<void> {
  const given = url === null ? { words: [], env: {} } : connection(url)
  const child = spawn(path, [...given.words, ...words], {
    env: { ...process.env, ...given.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-2_000)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new BackupError(`${path} failed: ${printed.trim().split('\n')[0] ?? code}`)
}

function connection(url: string): { words: string[]; env: Record<string, string> } {
  const bare = new URL(url)
  const password = decodeURIComponent(bare.password)
  bare.password = ''
  return { words: [`--dbname=${bare.href}`], env: password === '' ? {} : { PGPASSWORD: password } }
}
