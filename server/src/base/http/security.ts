import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fail } from '#base/failure.ts'

/** Headers, cookies, and the refusal of foreign hosts and of writes that come from another site. */
export async function registerSecurity(app: FastifyInstance, isOurs: OurPages): Promise<void> {
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
  app.addHook('onRequest', async (request, reply) => {
    // What was answered to one person must not be found in the browser by the next one; what may be kept says so itself.
    reply.header('cache-control', 'no-store')
    if (!isOurs.host(request.headers.host)) fail('forbidden', 'host')
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    if (!isOurs.origin(request.headers) || request.headers['sec-fetch-site'] === 'cross-site')
      fail('forbidden', 'origin')
  })
}

type Headers = Pick<FastifyRequest['headers'], 'origin' | 'host'>

/** Which hosts and pages a request may name. */
export interface OurPages {
  host(host: string | undefined): boolean
  /** No Origin (a program, not a page) is fine; a foreign one is not. */
  origin(headers: Headers): boolean
}

/**
 * With `publicUrl` only its host, and this machine itself, may be named, and pages must have come from just there, scheme
 * included. Without it the program cannot know its names: a page must have come from the host that it asks.
 */
export function ourPages(publicUrl: URL | null): OurPages {
  if (!publicUrl)
    return { host: () => true, origin: ({ origin, host }) => origin === undefined || hostOf(origin) === host }
  return {
    host: (host) => host === publicUrl.host || isThisMachine(host),
    origin: ({ origin, host }) =>
      origin === undefined ||
      origin === publicUrl.origin ||
      (isThisMachine(host) && hostOf(origin) === host && origin.startsWith('http://')),
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

const isThisMachine = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '')
