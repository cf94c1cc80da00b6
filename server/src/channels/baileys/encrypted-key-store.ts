import { createCipheriv, createDecipheriv } from 'node:crypto'
import { assert } from '#base/failure.ts'
import { randomNow } from '#base/random.ts'

const nonceBytes = 12
const tagBytes = 16

/** Encrypts what lies in the database with a key that does not. `about` ties a value to its place, so that none can be swapped. */
export interface EncryptedKeyStore {
  seal(about: string, plain: Buffer): Buffer
  /** Throws when the value was changed, moved, or sealed with another key. */
  open(about: string, sealed: Buffer): Buffer
}

/** AES-256-GCM; a sealed value is nonce (12 bytes), ciphertext, tag (16 bytes). */
export function makeEncryptedKeyStore(key: Buffer): EncryptedKeyStore {
  assert(key.length === 32, 'the key of the key store has 32 bytes')
  return {
    seal(about, plain) {
      const nonce = randomNow(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(about))
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(about, sealed) {
      assert(sealed.length >= nonceBytes + tagBytes, 'a sealed value is at least nonce and tag')
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(about))
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
      const body = sealed.subarray(nonceBytes, sealed.length - tagBytes)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
  }
}
