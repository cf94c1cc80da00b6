import { createCipheriv, createDecipheriv, createHmac, hkdfSync, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys'
import { verifySignature } from 'libsignal/src/curve.js'

const ROUNDS = 131072
const ACCOUNT_PREFIX = Buffer.from([6, 0])
const DEVICE_PREFIX = Buffer.from([6, 1])
const stretch = promisify(pbkdf2)

/** What the phone vouches for when it links a device: the signed identity and its proof for the client. */
export interface DeviceVoucher {
  /** Encoded `ADVSignedDeviceIdentityHMAC`, the body of `device-identity`. */
  body: Uint8Array
  /** Whether the client's answer is signed by the device that was linked. */
  confirms(answer: Uint8Array): boolean
}

/** Signs a client's identity key with the phone's and seals that with the secret that QR or code carried. */
export function vouch(of: {
  phone: KeyPair
  clientIdentity: Uint8Array
  advSecret: Uint8Array
  deviceNumber: number
  nowS: number
}): DeviceVoucher {
  const details = proto.ADVDeviceIdentity.encode({
    rawId: of.deviceNumber,
    timestamp: of.nowS,
    keyIndex: of.deviceNumber,
    accountType: 0,
    deviceType: 0,
  }).finish()
  const signedPart = Buffer.concat([ACCOUNT_PREFIX, details, of.clientIdentity])
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: of.phone.public,
    accountSignature: Curve.sign(of.phone.private, signedPart),
  }).finish()
  const hmac = createHmac('sha256', of.advSecret).update(signed).digest()
  return {
    body: proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish(),
    confirms: (answer) => {
      const { deviceSignature } = proto.ADVSignedDeviceIdentity.decode(answer)
      const part = Buffer.concat([DEVICE_PREFIX, details, of.clientIdentity, of.phone.public])
      const key = Buffer.concat([Buffer.from([5]), of.clientIdentity])
      return deviceSignature?.length === 64 && verifySignature(key, part, deviceSignature)
    },
  }
}

/** Opens a public key that was wrapped with the pairing code: salt 32, iv 16, AES-256-CTR. */
export async function unwrapKey(wrapped: Buffer, code: string): Promise<Buffer> {
  const key = await stretch(code, wrapped.subarray(0, 32), ROUNDS, 32, 'sha256')
  const decipher = createDecipheriv('aes-256-ctr', key, wrapped.subarray(32, 48))
  return Buffer.concat([decipher.update(wrapped.subarray(48)), decipher.final()])
}

/** Wraps a public key with the pairing code. */
export async function wrapKey(plain: Uint8Array, code: string): Promise<Buffer> {
  const salt = randomBytes(32)
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-ctr', await stretch(code, salt, ROUNDS, 32, 'sha256'), iv)
  return Buffer.concat([salt, iv, cipher.update(plain), cipher.final()])
}

/** Opens the client's key bundle and derives the secret for the voucher; throws when the code was wrong. */
export function openKeyBundle(bundle: Buffer, shared: Buffer, phone: KeyPair) {
  const info = 'link_code_pairing_key_bundle_encryption_key'
  const key = Buffer.from(hkdfSync('sha256', shared, bundle.subarray(0, 32), info, 32))
  const sealed = bundle.subarray(44)
  const decipher = createDecipheriv('aes-256-gcm', key, bundle.subarray(32, 44))
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  const clientIdentity = plain.subarray(0, 32)
  const random = plain.subarray(64, 96)
  const secret = Buffer.concat([shared, Curve.sharedKey(phone.private, clientIdentity), random])
  const advSecret = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'adv_secret', 32))
  return { clientIdentity, advSecret }
}
