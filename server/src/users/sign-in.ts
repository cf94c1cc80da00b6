import { createHash, randomBytes } from 'node:crypto'
import type { Change } from '@aldia/shared/change.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { User } from '@aldia/shared/user.ts'
import type { Clock } from '#base/clock.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Database } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { hashPassword, passwordMatches } from '#users/password.ts'
import { deleteSignIn, findCredentials, findSignedIn, insertSignIn } from '#users/users.store.ts'

/** A session ends this long after signing in. */
export const sessionLengthMs = 30 * 86_400_000
/** How many wrong passwords one address may give within `guessWindowMs` before it has to wait. */
const maxGuesses = 8
const guessWindowMs = 15 * 60_000
/** Bound on remembered addresses, so that guessing cannot fill the memory. */
const maxRememberedAddresses = 10_000
/** A session that was looked up is known by heart for this long; whatever may end or change it is heard of besides. */
const rememberedMs = 60_000
const maxRememberedSessions = 1_000

/** A living session. */
export interface Session {
  by: SignedIn
  user: User
  /** The person's own, or the business's. */
  language: Language
  expiresAt: number
}

export interface SignIns {
  /** Checks e-mail and password; answers the token for the cookie. Refuses alike whichever of the two is wrong. */
  signIn(email: string, password: string): Promise<{ token: string; by: SignedIn }>
  /** A session for a person just made (first start). */
  open(person: { userId: string; workspaceId: string }): Promise<string>
  /** Who a token stands for right now, or null. */
  who(token: string | undefined): Promise<Session | null>
  end(token: string): Promise<void>
  /** Told of every change in the moment of its commit, before anybody else can ask. */
  committed(change: Change): void
}

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

  const guesses = new Map<string, { count: number; until: number }>()
  // Compared against when the address is unknown, so that the time taken does not tell which addresses exist.
  const decoy = hashPassword(randomBytes(16).toString('hex'))

  async function open(person: { userId: string; workspaceId: string }): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = clock.now()
    await database.write((tx) =>
      insertSignIn(tx, {
        tokenHash: hashOf(token),
        userId: person.userId,
        createdAt: now,
        expiresAt: now + sessionLengthMs,
      }),
    )
    return token
  }

  async function lookUp(sessionId: string, now: number): Promise<Session | null> {
    const found = await findSignedIn(database.reader, sessionId, now)
    if (!found) return null
    const { user, workspaceId, expiresAt } = found
    const language = user.language ?? (await languageOf(workspaceId))
    return { by: { userId: user.id, workspaceId, role: user.role, sessionId }, user, language, expiresAt }
  }

  function noteWrongGuess(email: string): void {
    const now = clock.now()
    if (guesses.size >= maxRememberedAddresses) {
      for (const [address, entry] of guesses) if (entry.until <= now) guesses.delete(address)
      if (guesses.size >= maxRememberedAddresses) guesses.clear()
    }
    const entry = guesses.get(email)
    if (entry && entry.until > now) entry.count += 1
    else guesses.set(email, { count: 1, until: now + guessWindowMs })
  }

  return {
    open,
    async signIn(email, password) {
      const entry = guesses.get(email)
      if (entry && entry.until > clock.now() && entry.count >= maxGuesses) fail('too_many', 'too_many_guesses')
      const person = await findCredentials(database.reader, email)
      const matches = await passwordMatches(password, person?.passwordHash ?? (await decoy))
      if (!person || !matches || person.disabledAt !== null) {
        noteWrongGuess(email)
        fail('not_signed_in', 'wrong_credentials')
      }
      guesses.delete(email)
      const token = await open({ userId: person.id, workspaceId: person.workspaceId })
      const signedIn = await this.who(token)
      if (!signedIn) fail('not_signed_in', 'wrong_credentials')
      return { token, by: signedIn.by }
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
      await database.write((tx) => deleteSignIn(tx, hashOf(token)), { onCommit: forgetSessions })
    },
    committed({ saved, events }) {
      if (saved.users || saved.workspaces || events.some((event) => event.type.startsWith('user.'))) forgetSessions()
    },
  }
}
