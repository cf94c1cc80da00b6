import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { runnersAbove, runnersVariable, watchRunners } from '#base/package-runners.ts'
import type { Step } from './tools.ts'

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
const runners = runnersAbove(process.env)

export interface Surroundings {
  nodeFlags?: readonly string[]
  environment?: Readonly<Record<string, string>>
}

interface Ended {
  exitCode: number
  /** Somebody asked for the end meanwhile: nothing else is to be begun. */
  asked: boolean
}

/** Runs one step after the other, in this window, until one fails or somebody ends it. Answers the exit code. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  for (const step of steps) {
    const { exitCode, asked } = await runStep(step)
    if (exitCode !== 0 || asked) return exitCode
  }
  return 0
}

/** Runs a step as a process of its own, with this one's window and signals. When a signal ends it: 128 and its number, as in shells. */
async function runStep(step: Step, { nodeFlags = [], environment = {} }: Surroundings = {}): Promise<Ended> {
  const env = { ...handingDown(), ...environment }
  const child = spawn(process.execPath, [...nodeFlags, ...step], { stdio: 'inherit', env })
  let asked = false
  const pass = (signal: NodeJS.Signals) => {
    asked = true
    // Windows tells every process of the window by itself, and would end the child at once if it were told again.
    if (process.platform !== 'win32') child.kill(signal)
  }
  for (const signal of signals) process.on(signal, pass)
  const stopWatching = watchRunners(runners, () => pass('SIGTERM'))
  const [code, signal] = (await once(child, 'exit')) as [number, null] | [null, NodeJS.Signals]
  stopWatching()
  for (const each of signals) process.off(each, pass)
  return { exitCode: signal === null ? code : 128 + constants.signals[signal], asked }
}

/**
 * Turns into the program where the system can (Linux, macOS): same process, same window, nothing of this one stays in memory.
 * Windows cannot; there it runs beside this process, which waits and ends with its exit code.
 */
export async function become(step: Step, about: Surroundings = {}, canReplace = process.platform !== 'win32') {
  const { nodeFlags = [], environment = {} } = about
  if (canReplace && process.execve)
    process.execve(process.execPath, [process.execPath, ...nodeFlags, ...step], { ...handingDown(), ...environment })
  process.exitCode = (await runStep(step, about)).exitCode
}

/** This process' environment, and above whom the next one stands. */
function handingDown(): NodeJS.ProcessEnv {
  const above = process.platform === 'win32' ? [process.pid, ...runners] : runners
  return { ...process.env, [runnersVariable]: above.join(' ') }
}
