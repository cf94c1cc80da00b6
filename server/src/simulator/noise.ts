import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { Curve, proto } from '@whiskeysockets/baileys'
import type { ServerIdentity } from './server-identity.ts'

const PROTOCOL_NAME = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0')
const INTRO = Buffer.from([0x57, 0x41, 6, 3])
const NOTHING = Buffer.alloc(0)
const TAG_LENGTH = 16

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

function counterIv(counter: number): Buffer {
  const iv = Buffer.alloc(12)
  iv.writeUInt32BE(counter, 8)
  return iv
}

function seal(key: Buffer, counter: number, plain: Uint8Array, associated: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, counterIv(counter)).setAAD(associated)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unseal(key: Buffer, counter: number, sealed: Uint8Array, associated: Buffer): Buffer {
  const body = sealed.subarray(0, sealed.length - TAG_LENGTH)
  const decipher = createDecipheriv('aes-256-gcm', key, counterIv(counter)).setAAD(associated)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH))
  return Buffer.concat([decipher.update(body), decipher.final()])
}

/** What the client said about itself at the end of the handshake. */
export interface ClientHello {
  /** The client's static noise key, 32 bytes. */
  noiseKey: Buffer
  payload: proto.ClientPayload
}

/** The encrypted channel after the handshake; each direction counts its own frames from 0. */
export class NoiseTransport {
  readonly #clientToServer: Buffer
  readonly #serverToClient: Buffer
  #read = 0
  #written = 0

  constructor(clientToServer: Buffer, serverToClient: Buffer) {
    this.#clientToServer = clientToServer
    this.#serverToClient = serverToClient
  }

  encrypt(plain: Uint8Array): Buffer {
    return seal(this.#serverToClient, this.#written++, plain, NOTHING)
  }

  decrypt(sealed: Uint8Array): Buffer {
    return unseal(this.#clientToServer, this.#read++, sealed, NOTHING)
  }
}

/** The server's side of Noise XX, as WhatsApp uses it. */
export class NoiseHandshake {
  readonly #identity: ServerIdentity
  readonly #ephemeral = Curve.generateKeyPair()
  #hash: Buffer = PROTOCOL_NAME
  #chainKey: Buffer = PROTOCOL_NAME
  #key: Buffer = PROTOCOL_NAME
  #counter = 0

  constructor(identity: ServerIdentity) {
    this.#identity = identity
    this.#authenticate(INTRO)
  }

  /** Takes the client's hello and answers with the server's, as encoded handshake messages. */
  hello(frame: Uint8Array): Uint8Array {
    const clientEphemeral = proto.HandshakeMessage.decode(frame).clientHello?.ephemeral
    if (clientEphemeral?.length !== 32) throw new Error('The client hello carries no ephemeral key')
    this.#authenticate(clientEphemeral)
    this.#authenticate(this.#ephemeral.public)
    this.#mix(Curve.sharedKey(this.#ephemeral.private, clientEphemeral))
    const staticKey = this.#encrypt(this.#identity.staticKey.public)
    this.#mix(Curve.sharedKey(this.#identity.staticKey.private, clientEphemeral))
    const payload = this.#encrypt(this.#identity.certificateChain)
    const serverHello = { ephemeral: this.#ephemeral.public, static: staticKey, payload }
    return proto.HandshakeMessage.encode({ serverHello }).finish()
  }

  /** Takes the client's last handshake message; throws when it was not made for this handshake. */
  finish(frame: Uint8Array): { hello: ClientHello; transport: NoiseTransport } {
    const finish = proto.HandshakeMessage.decode(frame).clientFinish
    if (!finish?.static || !finish.payload) throw new Error('The client finish is incomplete')
    const noiseKey = this.#decrypt(finish.static)
    this.#mix(Curve.sharedKey(this.#ephemeral.private, noiseKey))
    const payload = proto.ClientPayload.decode(this.#decrypt(finish.payload))
    const [clientToServer, serverToClient] = this.#expand(NOTHING)
    return { hello: { noiseKey, payload }, transport: new NoiseTransport(clientToServer, serverToClient) }
  }

  #authenticate(bytes: Uint8Array): void {
    this.#hash = sha256(this.#hash, bytes)
  }

  #encrypt(plain: Uint8Array): Buffer {
    const sealed = seal(this.#key, this.#counter++, plain, this.#hash)
    this.#authenticate(sealed)
    return sealed
  }

  #decrypt(sealed: Uint8Array): Buffer {
    const plain = unseal(this.#key, this.#counter++, sealed, this.#hash)
    this.#authenticate(sealed)
    return plain
  }

  #expand(secret: Uint8Array): [Buffer, Buffer] {
    const bytes = Buffer.from(hkdfSync('sha256', secret, this.#chainKey, '', 64))
    return [bytes.subarray(0, 32), bytes.subarray(32)]
  }

  #mix(secret: Uint8Array): void {
    const [chainKey, key] = this.#expand(secret)
    this.#chainKey = chainKey
    this.#key = key
    this.#counter = 0
  }
}
