// The cookie functions of replies.
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Cookies = Readonly<Record<string, string | undefined>>

/** The two cookies of a browser: the session it has, and the token by which it is known from earlier sessions. */
export interface SessionCookies {
  /** The session's token among the cookies of a request. */
  session(cookies: Cookies): string | undefined
  device(cookies: Cookies): string | undefined
  setSession(request: FastifyRequest, reply: FastifyReply, token: string, maxAgeMs: number): void
  setDevice(request: FastifyRequest, reply: FastifyReply, token: string, maxAgeMs: number): void
  clearSession(request: FastifyRequest, reply: FastifyReply): void
}

/** Names without TLS. With it a browser accepts the `__Host-` forms from this host and over TLS alone (RFC 6265bis, 4.1.3.2). */
export const plainNames = { session: 'aldia_session', device: 'aldia_device' } as const
const hostNames = { session: '__Host-aldia_session', device: '__Host-aldia_device' } as const

/** `publicUrl`: where people reach the program, when the setting says so. */
export function makeSessionCookies(publicUrl: URL | null): SessionCookies {
  const isTls = publicUrl?.protocol === 'https:'
  const names = isTls ? hostNames : plainNames
  // HttpOnly and SameSite=Lax; Secure as soon as the request came over TLS.
  const about = (request: FastifyRequest) =>
    ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isTls || request.protocol === 'https' }) as const
  const maxAge = (ms: number) => Math.floor(ms / 1000)
  return {
    session: (cookies) => cookies[names.session],
    device: (cookies) => cookies[names.device],
    setSession: (request, reply, token, maxAgeMs) =>
      void reply.setCookie(names.session, token, { ...about(request), maxAge: maxAge(maxAgeMs) }),
    setDevice: (request, reply, token, maxAgeMs) =>
      void reply.setCookie(names.device, token, { ...about(request), maxAge: maxAge(maxAgeMs) }),
    clearSession: (request, reply) => void reply.clearCookie(names.session, about(request)),
  }
}
