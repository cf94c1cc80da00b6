import type { SocketConfig } from '@whiskeysockets/baileys'
import type { Log } from '#base/log.ts'

type BaileysLogger = SocketConfig['logger']

/** Addresses and ids are long digits; Baileys writes some of them into its sentences. */
const masked = (text: string): string => text.slice(0, 200).replace(/\d{5,}/g, '[cut]')

/** Of the objects that Baileys logs (keys, stanzas, whole messages) only these plain facts pass. */
function allowed(about: unknown): Record<string, unknown> {
  if (typeof about !== 'object' || about === null) return {}
  const from = about as Record<string, unknown>
  const error = [from.err, from.error, about].find((value) => value instanceof Error) as
    | (Error & { output?: { statusCode?: unknown } })
    | undefined
  return {
    ...(error && { errorName: error.name, errorMessage: masked(error.message) }),
    ...(typeof error?.output?.statusCode === 'number' && { statusCode: error.output.statusCode }),
    ...(typeof from.retryCount === 'number' && { retryCount: from.retryCount }),
  }
}

/**
 * Baileys' own log, from its `warn` on, without addresses, keys and texts. It is for looking closer (`debug`): every end of a
 * connection is an error to Baileys, and what matters of it becomes the connection's state.
 */
export function baileysLog(log: Log): BaileysLogger {
  const nothing = () => undefined
  const pass = (about: unknown, text?: string) =>
    log.debug(allowed(about), masked(`Baileys: ${text ?? (typeof about === 'string' ? about : '')}`))
  const logger: BaileysLogger = {
    level: 'warn',
    child: () => logger,
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: pass,
    error: pass,
  }
  return logger
}
