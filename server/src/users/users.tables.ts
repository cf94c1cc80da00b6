import type { Language } from '@aldia/shared/language.ts'
import type { Role } from '@aldia/shared/user.ts'
import { count, index, instant, table, text, uniqueIndex } from '#base/database/dialect.ts'

export const users = table(
  'users',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    name: text('name').notNull(),
    /** Lower case. */
    email: text('email').notNull(),
    passwordHash: text('password_hash').notNull(),
    role: text('role').$type<Role>().notNull(),
    language: text('language').$type<Language>(),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('users_by_email').on(t.email), index('users_by_seq').on(t.workspaceId, t.seq)],
)

/** One row for each session of a browser; only the hash of its token is kept. */
export const signIns = table(
  'sign_ins',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When it was used last, to the hour; null: not since this is noted. */
    seenAt: instant('seen_at'),
    /** What the browser called itself and where it signed in from, so that its owner recognises it in the list of sessions. */
    userAgent: text('user_agent'),
    address: text('address'),
  },
  (t) => [index('sign_ins_by_user').on(t.userId)],
)

/** Browsers in which a person has signed in before; their tries are counted apart from strangers'. */
export const knownDevices = table(
  'known_devices',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [index('known_devices_by_user').on(t.userId)],
)

/** Tries to sign in since `windowEndsAt - 15 minutes`, by what they are counted by (a hash of address and account). */
export const signInAttempts = table('sign_in_attempts', {
  key: text('key').primaryKey(),
  count: count('count').notNull(),
  windowEndsAt: instant('window_ends_at').notNull(),
})
