import { randomBytes } from 'node:crypto'
import { type BinaryNode, Curve, type KeyPair } from '@whiskeysockets/baileys'
import type { Connection } from './connection.ts'
import { Happening } from './happening.ts'
import type { LinkedAccount } from './linked-account.ts'
import { LinkedDevice } from './linked-device.ts'
import { type DeviceVoucher, openKeyBundle, unwrapKey, vouch, wrapKey } from './pairing-crypto.ts'
import { bytesOf, childOf, SERVER, stanza } from './stanza.ts'
import { secondsOf, type World } from './world.ts'

const REFS = 6
const HELLO_WAIT_MS = 10_000

/** A client that is connected without an account and waits to be linked. */
interface Candidate {
  connection: Connection
  noiseKey: Buffer
  refs: string[]
  /** The wrapped key of a client that waits for its code to be typed, and the address of the phone that it is for. */
  wrappedKey?: Buffer
  codeFor?: string
  /** Takes the client's last word in code pairing. */
  finish?: (iq: BinaryNode) => void
  voucher?: {
    account: LinkedAccount
    device: LinkedDevice
    voucher: DeviceVoucher
    iqId: string
    done: (error?: Error) => void
  }
}

/** Clients that wait to be linked; any phone may scan what they show. */
export class Candidates {
  readonly byConnection = new Map<Connection, Candidate>()
  readonly codeAwaited = new Happening<Candidate>()
}

/** Links clients: shows refs, takes the scanned QR or the typed code, and vouches for the new device. */
export class Pairing {
  readonly #candidates: Candidates['byConnection']
  readonly #codeAwaited: Candidates['codeAwaited']
  readonly #world: World
  readonly #identity: () => KeyPair
  #devices = 0

  constructor(world: World, identity: () => KeyPair, candidates = new Candidates()) {
    this.#world = world
    this.#identity = identity
    this.#candidates = candidates.byConnection
    this.#codeAwaited = candidates.codeAwaited
  }

  /** Clients that wait to be linked at present. */
  get waiting(): number {
    return this.#candidates.size
  }

