import { Curve, generateSignalPubKey, WA_CERT_DETAILS } from '@whiskeysockets/baileys'
import { verifySignature } from 'libsignal/src/curve.js'
import { assert } from '#base/failure.ts'

/**
 * Makes signature checks count, for the whole process: Baileys takes every signature as right whose check does not
 * throw, and the check answers false instead of throwing. That concerns the server's certificate, the account's
 * signature when linking, and prekeys.
 */
export function hardenBaileys(): void {
  Curve.verify = (publicKey, message, signature) => {
    try {
      return verifySignature(generateSignalPubKey(Buffer.from(publicKey)), message, Buffer.from(signature)) === true
    } catch {
      return false
    }
  }
}

/** Trusts another root (32 bytes) for the server's certificate than WhatsApp's own, for the whole process. */
export function trustRoot(rootKey: Buffer): void {
  assert(rootKey.length === WA_CERT_DETAILS.PUBLIC_KEY.length, 'a root key has 32 bytes')
  rootKey.copy(WA_CERT_DETAILS.PUBLIC_KEY)
}
