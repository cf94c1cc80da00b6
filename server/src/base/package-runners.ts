import { readFileSync } from 'node:fs'

// `npx -y pnpm@12 start` is a chain: npx, a shell, pnpm, a shell, our script. When the first of them is told to end or killed,
// it leaves the others behind, and nobody could reach the program then. So our own scripts look up the chain when they begin,
// and hand the process numbers down to the program. Who belongs to the chain is told by what package runners write into the
// environment of what they start (https://docs.npmjs.com/cli/using-npm/scripts), never by the words of a command line.

/** The environment variable in which a script hands the process numbers down, separated by blanks. */
export const runnersVariable = 'ALDIA_RUNNERS'

const checkEveryMs = 500

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The package runners that started this process and the shells between, nearest first. Empty when none did. On Linux that is
 * the whole chain; elsewhere only the nearest is known, since other processes do not tell their environment.
 */
export function runnersAbove(environment: Environment): number[] {
  const found: number[] = []
  let script: Environment | null = environment.npm_lifecycle_script === undefined ? null : environment
  for (let pid = process.ppid; script !== null && pid > 1; pid = parentOf(pid)) {
    found.push(pid)
    const own = environmentOf(pid)
    if (own === null) break
    // A shell has what its runner gave it; the runner itself has not.
    if (!isOfSameScript(own, script)) script = isPnpmByNpx(own) ? own : null
  }
  return found
}

/** The process numbers that a script handed down to the program. */
export function runnersHandedDown(environment: Environment): number[] {
  return (environment[runnersVariable] ?? '').split(' ').map(Number).filter(Boolean)
}

/** Calls `gone` once, as soon as one of these processes is no more. Does not keep this process alive. */
export function watchRunners(runners: readonly number[], gone: (pid: number) => void): () => void {
  const watch = setInterval(() => {
    const missing = runners.find(isGone)
    if (missing === undefined) return
    clearInterval(watch)
    gone(missing)
  }, checkEveryMs)
  watch.unref()
  return () => clearInterval(watch)
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Of somebody else's process one hears EPERM: it is there.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  return statOf(pid)?.state === 'Z'
}

function isOfSameScript(one: Environment, other: Environment): boolean {
  return (
    one.npm_lifecycle_script === other.npm_lifecycle_script && one.npm_lifecycle_event === other.npm_lifecycle_event
  )
}

/** npx names the whole command that it starts. One that runs pnpm and nothing else ends with it. */
function isPnpmByNpx({ npm_command: command, npm_lifecycle_script: script }: Environment): boolean {
  return command === 'exec' && /^['"]?pnpm['"]?( |$)/.test(script ?? '')
}

/** 0: there is none, or the system does not tell. */
function parentOf(pid: number): number {
  return statOf(pid)?.parent ?? 0
}

/** null where the system does not tell: outside Linux, of other users' processes, of one that is gone. */
function statOf(pid: number): { state: string; parent: number } | null {
  try {
    // "pid (name) state ppid …"; the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state, parent: Number(parent) }
  } catch {
    return null
  }
}

function environmentOf(pid: number): Environment | null {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    return Object.fromEntries(entries.map((entry) => [entry.split('=', 1)[0], entry.slice(entry.indexOf('=') + 1)]))
  } catch {
    return null
  }
}