  /** A client without an account has connected. */
  begin(connection: Connection, noiseKey: Buffer): void {
    const refs = Array.from({ length: REFS }, () => `2@${randomBytes(24).toString('base64')}`)
    this.#candidates.set(connection, { connection, noiseKey, refs })
    const children = refs.map((ref) => stanza('ref', {}, Buffer.from(ref)))
    const attributes = { from: SERVER, type: 'set', id: this.#world.nextId(), xmlns: 'md' }
    connection.send(stanza('iq', attributes, [stanza('pair-device', {}, children)]))
  }

  end(connection: Connection): void {
    const candidate = this.#candidates.get(connection)
    this.#candidates.delete(connection)
    candidate?.voucher?.done(new Error('The client went away before it was linked'))
  }

  /** The owner scans the QR; settles when the client is linked and told to restart. */
  async scanQr(text: string): Promise<void> {
    const [ref, noiseKey, identityKey, advSecret] = (text.split('#').at(-1) ?? '').split(',')
    const candidate = [...this.#candidates.values()].find(({ refs }) => ref !== undefined && refs.includes(ref))
    if (!candidate || !noiseKey || !identityKey || !advSecret) throw new Error('This QR is not valid any more')
    if (!candidate.noiseKey.equals(Buffer.from(noiseKey, 'base64'))) throw new Error('This QR is of another client')
    if (this.#world.faults.passkeyGate) {
      const options = stanza('passkey_request_options', {}, Buffer.from(JSON.stringify({ rpId: 'whatsapp.com' })))
      this.#notify(candidate, 'passkey_prologue_request', options)
      throw new Error('The phone asks for a passkey')
    }
    await this.#link(candidate, Buffer.from(identityKey, 'base64'), Buffer.from(advSecret, 'base64'))
  }

  /** The owner types the 8 characters that the client shows; settles as `scanQr` does, rejects for a wrong code. */
  async enterCode(typed: string): Promise<void> {
    const code = typed.replaceAll('-', '').toUpperCase()
    const isWaiting = (candidate: Candidate) => candidate.codeFor === this.#world.account.jid
    const known = [...this.#candidates.values()].find(isWaiting)
    const candidate = known ?? (await this.#codeAwaited.next(isWaiting, HELLO_WAIT_MS))
    if (this.#world.faults.passkeyGate) {
      // The phone hands over to the passkey step: its answer carries no key.
      this.#notify(candidate, 'link_code_companion_reg', stanza('link_code_companion_reg', { stage: 'primary_hello' }))
      throw new Error('The phone asks for a passkey')
    }
    const wrapped = candidate.wrappedKey ?? Buffer.alloc(0)
    const ephemeral = Curve.generateKeyPair()
    const clientEphemeral = await unwrapKey(wrapped, code)
    const finished = new Promise<BinaryNode>((resolve) => {
      candidate.finish = resolve
    })
    const children = [
      stanza('link_code_pairing_wrapped_primary_ephemeral_pub', {}, await wrapKey(ephemeral.public, code)),
      stanza('primary_identity_pub', {}, Buffer.from(this.#identity().public)),
      stanza('link_code_pairing_ref', {}, randomBytes(16)),
    ]
    const registration = stanza('link_code_companion_reg', { stage: 'primary_hello' }, children)
    this.#notify(candidate, 'link_code_companion_reg', registration)
    await this.#finishCode(candidate, await finished, Curve.sharedKey(ephemeral.private, clientEphemeral))
  }

  /** Takes an `iq` of code pairing; answers with what the client gets back, null when that comes later. */
  takeCodeIq(connection: Connection, iq: BinaryNode): BinaryNode | null {
    const registration = childOf(iq, 'link_code_companion_reg')
    const candidate = this.#candidates.get(connection)
    if (!registration || !candidate) return stanza('iq', { type: 'error' })
    if (registration.attrs.stage === 'companion_finish') {
      candidate.finish?.(iq)
      return null
    }
    candidate.wrappedKey = bytesOf(childOf(registration, 'link_code_pairing_wrapped_companion_ephemeral_pub'))
    candidate.codeFor = registration.attrs.jid ?? ''
    this.#codeAwaited.tell(candidate)
    const ref = stanza('link_code_pairing_ref', {}, randomBytes(16))
    return stanza('iq', { type: 'result' }, [stanza('link_code_companion_reg', { stage: 'companion_hello' }, [ref])])
  }

  /** Takes the client's answer to `pair-success`: the device is linked and must connect anew. */
  takeAnswer(connection: Connection, iq: BinaryNode): void {
    const waiting = this.#candidates.get(connection)?.voucher
    if (!waiting || iq.attrs.id !== waiting.iqId) return
    const signed = bytesOf(childOf(childOf(iq, 'pair-device-sign'), 'device-identity'))
    if (!waiting.voucher.confirms(signed)) {
      waiting.done(new Error('The client did not sign its identity'))
      connection.cut()
      return
    }
    const { account } = waiting
    if (account.device) account.unlink()
    account.device = waiting.device
    this.#candidates.delete(connection)
    connection.close(stanza('stream:error', { code: 515 }))
    waiting.done()
  }

  #notify({ connection }: Candidate, type: string, child: BinaryNode): void {
    const t = secondsOf(this.#world.now())
    connection.send(stanza('notification', { from: SERVER, type, id: this.#world.nextId(), t }, [child]))
  }

  async #finishCode(candidate: Candidate, iq: BinaryNode, shared: Buffer): Promise<void> {
    const bundle = bytesOf(childOf(childOf(iq, 'link_code_companion_reg'), 'link_code_pairing_wrapped_key_bundle'))
    const answer = { from: SERVER, id: iq.attrs.id }
    let opened: ReturnType<typeof openKeyBundle>
    try {
      opened = openKeyBundle(bundle, shared, this.#identity())
    } catch {
      const error = stanza('error', { code: 400, text: 'bad-request' })
      candidate.connection.send(stanza('iq', { ...answer, type: 'error' }, [error]))
      throw new Error('The pairing code is wrong')
    }
    candidate.connection.send(stanza('iq', { ...answer, type: 'result' }))
    await this.#link(candidate, opened.clientIdentity, opened.advSecret)
  }

  #link(candidate: Candidate, identityKey: Buffer, advSecret: Buffer): Promise<void> {
    const { account, now } = this.#world
    const number = ++this.#devices
    const { phone, lidUser: lid } = account
    const device = new LinkedDevice({ number, phone, lid, noiseKey: candidate.noiseKey, identityKey })
    const nowS = secondsOf(now())
    const phoneKey = this.#identity()
    const voucher = vouch({ phone: phoneKey, clientIdentity: identityKey, advSecret, deviceNumber: number, nowS })
    const iqId = this.#world.nextId()
    const children = [
      stanza('device-identity', {}, Buffer.from(voucher.body)),
      stanza('biz', { name: account.name }),
      stanza('platform', { name: 'android' }),
      stanza('device', { jid: device.jid, lid: device.lid }),
    ]
    return new Promise((resolve, reject) => {
      const done = (error?: Error) => (error ? reject(error) : resolve())
      candidate.voucher = { account, device, voucher, iqId, done }
      const attributes = { from: SERVER, type: 'set', id: iqId, xmlns: 'md', t: nowS }
      candidate.connection.send(stanza('iq', attributes, [stanza('pair-success', {}, children)]))
    })
  }
}
