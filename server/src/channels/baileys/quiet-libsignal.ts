const levels = ['log', 'info', 'warn', 'error'] as const

/** How libsignal's lines begin; some of them carry whole sessions with their private keys. */
const beginnings = [
  'Closing session',
  'Opening session',
  'Session already',
  'Removing old closed session',
  'Migrating session',
  'V1 session storage migration',
  'Closing open session',
  'Closing stale open session',
  'Failed to decrypt message with any known session',
  'Session error',
  'Decrypted message with closed session',
  'Unhandled bucket type',
  'WARNING: Expected pubkey of length 33',
]

const isOfLibsignal = (parts: readonly unknown[]): boolean =>
  parts.some(
    (part) =>
      (typeof part === 'string' && beginnings.some((beginning) => part.startsWith(beginning))) ||
      (typeof part === 'object' && part !== null && /^Session(Entry|Record)$/.test(part.constructor?.name ?? '')),
  )

type Output = Pick<Console, (typeof levels)[number]>

/** Makes an output drop what libsignal writes. */
export function withoutLibsignal(output: Output): void {
  for (const level of levels) {
    const write = output[level].bind(output)
    output[level] = (...parts: unknown[]) => {
      if (!isOfLibsignal(parts)) write(...parts)
    }
  }
}

let isQuiet = false

/** Keeps what libsignal writes off the console, for the whole process; it takes no logger. Everything else passes. */
export function quietLibsignal(): void {
  if (isQuiet) return
  isQuiet = true
  withoutLibsignal(console)
}
