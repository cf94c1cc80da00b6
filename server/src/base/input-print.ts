import { createHash } from 'node:crypto'

/** What is secret is left out: a quick hash of it could be guessed. */
const secret = /password|secret|token|code/i

/** A short name for what a command was asked, as it was understood: the same input has the same one, whatever its order. */
export function inputPrint(input: unknown): string {
  const plain = JSON.stringify(input, (key, value) => (secret.test(key) ? '' : value)) ?? ''
  return createHash('sha256').update(plain).digest('base64url').slice(0, 22)
}
