import { SessionCipher, SessionRecord } from 'libsignal'

/** The parts of libsignal's session that its type file leaves out. */
interface Session {
  indexInfo: { closed: number; used: number }
}
interface Record {
  getSessions(): Session[]
  getOpenSession(): Session | undefined
  getSession(key: Uint8Array): Session | undefined
  sessions: { [baseKey: string]: Session }
}
interface Cipher {
  getRecord(): Promise<SessionRecord | null>
  storeRecord(record: SessionRecord): Promise<void>
  doDecryptWhisperMessage(data: Uint8Array, session: Session): Promise<Buffer>
}

const KEPT_SESSIONS = 40
const baseRecord = SessionRecord.prototype as unknown as Record

/** A session record that closes old sessions without libsignal's console output, which shows private keys. */
export class QuietRecord extends SessionRecord {
  #sessions(): Record {
    return this as unknown as Record
  }

  /** Ends the open session, so that a new one can take its place. */
  closeOpen(): void {
    const open = this.#sessions().getOpenSession()
    if (open) open.indexInfo.closed = open.indexInfo.used
  }

  getSession(key: Uint8Array): Session | undefined {
    const known = baseRecord.getSession.call(this, key)
    // libsignal asks this first for a prekey message; an unknown key means that a new session is about to be opened.
    if (!known) this.closeOpen()
    return known
  }

  removeOldSessions(): void {
    const { sessions } = this.#sessions()
    const closed = Object.entries(sessions)
      .filter(([, session]) => session.indexInfo.closed !== -1)
      .sort(([, a], [, b]) => a.indexInfo.closed - b.indexInfo.closed)
    const surplus = Math.max(0, Object.keys(sessions).length - KEPT_SESSIONS)
    for (const [key] of closed.slice(0, surplus)) delete sessions[key]
  }
}

/** A session cipher that reports a failed decryption by its error alone. */
export class QuietCipher extends SessionCipher {
  override async decryptWhisperMessage(data: Uint8Array): Promise<Buffer> {
    const cipher = this as unknown as Cipher
    const record = await cipher.getRecord()
    if (!record) throw new Error('No session record')
    for (const session of (record as unknown as Record).getSessions()) {
      try {
        const plain = await cipher.doDecryptWhisperMessage(data, session)
        session.indexInfo.used += 1
        await cipher.storeRecord(record)
        return plain
      } catch {
        // An older session of the same record may still fit.
      }
    }
    throw new Error('No matching sessions found for message')
  }
}
