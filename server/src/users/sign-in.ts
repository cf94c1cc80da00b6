import { createHash, randomBytes } from 'node:crypto'
import type { Change } from '@aldia/shared/change.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { User } from '@aldia/shared/user.ts'
import type { Clock } from '#base/clock.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Database } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { hashPassword, passwordMatches } from '#users/password.ts'
import { beginTry } from '#users/sign-in-attempts.ts'
import {
  deleteSignIn,
  findCredentials,
  findSignedIn,
  insertSignIn,
  isAnybodysDevice,
  isKnownDevice,
  saveKnownDevice,
  saveSeen,
  saveToken,
} from '#users/users.store.ts'

export { deleteExpiredSignIns } from '#users/users.store.ts'

/** A session ends this long after signing in. */
export const sessionLengthMs = 30 * 86_400_000
/** A session that was looked up is known by heart for this long; whatever may end or change it is heard of besides. */
const rememberedMs = 60_000
const maxRememberedSessions = 1_000

/** The use of a session is noted when the last note is older than this. */
const seenEveryMs = 3_600_000

/** Where a request to sign in comes from, as far as it can be known. */
export interface Origin {
  /** IP address. */
  address: string
  userAgent: string | null
  /** The token by which this browser is known from an earlier time. */
  deviceToken?: string | undefined
  /** The session that this browser has now; it ends when a new one begins. */
  sessionToken?: string | undefined
}

/** What a browser gets on signing in: a new session, and a token by which it will be known. */
export interface Opened {
  token: string
  deviceToken: string
}

/** A living session. */
export interface Session {
  by: SignedIn
  user: User
  /** The person's own, or the business's. */
  language: Language
  expiresAt: number
}

export interface SignIns {
  /** Checks e-mail and password. Refuses alike whichever of the two is wrong. */
  signIn(email: string, password: string, from: Origin): Promise<Opened>
  /** Whether somebody has signed in from this browser before. */
  knowsDevice(deviceToken: string): Promise<boolean>
  /** A session for a person who has just proved who they are. */
  open(person: { userId: string; workspaceId: string }, from: Origin): Promise<Opened>
  /**
   * Another token for the same session, which the old one does not open any more. `renewed` is told in the moment of the commit, before
   * anybody can ask with the old one.
   */
  renew(token: string, renewed: (next: string) => void): Promise<string>
  /** Who a token stands for right now, or null. */
  who(token: string | undefined): Promise<Session | null>
  end(token: string): Promise<void>
  /** Told of every change in the moment of its commit, before anybody else can ask. */
  committed(change: Change): void
}

const newToken = () => randomBytes(32).toString('base64url')
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export function makeSignIns(
  database: Database,
  clock: Clock,
  languageOf: (workspaceId: string) => Promise<Language>,
): SignIns {
  const sessions = new Map<string, { session: Session; until: number }>()
  /** Counts what may have ended or changed a session, so that nothing read before is remembered after. */
  let changes = 0
  const forgetSessions = () => {
    changes += 1
    sessions.clear()
  }

  // Compared against when the address is unknown, so that the time taken does not tell which addresses exist.
  const decoy = hashPassword(randomBytes(16).toString('hex'))

  async function open(person: { userId: string; workspaceId: string }, from: Origin): Promise<Opened> {
    const now = clock.now()
    const token = newToken()
    const known = from.deviceToken !== undefined && (await isKnown(from.deviceToken, person.userId))
    const deviceToken = known && from.deviceToken !== undefined ? from.deviceToken : newToken()
    const before = from.sessionToken
    await database.write(
      person.workspaceId,
      async (tx) => {
        if (before !== undefined) await deleteSignIn(tx, hashOf(before))
        await saveKnownDevice(tx, { tokenHash: hashOf(deviceToken), userId: person.userId, usedAt: now })
        await insertSignIn(tx, {
          tokenHash: hashOf(token),
          userId: person.userId,
          createdAt: now,
          expiresAt: now + sessionLengthMs,
          seenAt: now,
          userAgent: from.userAgent?.slice(0, 300) ?? null,
          address: from.address,
        })
      },
      { onCommit: forgetSessions },
    )
    return { token, deviceToken }
  }

  const isKnown = (deviceToken: string, userId: string) => isKnownDevice(database.reader, hashOf(deviceToken), userId)

  async function lookUp(sessionId: string, now: number): Promise<Session | null> {
    const found = await findSignedIn(database.reader, sessionId, now)
    if (!found) return null
    const { user, workspaceId, expiresAt } = found
    // A note that cannot be stored must not keep anybody out.
    if (now - (found.seenAt ?? 0) >= seenEveryMs)
      await database.write(null, (tx) => saveSeen(tx, sessionId, now)).catch(() => undefined)
    const language = user.language ?? (await languageOf(workspaceId))
    return { by: { userId: user.id, workspaceId, role: user.role, sessionId }, user, language, expiresAt }
  }

  return {
    open,
    knowsDevice: (deviceToken) => isAnybodysDevice(database.reader, hashOf(deviceToken)),
    async signIn(email, password, from) {
      const person = await findCredentials(database.reader, email)
      const isOwn = person && from.deviceToken !== undefined && (await isKnown(from.deviceToken, person.id))
      const deviceHash = isOwn && from.deviceToken !== undefined ? hashOf(from.deviceToken) : null
      const succeed = await beginTry(database, clock.now(), { email, address: from.address, deviceHash })
      const matches = await passwordMatches(
        password,
        person?.passwordHash ?? (await decoy),
        isOwn ? 'known' : 'stranger',
      )
      if (!person || !matches || person.disabledAt !== null) fail('not_signed_in', 'wrong_credentials')
      await succeed()
      return open({ userId: person.id, workspaceId: person.workspaceId }, from)
    },
    async renew(token, renewed) {
      const next = newToken()
      const onCommit = () => {
        forgetSessions()
        renewed(next)
      }
      await database.write(null, (tx) => saveToken(tx, hashOf(token), hashOf(next)), { onCommit })
      return next
    },
    async who(token) {
      if (!token || token.length > 100) return null
      const sessionId = hashOf(token)
      const now = clock.now()
      const known = sessions.get(sessionId)
      if (known && now < known.until && now < known.session.expiresAt) return known.session
      const before = changes
      const session = await lookUp(sessionId, now)
      if (session && before === changes) {
        if (sessions.size >= maxRememberedSessions) sessions.clear()
        sessions.set(sessionId, { session, until: now + rememberedMs })
      }
      return session
    },
    async end(token) {
      await database.write(null, (tx) => deleteSignIn(tx, hashOf(token)), { onCommit: forgetSessions })
    },
    committed({ saved, events }) {
      if (saved.users || saved.workspaces || events.some((event) => event.type.startsWith('user.'))) forgetSessions()
    },
  }
}
