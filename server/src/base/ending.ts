import { watchRunners } from '#base/package-runners.ts'

// Written by hand because of one habit of package runners: they hand a signal on that the whole process group got already.
// What looks like an impatient second signal is the first one come twice, and must not cut the end short.

/** Why the program ends, in words for its log. */
export interface WhyEnding {
  level: 'info' | 'warn' | 'fatal'
  sentence: string
  error?: unknown
}

export interface Ending {
  /** Closes everything; called once. */
  close(): Promise<void>
  /** Told before anything is closed, and again when closing is cut short or fails. */
  say(why: WhyEnding): void
  /** The processes without which nobody could reach this one; when one of them is gone, the program ends. */
  runners: readonly number[]
  /** How long closing may take (ms) before the process ends all the same. */
  withinMs: number
}

/** SIGBREAK (Ctrl+Break) and SIGHUP (the window is closed) are what Windows has besides Ctrl+C. */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGBREAK'] as const
/** Signals within this time (ms) of the first are the same wish. */
const sameWishMs = 1_500

/**
 * Ends the process cleanly on a signal, on an error nobody caught, and when what started it is gone. Says which. The answer ends it
 * for another reason.
 */
export function endCleanly(ending: Ending): (exitCode: number, why: WhyEnding) => void {
  let endingSince: number | null = null

  function end(exitCode: number, why: WhyEnding): void {
    if (endingSince !== null) return
    endingSince = performance.now()
    stopWatching()
    ending.say(why)
    setTimeout(() => cutShort(`closing took longer than ${ending.withinMs} ms`), ending.withinMs).unref()
    ending.close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        ending.say({ level: 'fatal', sentence: 'ending at once: closing failed', error })
        process.exit(1)
      },
    )
  }

  function cutShort(because: string): void {
    ending.say({ level: 'warn', sentence: `ending at once: ${because}` })
    process.exit(1)
  }

  const stopWatching = watchRunners(ending.runners, (pid) =>
    end(0, { level: 'warn', sentence: `ending: the command that started this (process ${pid}) is gone` }),
  )
  for (const signal of signals) {
    process.on(signal, () => {
      if (endingSince !== null && performance.now() - endingSince > sameWishMs) cutShort(`a second signal, ${signal}`)
      end(0, { level: 'info', sentence: `ending: got the signal ${signal}` })
    })
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      const sentence = `${endingSince === null ? 'ending' : 'while ending'}: an unexpected error`
      if (endingSince === null) end(1, { level: 'fatal', sentence, error })
      else ending.say({ level: 'fatal', sentence, error })
    })
  }
  return end
}
