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
/** Derivations that may wait for their turn; at some 50 ms each the last one waits about a second. */
const maxWaiting = 20

/** Refuses with `too_many` when more wait already than can be answered in reasonable time. */
function deriveInTurn(parameters: Parameters<typeof derive>[1]): Promise<Buffer> {
  if (oneAtATime.pendingCount >= maxWaiting) fail('too_many', 'too_many')
  return oneAtATime(async () => Buffer.from(await derive('argon2id', parameters)))
}

/** Form: `argon2id$memory$passes$salt$hash`, salt and hash in base64url. Throws the failure `too_many` under heavy load. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await deriveInTurn({ message: password.normalize('NFKC'), nonce: salt, ...cost })
  return `argon2id$${cost.memory}$${cost.passes}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** Throws the failure `too_many` under heavy load. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [name, memory, passes, salt, hash] = stored.split('$')
  if (name !== 'argon2id' || !salt || !hash) return false
  const wanted = Buffer.from(hash, 'base64url')
  const got = await deriveInTurn({
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: 1,
    tagLength: wanted.length,
  })
  return timingSafeEqual(wanted, got)
}
