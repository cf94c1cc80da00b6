import type { Language } from '@aldia/shared/language.ts'
import { mayDo } from '@aldia/shared/user.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SignedIn } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import type { App, RouteNeeds } from '#base/http/app-type.ts'
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

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask this route. Those of libraries are given theirs when they are registered. */
    needs?: RouteNeeds
  }
}

/** Libraries declare no rights. What they serve (the API's description to read, the files of the web app) is for everybody. */
const ofLibraries = /^\/(api\/docs|assets)(\/|$)/

/**
 * Finds out who is asking and lets past whom the route's own declaration names. What decides is the route that was reached and never
 * how its address was spelt. What lies below /api and is no route is not found, and only by those who are signed in.
 */
export function registerSession(app: FastifyInstance, cookies: SessionCookies, authenticate: Authenticate): void {
  app.decorateRequest('by', null)
  app.decorateRequest('language', null)
  app.addHook('onRoute', (route) => {
    if (route.config?.needs !== undefined) return
    if (!ofLibraries.test(route.url)) throw new Error(`${route.method} ${route.url} does not say who may ask it`)
    route.config = { ...route.config, needs: 'public' }
  })
  app.addHook('onRequest', async (request) => {
    const { config, url } = request.routeOptions
    if (!url?.startsWith('/api/')) return
    const found = await authenticate(cookies.session(request.cookies))
    request.by = found?.by ?? null
    request.language = found?.language ?? null
    if (config.needs === 'public') return
    if (!found) fail('not_signed_in', 'not_signed_in')
    if (config.needs === undefined) fail('not_found', 'route')
    if (config.needs !== 'signed_in' && !mayDo(found.by.role, config.needs)) fail('forbidden', 'role')
  })
  const routes = app as unknown as App
  routes.all('/api/*', { schema: { hide: true } as object, config: { needs: 'signed_in' } }, async () =>
    fail('not_found', 'route'),
  )
}

/** The signed-in person of a request to a route that is not public. */
export function signedIn(request: FastifyRequest): SignedIn {
  return request.by ?? fail('not_signed_in', 'not_signed_in')
}
