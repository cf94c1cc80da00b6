import { z } from 'zod'
import { command } from './command.ts'
import { Country } from './country.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { Language } from './language.ts'
import { Currency, cleanName } from './names.ts'
import { TimeZone, Workspace } from './workspace.ts'

export const Role = z.enum(['owner', 'manager', 'agent', 'viewer'])
export type Role = z.infer<typeof Role>

/** What a role allows. Commands name the right they need; nothing is allowed by default. */
export const rights = {
  see_board: ['owner', 'manager', 'agent', 'viewer'],
  work_cards: ['owner', 'manager', 'agent'],
  manage_board: ['owner', 'manager'],
  /** Letting words leave that the dignity check keeps back, for a reason that is kept. */
  override_tone: ['owner', 'manager'],
  /** Letting a message leave now that the contact rules would have wait, where they let a person decide, for a reason that is kept. */
  override_contact_rules: ['owner', 'manager'],
  /** Taking the log of contacts out of the house, for an authority that asks. */
  export_contact_log: ['owner', 'manager'],
  /** Writing to everybody in a segment at once. */
  write_to_many: ['owner', 'manager'],
  manage_channels: ['owner', 'manager'],
  manage_users: ['owner'],
  manage_workspace: ['owner'],
  /** Rules, payment methods, rates of units. */
  manage_money: ['owner', 'manager'],
  /** Making two people of one, and taking back that two became one. */
  separate_people: ['owner'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights
export const mayDo = (role: Role, right: Right): boolean => (rights[right] as readonly Role[]).includes(role)

/** A person who signs in. */
export const User = z.object({
  id: Id,
  seq: Seq,
  name: z.string(),
  email: z.string(),
  role: Role,
  /** null: the workspace's language. */
  language: Language.nullable(),
  disabledAt: Instant.nullable(),
})
export type User = z.infer<typeof User>

export const Email = z
  .email()
  .max(200)
  .transform((address) => address.toLowerCase())
/** Long rather than complicated (NIST SP 800-63B): at least 10 characters, at most 200. */
export const Password = z.string().min(10).max(200)

export const addUser = command('user.add', {
  input: z.object({ name: cleanName(80), email: Email, password: Password, role: Role }),
  output: User,
})
export const updateUser = command('user.update', {
  input: z.object({
    userId: Id,
    name: cleanName(80).optional(),
    role: Role.optional(),
    language: Language.nullable().optional(),
    disabled: z.boolean().optional(),
  }),
  output: User,
})
export const changePassword = command('user.changePassword', {
  input: z.object({ currentPassword: z.string().max(200), newPassword: Password }),
  output: z.object({}),
})
/** Own name and language; no right beyond being signed in. */
export const updateProfile = command('user.updateProfile', {
  input: z.object({ name: cleanName(80).optional(), language: Language.nullable().optional() }),
  output: User,
})

/** One browser in which a person is signed in; `GET /api/sessions` lists one's own. */
export const SignedInSession = z.object({
  id: z.string(),
  /** The one that asks. */
  isThis: z.boolean(),
  createdAt: Instant,
  /** When it was used last, to the hour; null: not known. */
  seenAt: Instant.nullable(),
  /** What the browser calls itself. */
  userAgent: z.string().nullable(),
  /** IP address. */
  address: z.string().nullable(),
})
export type SignedInSession = z.infer<typeof SignedInSession>

/** Signs out one of one's own sessions; null: all but the one that asks. */
export const endSessions = command('user.endSessions', {
  input: z.object({ sessionId: z.string().max(100).nullable() }),
  output: z.object({ ended: z.number().int() }),
})

/** `POST /api/setup`: claims a fresh installation. `secret` is the one-time word that the server printed. */
export const SetupRequest = z.object({
  secret: z.string().max(200),
  business: z.object({
    name: cleanName(80),
    country: Country,
    timeZone: TimeZone.optional(),
    currency: Currency.optional(),
    language: Language.optional(),
  }),
  /** `language` is the one the page was read in; it stays the owner's own where it is not the business's. */
  owner: z.object({ name: cleanName(80), email: Email, password: Password, language: Language.optional() }),
})
/** `GET /api/setup`: whether the installation is still unclaimed. */
export const SetupState = z.object({ needed: z.boolean() })

/** `POST /api/sign-in`. */
export const SignInRequest = z.object({ email: Email, password: z.string().min(1).max(200) })

/** `GET /api/session`, and the answer of setup and sign-in: who I am and for which business. */
export const Session = z.object({ user: User, workspace: Workspace })
export type Session = z.infer<typeof Session>

export const userAdded = event('user.added', z.object({ userId: IdRef, role: Role }))
export const userUpdated = event('user.updated', z.object({ userId: IdRef, role: Role, disabled: z.boolean() }))
/** `count`: other sessions of the same person that were ended. */
export const sessionsEnded = event('user.sessionsEnded', z.object({ userId: IdRef, count: z.number() }))
export const passwordChanged = event('user.passwordChanged', z.object({ userId: IdRef }))
