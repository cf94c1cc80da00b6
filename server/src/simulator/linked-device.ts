import { type BinaryNode, generateSignalPubKey } from '@whiskeysockets/baileys'
import type { E2ESession } from 'libsignal'
import { bytesOf, childOf, childrenOf } from './stanza.ts'

/** The client asks to be told when fewer one-time prekeys than this are left. */
const FEW_PREKEYS = 5

const idOf = (node: BinaryNode | undefined) => bytesOf(childOf(node, 'id')).readUIntBE(0, 3)

/** What the server knows of the linked client: who it is and the keys it has uploaded. */
export class LinkedDevice {
  /** Device number in the account, from 1. */
  readonly number: number
  readonly jid: string
  readonly lid: string
  readonly noiseKey: Buffer
  readonly identityKey: Buffer
  /** The own phone has sent its history to this device. */
  historySent = false
  #registrationId = 0
  #signed: { keyId: number; publicKey: Uint8Array; signature: Buffer } | null = null
  readonly #preKeys = new Map<number, Buffer>()

  constructor(of: { number: number; phone: string; lid: string; noiseKey: Buffer; identityKey: Buffer }) {
    this.number = of.number
    this.jid = `${of.phone}:${of.number}@s.whatsapp.net`
    this.lid = `${of.lid}:${of.number}@lid`
    this.noiseKey = of.noiseKey
    this.identityKey = of.identityKey
  }

  /** One-time prekeys left. */
  get preKeyCount(): number {
    return this.#preKeys.size
  }

  get lowOnPreKeys(): boolean {
    return this.#preKeys.size < FEW_PREKEYS
  }

  /** Phones can open sessions with it. */
  get reachable(): boolean {
    return this.#signed !== null
  }

  /** Takes an upload of prekeys (the `iq` of `encrypt`, type `set`). */
  takePreKeys(iq: BinaryNode): void {
    this.#registrationId = bytesOf(childOf(iq, 'registration')).readUInt32BE(0)
    for (const key of childrenOf(childOf(iq, 'list'))) this.#preKeys.set(idOf(key), bytesOf(childOf(key, 'value')))
    this.takeSignedPreKey(childOf(iq, 'skey'))
  }

  /** Takes a new signed prekey. */
  takeSignedPreKey(skey: BinaryNode | undefined): void {
    if (!skey) return
    const publicKey = generateSignalPubKey(bytesOf(childOf(skey, 'value')))
    this.#signed = { keyId: idOf(skey), publicKey, signature: bytesOf(childOf(skey, 'signature')) }
  }

  /** A bundle to open a session with; uses up a one-time prekey when one is left. */
  takeBundle(): E2ESession {
    if (!this.#signed) throw new Error('The linked device has not uploaded its keys yet')
    const bundle = {
      registrationId: this.#registrationId,
      identityKey: generateSignalPubKey(this.identityKey),
      signedPreKey: this.#signed,
    }
    const [one] = this.#preKeys
    // libsignal's types ask for a one-time prekey, libsignal itself does without.
    if (!one) return bundle as unknown as E2ESession
    this.#preKeys.delete(one[0])
    return { ...bundle, preKey: { keyId: one[0], publicKey: generateSignalPubKey(one[1]) } }
  }
}
