import { Session, SetupRequest, SetupState, SignInRequest } from '@aldia/shared/user.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SignedIn } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { sessionCookie, setSessionCookie, signedIn } from '#base/http/session.ts'
import { type SignIns, sessionLengthMs } from '#users/sign-in.ts'

export interface UserRouteParts {
  signIns: SignIns
  workspace(id: string): Promise<Workspace | null>
  setupNeeded(): Promise<boolean>
  /** Claims the installation; refuses a wrong secret and a second time. Answers the owner's session token. */
  setUp(request: z.output<typeof SetupRequest>): Promise<string>
  /** A session has ended: its live connections are to be cut off. */
  sessionEnded(by: SignedIn): void
}

/** Guessing is slow work: so many tries from one address a minute. */
const guessLimit = { rateLimit: { max: 30, timeWindow: 60_000 } }

export function registerUsers(app: App, parts: UserRouteParts): void {
  async function session(token: string | undefined): Promise<Session> {
    const found = await parts.signIns.who(token)
    if (!found) fail('not_signed_in', 'not_signed_in')
    const workspace = await parts.workspace(found.by.workspaceId)
    if (!workspace) fail('not_signed_in', 'not_signed_in')
    return { user: found.user, workspace }
  }

  async function welcome(request: FastifyRequest, reply: FastifyReply, token: string): Promise<Session> {
    setSessionCookie(request, reply, token, sessionLengthMs)
    return session(token)
  }

  app.get(
    '/api/setup',
    {
      config: { public: true },
      schema: { tags: ['session'], summary: 'Whether the installation is unclaimed', response: { 200: SetupState } },
    },
    async () => ({ needed: await parts.setupNeeded() }),
  )

  app.post(
    '/api/setup',
    {
      config: { public: true, ...guessLimit },
      schema: {
        tags: ['session'],
        summary: 'Claims a fresh installation with the secret that the server printed',
        body: SetupRequest,
        response: { 200: Session, ...refusals },
      },
    },
    async (request, reply) => welcome(request, reply, await parts.setUp(request.body)),
  )

  app.post(
    '/api/sign-in',
    {
      config: { public: true, ...guessLimit },
      schema: { tags: ['session'], summary: 'Signs in', body: SignInRequest, response: { 200: Session, ...refusals } },
    },
    async (request, reply) => {
      const { token } = await parts.signIns.signIn(request.body.email, request.body.password)
      return welcome(request, reply, token)
    },
  )

  app.post(
    '/api/sign-out',
    { schema: { tags: ['session'], summary: 'Ends this session', response: { 200: z.object({}), ...refusals } } },
    async (request, reply) => {
      const by = signedIn(request)
      await parts.signIns.end(request.cookies[sessionCookie] ?? '')
      parts.sessionEnded(by)
      reply.clearCookie(sessionCookie, { path: '/' })
      return {}
    },
  )

  app.get(
    '/api/session',
    {
      schema: {
        tags: ['session'],
        summary: 'Who I am and for which business',
        response: { 200: Session, ...refusals },
      },
    },
    async (request) => session(request.cookies[sessionCookie]),
  )
}
