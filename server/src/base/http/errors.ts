import { type FailureBody, type FailureCode, failureStatus } from '@aldia/shared/failure.ts'
import type { Language } from '@aldia/shared/language.ts'
import { type FailureReason, type FieldReason, failureText, fieldText } from '@aldia/shared/text/failure-text.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError, type z } from 'zod'
import { isStorageFailure } from '#base/database/storage-failure.ts'
import { Failure } from '#base/failure.ts'

interface Refusal {
  code: FailureCode
  reason: string
  field?: string
  fields?: { field: string; message: string }[]
  values?: Record<string, string>
}

/** Turns everything thrown in a route into the one shape; what is not an expected refusal is logged once and hidden. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const language = languageOf(request)
    const refusal = asRefusal(error, language)
    const status = failureStatus[refusal.code]
    // Whoever has gone needs no answer, and that they went is no fault of ours.
    if (request.raw.destroyed && !request.raw.complete) request.log.debug({ err: error }, 'the client has gone')
    else if (refusal.code === 'internal') request.log.error({ err: error }, 'unexpected error')
    else if (refusal.reason === 'storage_failed') request.log.error({ err: error }, 'nothing can be stored')
    else request.log.debug({ code: refusal.code, reason: refusal.reason }, 'refused')
    if (refusal.code === 'busy' || refusal.code === 'too_many') reply.header('retry-after', '2')
    return reply.status(status).send(bodyOf(refusal, request.id, language))
  })
  app.setNotFoundHandler((request, reply) => {
    const body = bodyOf({ code: 'not_found', reason: 'route' }, request.id, languageOf(request))
    return reply.status(404).send(body)
  })
}

/** What is refused before any route is found (an address that cannot be decoded) looks like every other refusal. */
export function refuseUnrouted(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  void reply.status(400).send(bodyOf({ code: 'invalid', reason: 'address' }, request.id, languageOf(request)))
}

/** The language of the person asking: their own when signed in, else what the browser prefers, else Spanish. */
export function languageOf(request: FastifyRequest): Language {
  if (request.language) return request.language
  const wanted = request.headers['accept-language'] ?? ''
  for (const part of wanted.split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (tag === 'es' || tag === 'pt' || tag === 'en') return tag
  }
  return 'es'
}

function asRefusal(error: unknown, language: Language): Refusal {
  if (error instanceof Failure) {
    const refusal: Refusal = { code: error.code, reason: error.reason, values: error.values }
    if (error.field !== undefined) refusal.field = error.field
    return refusal
  }
  if (error instanceof ZodError) {
    const fields = error.issues.map((issue) => ({ field: issue.path.join('.'), message: sayIssue(issue, language) }))
    const refusal: Refusal = { code: 'invalid', reason: 'invalid', fields }
    if (fields[0]) refusal.field = fields[0].field
    return refusal
  }
  if (isStorageFailure(error)) return { code: 'busy', reason: 'storage_failed' }
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { code: 'unsupported_type', reason: 'content_type' }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413)
    return { code: 'too_large', reason: 'too_large' }
  if (statusCode === 415 || statusCode === 406) return { code: 'unsupported_type', reason: 'content_type' }
  if (statusCode === 429) return { code: 'too_many', reason: 'too_many' }
  if (statusCode === 503) return { code: 'busy', reason: 'shutting_down' }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { code: 'invalid', reason: 'bad_json' }
  return { code: 'internal', reason: 'internal' }
}

type Issue = z.core.$ZodIssue

function sayIssue(issue: Issue, language: Language): string {
  const lines = fieldText[language]
  const [reason, values] = reasonOf(issue)
  return fill(lines[reason], values)
}

function reasonOf(issue: Issue): [FieldReason, Record<string, string>] {
  if (issue.code === 'invalid_type') return [issue.message.endsWith('received undefined') ? 'required' : 'invalid', {}]
  if (issue.code === 'too_small')
    return issue.minimum === 1 ? ['required', {}] : ['too_short', { minimum: String(issue.minimum) }]
  if (issue.code === 'too_big') return ['too_long', { maximum: String(issue.maximum) }]
  if (issue.code === 'invalid_format' && issue.format === 'email') return ['email', {}]
  if (issue.code === 'invalid_value') return ['not_allowed', {}]
  if (issue.code === 'unrecognized_keys') return ['unknown_field', {}]
  if (issue.message in fieldText.es) return [issue.message as FieldReason, {}]
  return ['invalid', {}]
}

function bodyOf(refusal: Refusal, requestId: string, language: Language): FailureBody {
  const lines: Record<string, string> = failureText[language]
  const line = lines[refusal.reason as FailureReason] ?? lines[refusal.code] ?? lines.invalid ?? ''
  return {
    error: {
      code: refusal.code,
      reason: refusal.reason,
      message: fill(line, { ...refusal.values, requestId }),
      ...(refusal.field === undefined ? {} : { field: refusal.field }),
      ...(refusal.fields === undefined ? {} : { fields: refusal.fields }),
      ...(refusal.reason === 'content' && refusal.values ? { values: refusal.values } : {}),
      requestId,
    },
  }
}

function fill(line: string, values: Record<string, string>): string {
  return line.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
