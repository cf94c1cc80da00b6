import { randomInt } from 'node:crypto'
import { type BinaryNode, Curve, generateSignalPubKey, type KeyPair } from '@whiskeysockets/baileys'
import { type E2ESession, ProtocolAddress, SessionBuilder, type SessionRecord, type SignalStorage } from 'libsignal'
import { QuietCipher, QuietRecord } from './quiet-signal.ts'
import { SerialQueue } from './serial-queue.ts'
import { bigEndian, bytesOf, childOf, stanza } from './stanza.ts'

const KEY_TYPE = Buffer.from([5])
const SIGNED_PREKEY_ID = 1

/** An encrypted message as it stands in an `enc` node. */
export interface Sealed {
  type: 'pkmsg' | 'msg'
  ciphertext: Buffer
}

interface Keys {
  identity: KeyPair
  registrationId: number
  signedPreKey: KeyPair
  /** Made when the first bundle is given away: signing is slow, and most phones only write. */
  signature: Uint8Array | null
  preKeys: Map<number, KeyPair>
  nextPreKeyId: number
}

function makeKeys(): Keys {
  const identity = Curve.generateKeyPair()
  const registrationId = randomInt(1, 0x3fff)
  const signedPreKey = Curve.generateKeyPair()
  return { identity, registrationId, signedPreKey, signature: null, preKeys: new Map(), nextPreKeyId: 1 }
}

const forSignal = (pair: KeyPair) => ({
  privKey: Buffer.from(pair.private),
  pubKey: Buffer.from(generateSignalPubKey(pair.public)),
})

const keyNode = (tag: string, id: number, key: Uint8Array, signature?: Uint8Array): BinaryNode =>
  stanza(tag, {}, [
    stanza('id', {}, bigEndian(id, 3)),
    stanza('value', {}, Buffer.from(key)),
    ...(signature ? [stanza('signature', {}, Buffer.from(signature))] : []),
  ])

/** Reads a key bundle as it stands in a `user` or `keys` node; undefined when it is incomplete. */
export function readBundle(node: BinaryNode | undefined, registrationId: number): E2ESession | undefined {
  const identity = bytesOf(childOf(node, 'identity'))
  const signed = childOf(node, 'skey')
  if (identity.length !== 32 || !signed) return undefined
  const number = (of: BinaryNode | undefined) => bytesOf(childOf(of, 'id')).readUIntBE(0, 3)
  const key = (of: BinaryNode | undefined) => generateSignalPubKey(bytesOf(childOf(of, 'value')))
  const one = childOf(node, 'key')
  const bundle = {
    registrationId,
    identityKey: generateSignalPubKey(identity),
    signedPreKey: { keyId: number(signed), publicKey: key(signed), signature: bytesOf(childOf(signed, 'signature')) },
  }
  return (one ? { ...bundle, preKey: { keyId: number(one), publicKey: key(one) } } : bundle) as E2ESession
}

/** The Signal side of one phone: its identity, its prekeys and its sessions. Keys are made when first needed. */
export class SignalPhone {
  #keys: Keys | null = null
  #sessions = new Map<string, unknown>()
  readonly #queue = new SerialQueue()
  /** Part of every session address, because libsignal serialises work by address across the whole process. */
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  get identity(): KeyPair {
    return this.#own().identity
  }

  get registrationId(): number {
    return this.#own().registrationId
  }

  /** Forgets keys and sessions, as a new installation on the same number does. */
  reset(): void {
    this.#keys = null
    this.#sessions = new Map()
  }

  /** Forgets the sessions only: what arrives next cannot be decrypted until the sender resends it with new keys. */
  forgetSessions(): void {
    this.#sessions = new Map()
  }

  /** The children of a key bundle; each call gives away one one-time prekey. */
  bundleNodes(): BinaryNode[] {
    const keys = this.#own()
    const id = keys.nextPreKeyId++
    const preKey = Curve.generateKeyPair()
    keys.preKeys.set(id, preKey)
    const signed = keys.signedPreKey.public
    keys.signature ??= Curve.sign(keys.identity.private, generateSignalPubKey(signed))
    return [
      stanza('registration', {}, bigEndian(keys.registrationId, 4)),
      stanza('type', {}, KEY_TYPE),
      stanza('identity', {}, Buffer.from(keys.identity.public)),
      keyNode('skey', SIGNED_PREKEY_ID, signed, keys.signature),
      keyNode('key', id, preKey.public),
    ]
  }

  /** Encrypts for a device; the bundle is asked for only when there is no session yet. */
  encrypt(device: string, plain: Uint8Array, bundle: () => E2ESession): Promise<Sealed> {
    return this.#queue.run(async () => {
      if (!this.#sessions.has(this.#key(device))) await this.#open(device, bundle())
      const { type, body } = await this.#cipher(device).encrypt(Buffer.from(plain))
      return { type: type === 3 ? 'pkmsg' : 'msg', ciphertext: Buffer.from(body, 'binary') }
    })
  }

  /** Decrypts; throws when no session fits. */
  decrypt(device: string, sealed: Sealed): Promise<Buffer> {
    return this.#queue.run(() => {
      const cipher = this.#cipher(device)
      const bytes = Buffer.from(sealed.ciphertext)
      return sealed.type === 'pkmsg' ? cipher.decryptPreKeyWhisperMessage(bytes) : cipher.decryptWhisperMessage(bytes)
    })
  }

  /** Opens a new session from a bundle, in place of any open one. */
  openSession(device: string, bundle: E2ESession): Promise<void> {
    return this.#queue.run(() => this.#open(device, bundle))
  }

  async #open(device: string, bundle: E2ESession): Promise<void> {
    const record = this.#load(this.#key(device))
    record?.closeOpen()
    if (record) this.#sessions.set(this.#key(device), record.serialize())
    await new SessionBuilder(this.#storage(), this.#address(device)).initOutgoing(bundle)
  }

  #own(): Keys {
    this.#keys ??= makeKeys()
    return this.#keys
  }

  #address(device: string): ProtocolAddress {
    return new ProtocolAddress(`${this.#name}>${device}`.replaceAll('.', '-'), 0)
  }

  #key(device: string): string {
    return this.#address(device).toString()
  }

  #cipher(device: string): QuietCipher {
    return new QuietCipher(this.#storage(), this.#address(device))
  }

  #load(key: string): QuietRecord | undefined {
    const stored = this.#sessions.get(key)
    return stored === undefined ? undefined : (QuietRecord.deserialize(stored as Uint8Array) as QuietRecord)
  }

  #storage(): SignalStorage {
    const keys = this.#own()
    return {
      loadSession: async (key: string) => this.#load(key),
      storeSession: async (key: string, record: SessionRecord) => {
        this.#sessions.set(key, record.serialize())
      },
      isTrustedIdentity: () => true,
      loadPreKey: async (id: number | string) => {
        const pair = keys.preKeys.get(Number(id))
        return pair && forSignal(pair)
      },
      removePreKey: (id: number) => {
        keys.preKeys.delete(id)
      },
      loadSignedPreKey: () => forSignal(keys.signedPreKey),
      getOurRegistrationId: () => keys.registrationId,
      getOurIdentity: () => forSignal(keys.identity),
    }
  }
}
