import { Session, SetupRequest, SetupState, SignedInSession, SignInRequest } from '@aldia/shared/user.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { type Replies, refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import type { SessionCookies } from '#base/http/session-cookies.ts'
import { type Opened, type Origin, type SignIns, sessionLengthMs } from '#users/sign-in.ts'
import { deviceKnownMs, sessionIdOf, signInsOf } from '#users/users.store.ts'

export interface UserRouteParts {
  reader: Reader
  clock: Clock
  cookies: SessionCookies
  signIns: SignIns
  workspace(id: string): Promise<Workspace | null>
  setupNeeded(): Promise<boolean>
  /** Claims the installation; refuses a wrong secret and a second time. Answers the owner's session. */
  setUp(request: z.output<typeof SetupRequest>, from: Origin): Promise<Opened>
  /** A session has ended: its live connections are to be cut off. */
  sessionEnded(by: SignedIn): void
}

/** Guessing is slow work: so many tries a minute, from one known browser, or from one address by all the others. */
const guessesPerMinute = 30

/**
 * Gives the session that asks another token. After a change of password whoever copied the old one must not go on with it
 * (OWASP ASVS 7.2.4).
 */
export const renewSession =
  (parts: {
    cookies: SessionCookies
    signIns: Pick<SignIns, 'renew'>
    renewed(token: string, next: string): void
  }): Replies[string] =>
  async (request, reply) => {
    const token = parts.cookies.session(request.cookies)
    if (token === undefined) return
    const next = await parts.signIns.renew(token, (fresh) => parts.renewed(token, fresh))
    parts.cookies.setSession(request, reply, next, sessionLengthMs)
  }

export function registerUsers(app: App, parts: UserRouteParts): void {
  const keyGenerator = async (request: FastifyRequest) => {
    const device = parts.cookies.device(request.cookies)
    const isKnown = device !== undefined && (await parts.signIns.knowsDevice(device))
    return isKnown ? `browser ${device}` : `address ${request.ip}`
  }
  const guessLimit = { rateLimit: { max: guessesPerMinute, timeWindow: 60_000, keyGenerator } }

  async function session(token: string | undefined): Promise<Session> {
    const found = await parts.signIns.who(token)
    if (!found) fail('not_signed_in', 'not_signed_in')
    const workspace = await parts.workspace(found.by.workspaceId)
    if (!workspace) fail('not_signed_in', 'not_signed_in')
    return { user: found.user, workspace }
  }

  async function welcome(request: FastifyRequest, reply: FastifyReply, opened: Opened): Promise<Session> {
    parts.cookies.setSession(request, reply, opened.token, sessionLengthMs)
    parts.cookies.setDevice(request, reply, opened.deviceToken, deviceKnownMs)
    return session(opened.token)
  }

  const originOf = (request: FastifyRequest): Origin => ({
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    deviceToken: parts.cookies.device(request.cookies),
    sessionToken: parts.cookies.session(request.cookies),
  })

  app.get(
    '/api/setup',
    {
      config: { needs: 'public' },
      schema: { tags: ['session'], summary: 'Whether the installation is unclaimed', response: { 200: SetupState } },
    },
    async () => ({ needed: await parts.setupNeeded() }),
  )

  app.post(
    '/api/setup',
    {
      config: { needs: 'public', ...guessLimit },
      schema: {
        tags: ['session'],
        summary: 'Claims a fresh installation with the secret that the server printed',
        body: SetupRequest,
        response: { 200: Session, ...refusals },
      },
    },
    async (request, reply) => welcome(request, reply, await parts.setUp(request.body, originOf(request))),
  )

  app.post(
    '/api/sign-in',
    {
      config: { needs: 'public', ...guessLimit },
      schema: { tags: ['session'], summary: 'Signs in', body: SignInRequest, response: { 200: Session, ...refusals } },
    },
    async (request, reply) => {
      const { email, password } = request.body
      return welcome(request, reply, await parts.signIns.signIn(email, password, originOf(request)))
    },
  )

  app.post(
    '/api/sign-out',
    {
      config: { needs: 'signed_in' },
      schema: { tags: ['session'], summary: 'Ends this session', response: { 200: z.object({}), ...refusals } },
    },
    async (request, reply) => {
      const by = signedIn(request)
      await parts.signIns.end(parts.cookies.session(request.cookies) ?? '')
      parts.sessionEnded(by)
      parts.cookies.clearSession(request, reply)
      // What was shown is nobody else's business: a shared computer keeps neither pictures nor lists.
      reply.header('clear-site-data', '"cache"')
      return {}
    },
  )

  app.get(
    '/api/session',
    {
      config: { needs: 'signed_in' },
      schema: {
        tags: ['session'],
        summary: 'Who I am and for which business',
        response: { 200: Session, ...refusals },
      },
    },
    async (request) => session(parts.cookies.session(request.cookies)),
  )

  app.get(
    '/api/sessions',
    {
      config: { needs: 'signed_in' },
      schema: {
        tags: ['session'],
        summary: 'Where I am signed in, the session used last first',
        response: { 200: z.object({ sessions: z.array(SignedInSession) }), ...refusals },
      },
    },
    async (request) => {
      const by = signedIn(request)
      const rows = await signInsOf(parts.reader, by.userId, parts.clock.now())
      const sessions = rows.map(({ tokenHash, createdAt, seenAt, userAgent, address }) => ({
        id: sessionIdOf(tokenHash),
        isThis: tokenHash === by.sessionId,
        createdAt,
        seenAt,
        userAgent,
        address,
      }))
      return { sessions }
    },
  )
}
