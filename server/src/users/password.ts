import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import { fail } from '#base/failure.ts'

const derive = promisify(argon2)

/** OWASP's Argon2id profile of 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/**
 * Node derives in the threads that also read and write files. One at a time leaves the others, and a processor, to everybody who
 * is signed in already.
 */
const oneAtATime = pLimit(1)
/**
 * Derivations that may wait for their turn; at some 50 ms each the last one waits about a second. Beyond that there is room for people
 * who are known, so that a crowd of strangers keeps nobody out.
 */
const maxWaiting = { stranger: 20, known: 40 }

/** Refuses with `too_many` when more wait already than can be answered in reasonable time. */
function deriveInTurn(parameters: Parameters<typeof derive>[1], whose: keyof typeof maxWaiting): Promise<Buffer> {
  if (oneAtATime.pendingCount >= maxWaiting[whose]) fail('too_many', 'too_many')
  return oneAtATime(async () => Buffer.from(await derive('argon2id', parameters)))
}

/** Form: `argon2id$memory$passes$salt$hash`, salt and hash in base64url. Throws the failure `too_many` under heavy load. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await deriveInTurn({ message: password.normalize('NFKC'), nonce: salt, ...cost }, 'stranger')
  return `argon2id$${cost.memory}$${cost.passes}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** Throws the failure `too_many` under heavy load; for people who are known (by session or browser) later than for strangers. */
export async function passwordMatches(
  password: string,
  stored: string,
  whose: keyof typeof maxWaiting = 'stranger',
): Promise<boolean> {
  const [name, memory, passes, salt, hash] = stored.split('$')
  if (name !== 'argon2id' || !salt || !hash) return false
  const wanted = Buffer.from(hash, 'base64url')
  const parameters = {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: 1,
    tagLength: wanted.length,
  }
  const got = await deriveInTurn(parameters, whose)
  return timingSafeEqual(wanted, got)
}
