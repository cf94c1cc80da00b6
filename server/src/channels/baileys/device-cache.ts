import type { CacheStore } from '@whiskeysockets/baileys'
import type { Clock } from '#base/clock.ts'
import { BoundedMap } from './bounded-map.ts'

/** WhatsApp tells of changed devices; this (ms) is for when such a notice was lost. */
const keptMs = 12 * 3_600_000
const maxPeople = 20_000

/**
 * Which devices each person has. It outlives connections: asking anew after each reconnect would open new sessions and
 * cost every contact a one-time prekey.
 */
export function makeDeviceCache(clock: Clock): CacheStore {
  const entries = new BoundedMap<string, { value: unknown; until: number }>(maxPeople)
  return {
    get<T>(key: string) {
      const entry = entries.get(key)
      return entry && entry.until > clock.now() ? (entry.value as T) : undefined
    },
    set(key, value) {
      entries.set(key, { value, until: clock.now() + keptMs })
    },
    del: (key) => entries.delete(key),
    flushAll: () => entries.clear(),
  }
}
