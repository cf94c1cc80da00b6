import { createHash } from 'node:crypto'
import type { Database } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { countAttempt, forgetAttempts } from '#users/users.store.ts'

// Guessing is slowed down without letting anybody keep the owner of an account out (OWASP, "Slow Down Online Guessing Attacks
// with Device Cookies"): tries from a browser that has signed in before are counted by themselves, those of strangers by the
// address they come from, and only far above that by the account alone.

/** Tries within `windowMs` from one known browser, or from one address at one account. */
const maxTries = 8
/** Tries within `windowMs` of all strangers together at one account. */
const maxTriesOfStrangers = 200
const windowMs = 15 * 60_000

export interface Try {
  email: string
  /** Where the request comes from: an IP address. */
  address: string
  /** Hash of the token of a browser that this account was used in before; null: a stranger's. */
  deviceHash: string | null
}

/**
 * Counts a try before the password is looked at, so that tries made side by side count as well. Refuses with `too_many_guesses`.
 * The answer forgets the tries; call it when the password was right.
 */
export async function beginTry(database: Database, now: number, about: Try): Promise<() => Promise<void>> {
  const own = about.deviceHash === null ? hash('from', about.address, about.email) : hash('device', about.deviceHash)
  const everybodys = hash('account', about.email)
  const tries = await database.write(null, async (tx) => ({
    own: await countAttempt(tx, own, { now, windowMs }),
    strangers: about.deviceHash === null ? await countAttempt(tx, everybodys, { now, windowMs }) : 0,
  }))
  if (tries.own > maxTries || tries.strangers > maxTriesOfStrangers) fail('too_many', 'too_many_guesses')
  return () => database.write(null, (tx) => forgetAttempts(tx, [own]))
}

/**
 * The same for the password that somebody signed in has to repeat: whoever sits down at a page left open may not try all of them.
 * Counted by person, wherever they are signed in.
 */
export async function beginRepeat(database: Database, now: number, userId: string): Promise<() => Promise<void>> {
  const own = hash('repeat', userId)
  const tries = await database.write(null, (tx) => countAttempt(tx, own, { now, windowMs }))
  if (tries > maxTries) fail('too_many', 'too_many_guesses')
  return () => database.write(null, (tx) => forgetAttempts(tx, [own]))
}

const hash = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex')
