import {
  type AuthenticationCreds,
  DEFAULT_CONNECTION_CONFIG,
  makeWASocket,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys'
import type { Log } from '#base/log.ts'
import { baileysLog } from './baileys-log.ts'
import { guardListeners } from './baileys-socket.ts'
import { outside } from './outside.ts'
import { ownBrowserName } from './pairing-code.ts'

/**
 * Unlinks a number that is not connected: connects for just that, reads no message and stores nothing. Settles when the connection has
 * ended, however it did.
 */
export function sayFarewell(about: { creds: AuthenticationCreds; url: string | null; log: Log }): Promise<void> {
  const socket = makeWASocket({
    ...(about.url && { waWebSocketUrl: about.url }),
    auth: { creds: about.creds, keys: keysOfNobody() },
    browser: ownBrowserName(),
    logger: baileysLog(about.log),
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: () => false,
    shouldIgnoreJid: () => true,
    version: DEFAULT_CONNECTION_CONFIG.version,
  })
  guardListeners(socket, about.log)
  return new Promise((resolve) => {
    socket.ev.on('connection.update', ({ connection }) => {
      if (connection === 'open') outside(() => void socket.logout().catch(() => socket.end(undefined)))
      if (connection === 'close') resolve()
    })
  })
}

/** Keys for a connection that encrypts and decrypts nothing; WhatsApp may ask for new ones all the same. */
function keysOfNobody(): SignalKeyStore {
  const kept = new Map<string, SignalDataTypeMap[keyof SignalDataTypeMap] | null>()
  return {
    async get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const found: { [id: string]: SignalDataTypeMap[T] } = {}
      for (const id of ids) {
        const value = kept.get(`${type} ${id}`) as SignalDataTypeMap[T] | null | undefined
        if (value !== undefined && value !== null) found[id] = value
      }
      return found
    },
    async set(data) {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values ?? {})) kept.set(`${type} ${id}`, value)
    },
  }
}
