import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fail } from '#base/failure.ts'

/** Headers, cookies and the refusal of writes that come from another site. */
export async function registerSecurity(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // React and the virtual lists set positions in style attributes; rules in <style> stay forbidden.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The program serves plain HTTP on the own machine; whoever puts TLS before it sets this there.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    if (!fromOwnPages(request)) fail('forbidden', 'origin')
  })
}

/** Whether a request carries no sign of another site: the Origin's host is ours, or the browser says same-origin. */
export function fromOwnPages(request: Pick<FastifyRequest, 'headers'>): boolean {
  return (
    originMatches(request.headers.origin, request.headers.host) && request.headers['sec-fetch-site'] !== 'cross-site'
  )
}

/** No Origin (a program, not a page) is fine; one of another host is not. */
export function originMatches(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
