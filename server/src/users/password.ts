import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's Argon2id profile of 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** Form: `argon2id$memory$passes$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...cost })
  return `argon2id$${cost.memory}$${cost.passes}$${salt.toString('base64url')}$${Buffer.from(hash).toString('base64url')}`
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [name, memory, passes, salt, hash] = stored.split('$')
  if (name !== 'argon2id' || !salt || !hash) return false
  const wanted = Buffer.from(hash, 'base64url')
  const got = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: 1,
    tagLength: wanted.length,
  })
  return timingSafeEqual(wanted, Buffer.from(got))
}
