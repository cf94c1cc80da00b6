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

/** One row for each signed-in browser; only the hash of its token is kept. */
export const signIns = table(
  'sign_ins',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sign_ins_by_user').on(t.userId)],
)
