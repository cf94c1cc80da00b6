import type { User } from '@aldia/shared/user.ts'
import { and, desc, eq, gt, inArray, lt, lte, ne, sql } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { knownDevices, signInAttempts, signIns, users } from '#users/users.tables.ts'

const columns = {
  id: users.id,
  seq: users.seq,
  name: users.name,
  email: users.email,
  role: users.role,
  language: users.language,
  disabledAt: users.disabledAt,
}

export async function findUser(tx: Queries | Reader, workspaceId: string, id: string): Promise<User | null> {
  const [row] = await tx
    .select(columns)
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), eq(users.id, id)))
  return row ?? null
}

export async function listUsers(tx: Queries | Reader, workspaceId: string): Promise<User[]> {
  return tx.select(columns).from(users).where(eq(users.workspaceId, workspaceId)).orderBy(users.createdAt)
}

export async function loadUsers(tx: Queries | Reader, workspaceId: string, ids: readonly string[]): Promise<User[]> {
  return tx
    .select(columns)
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), inArray(users.id, [...ids])))
}

export async function usersSince(tx: Queries | Reader, workspaceId: string, seq: number): Promise<User[]> {
  return tx
    .select(columns)
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), gt(users.seq, seq)))
}

export async function insertUser(tx: Queries, row: typeof users.$inferInsert): Promise<void> {
  await tx.insert(users).values(row)
}

export async function saveUser(tx: Queries, workspaceId: string, user: User): Promise<void> {
  await tx
    .update(users)
    .set(user)
    .where(and(eq(users.workspaceId, workspaceId), eq(users.id, user.id)))
}

export async function emailTaken(tx: Queries, email: string): Promise<boolean> {
  const [row] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
  return row !== undefined
}

/** The stored password of an address; across workspaces, because signing in is where one learns the workspace. */
export async function findCredentials(
  reader: Reader,
  email: string,
): Promise<{ id: string; workspaceId: string; passwordHash: string; disabledAt: number | null } | null> {
  const [row] = await reader
    .select({
      id: users.id,
      workspaceId: users.workspaceId,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
    })
    .from(users)
    .where(eq(users.email, email))
  return row ?? null
}

export async function passwordHashOf(tx: Queries | Reader, userId: string): Promise<string | null> {
  const [row] = await tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId))
  return row?.hash ?? null
}

export async function savePasswordHash(tx: Queries, userId: string, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
}

export async function insertSignIn(tx: Queries, row: typeof signIns.$inferInsert): Promise<void> {
  await tx.insert(signIns).values(row)
}

/** The person behind a session's token hash, if the session still lives and the person may sign in. */
export async function findSignedIn(
  reader: Reader,
  tokenHash: string,
  now: number,
): Promise<{ user: User; workspaceId: string; expiresAt: number; seenAt: number | null } | null> {
  const [row] = await reader
    .select({ user: columns, workspaceId: users.workspaceId, expiresAt: signIns.expiresAt, seenAt: signIns.seenAt })
    .from(signIns)
    .innerJoin(users, eq(users.id, signIns.userId))
    .where(and(eq(signIns.tokenHash, tokenHash), gt(signIns.expiresAt, now)))
  if (!row || row.user.disabledAt !== null) return null
  return row
}

export async function deleteSignIn(tx: Queries, tokenHash: string): Promise<void> {
  await tx.delete(signIns).where(eq(signIns.tokenHash, tokenHash))
}

/** Ends a person's sessions, all or all but one. */
export async function deleteSignInsOf(tx: Queries, userId: string, exceptTokenHash?: string): Promise<void> {
  await tx
    .delete(signIns)
    .where(
      and(
        eq(signIns.userId, userId),
        exceptTokenHash === undefined ? undefined : ne(signIns.tokenHash, exceptTokenHash),
      ),
    )
}

/** What a session is called outside: enough of the hash of its token to tell it from others, and too little to be of use. */
export const sessionIdOf = (tokenHash: string): string => tokenHash.slice(0, 24)

/** A person's living sessions, the one used last first. */
export async function signInsOf(tx: Queries | Reader, userId: string, now: number) {
  return tx
    .select()
    .from(signIns)
    .where(and(eq(signIns.userId, userId), gt(signIns.expiresAt, now)))
    .orderBy(desc(sql`coalesce(${signIns.seenAt}, ${signIns.createdAt})`))
}

/** Gives a session another token. */
export async function saveToken(tx: Queries, tokenHash: string, next: string): Promise<void> {
  await tx.update(signIns).set({ tokenHash: next }).where(eq(signIns.tokenHash, tokenHash))
}

/** Notes that a session was used. */
export async function saveSeen(tx: Queries, tokenHash: string, seenAt: number): Promise<void> {
  await tx.update(signIns).set({ seenAt }).where(eq(signIns.tokenHash, tokenHash))
}

/** Whether this browser has signed in for this person before. */
export async function isKnownDevice(tx: Queries | Reader, tokenHash: string, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ userId: knownDevices.userId })
    .from(knownDevices)
    .where(and(eq(knownDevices.tokenHash, tokenHash), eq(knownDevices.userId, userId)))
  return row !== undefined
}

/** Whether anybody has signed in from this browser. */
export async function isAnybodysDevice(reader: Reader, tokenHash: string): Promise<boolean> {
  const [row] = await reader
    .select({ userId: knownDevices.userId })
    .from(knownDevices)
    .where(eq(knownDevices.tokenHash, tokenHash))
  return row !== undefined
}

export async function saveKnownDevice(tx: Queries, row: typeof knownDevices.$inferInsert): Promise<void> {
  await tx
    .insert(knownDevices)
    .values(row)
    .onConflictDoUpdate({ target: knownDevices.tokenHash, set: { userId: row.userId, usedAt: row.usedAt } })
}

/** Counts one more try and answers how many there were in its window, this one included. */
export async function countAttempt(
  tx: Queries,
  key: string,
  about: { now: number; windowMs: number },
): Promise<number> {
  const fresh = { count: 1, windowEndsAt: about.now + about.windowMs }
  const [row] = await tx.select().from(signInAttempts).where(eq(signInAttempts.key, key))
  const next = row && row.windowEndsAt > about.now ? { ...row, count: row.count + 1 } : { key, ...fresh }
  await tx.insert(signInAttempts).values(next).onConflictDoUpdate({ target: signInAttempts.key, set: next })
  return next.count
}

export async function forgetAttempts(tx: Queries, keys: readonly string[]): Promise<void> {
  await tx.delete(signInAttempts).where(inArray(signInAttempts.key, [...keys]))
}

/** A browser in which nobody signed in for so long counts as a stranger's again. */
export const deviceKnownMs = 365 * 86_400_000

/** Removes what is over: sessions, counted tries, and known devices. */
export async function deleteExpiredSignIns(tx: Queries, now: number): Promise<void> {
  await tx.delete(signIns).where(lt(signIns.expiresAt, now))
  await tx.delete(signInAttempts).where(lte(signInAttempts.windowEndsAt, now))
  await tx.delete(knownDevices).where(lt(knownDevices.usedAt, now - deviceKnownMs))
}
