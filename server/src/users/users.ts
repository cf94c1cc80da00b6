import type { Language } from '@aldia/shared/language.ts'
import {
  addUser,
  changePassword,
  endSessions,
  passwordChanged,
  type Role,
  sessionsEnded,
  type User,
  updateProfile,
  updateUser,
  userAdded,
  userUpdated,
} from '@aldia/shared/user.ts'
import type { Clock } from '#base/clock.ts'
import { type HandledCommand, handle, handlePrepared } from '#base/commands.ts'
import type { Database } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { hashPassword, passwordMatches } from '#users/password.ts'
import { refuseWeakPassword } from '#users/password-strength.ts'
import { beginRepeat } from '#users/sign-in-attempts.ts'
import {
  deleteSignIn,
  deleteSignInsOf,
  emailTaken,
  findUser,
  insertUser,
  listUsers,
  passwordHashOf,
  savePasswordHash,
  saveUser,
  sessionIdOf,
  signInsOf,
} from '#users/users.store.ts'

/** Adds a person who may sign in. The e-mail address is unique over the whole installation. */
export async function createUser(
  work: Work,
  person: { name: string; email: string; passwordHash: string; role: Role; language?: Language | null },
): Promise<User> {
  if (await emailTaken(work.tx, person.email)) fail('conflict', 'email_taken', { field: 'email' })
  const user: User = {
    id: work.newId(),
    seq: work.seq,
    name: person.name,
    email: person.email,
    role: person.role,
    language: person.language ?? null,
    disabledAt: null,
  }
  await insertUser(work.tx, {
    ...user,
    workspaceId: work.workspaceId,
    passwordHash: person.passwordHash,
    createdAt: work.now,
  })
  work.touch('users', user.id)
  work.record(userAdded, { data: { userId: user.id, role: user.role } })
  return user
}

async function keepAnOwner(work: Work, changed: User): Promise<void> {
  const everybody = await listUsers(work.tx, work.workspaceId)
  const owners = everybody
    .map((user) => (user.id === changed.id ? changed : user))
    .filter((user) => user.role === 'owner' && user.disabledAt === null)
  if (owners.length === 0) fail('conflict', 'last_owner')
}

/** What the user commands need besides the transaction. */
export interface UserParts {
  database: Database
  clock: Clock
  /** Told after the commit: live sessions are to end. */
  sessionsEnded(userId: string): void
}

export function userCommands(parts: UserParts): readonly HandledCommand[] {
  const { database, clock } = parts
  const { reader } = database
  return [
    handlePrepared(
      addUser,
      'manage_users',
      async (input) => {
        await refuseWeakPassword(input.password, [input.name, input.email], 'password')
        return hashPassword(input.password)
      },
      (work, input, _by, passwordHash) =>
        createUser(work, { name: input.name, email: input.email, role: input.role, passwordHash }),
    ),
    handle(updateUser, 'manage_users', async (work, input) => {
      const before = (await findUser(work.tx, work.workspaceId, input.userId)) ?? fail('not_found', 'user')
      const after: User = { ...before, seq: work.seq }
      if (input.name !== undefined) after.name = input.name
      if (input.role !== undefined) after.role = input.role
      if (input.language !== undefined) after.language = input.language
      if (input.disabled !== undefined) after.disabledAt = input.disabled ? (before.disabledAt ?? work.now) : null
      await keepAnOwner(work, after)
      await saveUser(work.tx, work.workspaceId, after)
      work.touch('users', after.id)
      work.record(userUpdated, {
        data: { userId: after.id, role: after.role, disabled: after.disabledAt !== null },
      })
      if (after.disabledAt !== null) await deleteSignInsOf(work.tx, after.id)
      if (after.disabledAt !== null || after.role !== before.role) work.afterCommit(() => parts.sessionsEnded(after.id))
      return after
    }),
    handle(updateProfile, 'signed_in', async (work, input, by) => {
      const before = (await findUser(work.tx, work.workspaceId, by.userId)) ?? fail('not_found', 'user')
      const after: User = { ...before, seq: work.seq }
      if (input.name !== undefined) after.name = input.name
      if (input.language !== undefined) after.language = input.language
      await saveUser(work.tx, work.workspaceId, after)
      work.touch('users', after.id)
      return after
    }),
    handlePrepared(
      changePassword,
      'signed_in',
      async (input, by) => {
        const stored = (await passwordHashOf(reader, by.userId)) ?? fail('not_found', 'user')
        const succeed = await beginRepeat(database, clock.now(), by.userId)
        if (!(await passwordMatches(input.currentPassword, stored, 'known')))
          fail('invalid', 'wrong_password', { field: 'currentPassword' })
        await succeed()
        const me = (await findUser(reader, by.workspaceId, by.userId)) ?? fail('not_found', 'user')
        await refuseWeakPassword(input.newPassword, [me.name, me.email], 'newPassword')
        return hashPassword(input.newPassword)
      },
      async (work, _input, by, passwordHash) => {
        await savePasswordHash(work.tx, by.userId, passwordHash)
        // Whoever knew the old password may be signed in elsewhere.
        await deleteSignInsOf(work.tx, by.userId, by.sessionId)
        work.record(passwordChanged, { data: { userId: by.userId } })
        work.afterCommit(() => parts.sessionsEnded(by.userId))
        return {}
      },
    ),
    handle(endSessions, 'signed_in', async (work, input, by) => {
      const mine = await signInsOf(work.tx, by.userId, work.now)
      const others = mine.filter(({ tokenHash }) => tokenHash !== by.sessionId)
      const wanted = others.filter(
        ({ tokenHash }) => input.sessionId === null || sessionIdOf(tokenHash) === input.sessionId,
      )
      if (input.sessionId !== null && wanted.length === 0) fail('not_found', 'session')
      for (const { tokenHash } of wanted) await deleteSignIn(work.tx, tokenHash)
      work.record(sessionsEnded, { data: { userId: by.userId, count: wanted.length } })
      work.afterCommit(() => parts.sessionsEnded(by.userId))
      return { ended: wanted.length }
    }),
  ]
}

export { listUsers } from '#users/users.store.ts'
