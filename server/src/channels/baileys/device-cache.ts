import type { CacheStore } from '@whiskeysockets/baileys'
import type { Clock } from '#base/clock.ts'
import { BoundedMap } from './bounded-map.ts'

/** WhatsApp tells of changed devices; this (ms) is for when such a notice was lost. */
const keptMs = 12 * 3_600_000
const maxPeople = 20_000
/** A device whose keys WhatsApp refuses is left out for so long (ms), and then asked for again. */
const leftOutMs = 10 * 60_000
const maxLeftOut = 2_000

/** One of somebody's devices as Baileys keeps them. */
interface Device {
  user: string
  device?: number
}

export interface DeviceCache extends CacheStore {
  /** WhatsApp refuses the keys of this device, so nothing can be encrypted for it. */
  leaveOut(device: Device): void
}

/**
 * Which devices each person has. It outlives connections: asking anew after each reconnect would open new sessions and
 * cost every contact a one-time prekey. Devices that are refused are left out as long as others of that person remain.
 */
export function makeDeviceCache(clock: Clock): DeviceCache {
  const entries = new BoundedMap<string, { value: unknown; until: number }>(maxPeople)
  const leftOut = new BoundedMap<string, number>(maxLeftOut)
  const nameOf = ({ user, device = 0 }: Device) => `${user}:${device}`
  const isReached = (device: Device) => (leftOut.get(nameOf(device)) ?? 0) <= clock.now()
  return {
    get<T>(key: string) {
      const entry = entries.get(key)
      if (!entry || entry.until <= clock.now()) return undefined
      if (!Array.isArray(entry.value)) return entry.value as T
      const reached = (entry.value as Device[]).filter(isReached)
      // With nobody left the message would seem to have been sent.
      return (reached.length > 0 ? reached : entry.value) as T
    },
    set(key, value) {
      entries.set(key, { value, until: clock.now() + keptMs })
    },
    del: (key) => entries.delete(key),
    flushAll: () => entries.clear(),
    leaveOut: (device) => leftOut.set(nameOf(device), clock.now() + leftOutMs),
  }
}
