import { randomFillSync } from 'node:crypto'

const pool = Buffer.allocUnsafe(4096)
let used = pool.length

/**
 * Random bytes for ids and nonces, from the system's generator, which is asked for many at a time. They are good until the next
 * call only: copy them at once.
 */
export function randomNow(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += size
  return pool.subarray(used - size, used)
}
