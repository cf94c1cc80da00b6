import type { Language } from '@aldia/shared/language.ts'
import type { Right } from '@aldia/shared/user.ts'
import { mayDo } from '@aldia/shared/user.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SignedIn } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import type { SessionCookies } from '#base/http/session-cookies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; null where nobody is signed in. */
    by: SignedIn | null
    /** The signed-in person's language, for refusals. */
    language: Language | null
  }
}

/** Finds out who a token stands for; handed in by app.ts. */
export type Authenticate = (token: string | undefined) => Promise<{ by: SignedIn; language: Language } | null>

/** Reads the session of every request to the API, and lets only signed-in people past, except on the routes marked public. */
export function registerSession(app: FastifyInstance, cookies: SessionCookies, authenticate: Authenticate): void {
  app.decorateRequest('by', null)
  app.decorateRequest('language', null)
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return
    const found = await authenticate(cookies.session(request.cookies))
    request.by = found?.by ?? null
    request.language = found?.language ?? null
    const isOpen = request.routeOptions.config.public === true || request.url.startsWith('/api/docs')
    if (!found && !isOpen) fail('not_signed_in', 'not_signed_in')
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers without a session; every other route of the API needs one. */
    public?: boolean
  }
}

/** The signed-in person of a request, who must have the right. */
export function signedIn(request: FastifyRequest, needs: Right = 'see_board'): SignedIn {
  if (!request.by) fail('not_signed_in', 'not_signed_in')
  if (!mayDo(request.by.role, needs)) fail('forbidden', 'role')
  return request.by
}
