import { readFileSync } from 'node:fs'

// Written by hand because of one habit of package runners: they hand a signal on that the whole process group got already.
// What looks like an impatient second signal is the first one come twice, and must not cut the end short.

export interface Ending {
  /** Closes everything; called once. */
  close(): Promise<void>
  /** An error that nobody caught; the program ends with exit code 1. */
  unexpected(error: unknown): void
  /** How long closing may take (ms) before the process ends all the same. */
  withinMs: number
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
/** Signals within this time (ms) of the first are the same wish. */
const sameWishMs = 1_500
const launcherCheckMs = 500

/** Ends the process cleanly on a signal, on an error nobody caught, and when the package runner that started it is gone. */
export function endCleanly(ending: Ending): void {
  let endingSince: number | null = null
  const launchers = launchersOf(process.ppid)

  function end(exitCode: number): void {
    if (endingSince !== null) return
    endingSince = performance.now()
    clearInterval(watch)
    setTimeout(() => process.exit(1), ending.withinMs).unref()
    ending.close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        ending.unexpected(error)
        process.exit(1)
      },
    )
  }

  const watch = setInterval(() => {
    const isGone = ({ pid, parent }: Launcher) => {
      const now = parentOf(pid)
      return now !== undefined && now !== parent
    }
    if (launchers.some(isGone)) end(0)
  }, launcherCheckMs)
  watch.unref()
  for (const signal of signals) {
    process.on(signal, () => {
      if (endingSince !== null && performance.now() - endingSince > sameWishMs) process.exit(1)
      end(0)
    })
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      ending.unexpected(error)
      end(1)
    })
  }
}

/**
 * The chain of `npm exec`, shells and `pnpm` above this process, nearest first. When npm is told to end it leaves its
 * children behind; nobody could reach them then. Empty where the system does not tell, or where no runner is involved.
 */
function launchersOf(nearest: number): Launcher[] {
  const chain: (Launcher & { isRunner: boolean })[] = []
  for (let pid: number | null = nearest; pid !== null && pid > 1 && chain.length < 12; ) {
    const parent: number | null = parentOf(pid) ?? null
    chain.push({ pid, parent, isRunner: /(^|[\s/])(npm|npx|pnpm)(\s|\.|$)/.test(commandOf(pid)) })
    pid = parent
  }
  const topmost = chain.findLastIndex(({ isRunner }) => isRunner)
  // The topmost runner's own parent may come and go (a closed terminal); only its being there counts.
  return chain.slice(0, topmost).map(({ pid, parent }) => ({ pid, parent }))
}

interface Launcher {
  pid: number
  parent: number | null
}

/** null: there is no such process. Undefined: it cannot be told just now, for instance for want of file descriptors. */
function parentOf(pid: number): number | null | undefined {
  try {
    // "pid (name) state ppid …"; the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ESRCH' ? null : undefined
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
