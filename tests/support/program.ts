import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { until } from '#support/until.ts'

/** The program that `pnpm start` starts once the web app is built. */
export const mainFile = fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url))

/** The program as a process of its own, as people start it. */
export interface Program {
  process: ChildProcess
  /** Everything printed so far. */
  printed: { out: string; err: string }
  /** Waits for the printed address. */
  address(withinMs?: number): Promise<string>
  /** Waits for the end; the exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals | null>
}

/** `shell`: words before the program, for limits that only a shell can set (`ulimit -n 256 &&`). */
export function startProgram(
  environment: Record<string, string>,
  nodeFlags: readonly string[] = [],
  shell?: string,
): Program {
  const line = [process.execPath, ...nodeFlags, mainFile]
  const [command = '', ...words] = shell ? ['sh', '-c', `${shell} exec "$@"`, 'sh', ...line] : line
  const child = spawn(command, words, {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text
  })
  const end = once(child, 'exit')
  return {
    process: child,
    printed,
    async address(withinMs = 30_000) {
      const printedAddress = () => {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended early: ${printed.err}`)
        return /Al Día: (http:\S+)/.exec(printed.out)?.[1]
      }
      return until('the address is printed', printedAddress, withinMs)
    },
    async ended() {
      const [code, signal] = (await end) as [number | null, NodeJS.Signals | null]
      return signal ?? code
    },
  }
}
