import { z } from 'zod'

/** The kinds of refusal, each with the HTTP status it is sent with. */
export const failureStatus = {
  invalid: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  refused_by_policy: 422,
  too_many: 429,
  internal: 500,
  busy: 503,
} as const

export type FailureCode = keyof typeof failureStatus

export const FailureCode = z.enum(Object.keys(failureStatus) as [FailureCode, ...FailureCode[]])

/** The one shape of every refusal. `message` is in the user's language; `field` is a dotted path into the input. */
export const FailureBody = z.object({
  error: z.object({
    code: FailureCode,
    /** A finer name that programs can rely on, for instance `stage_archived`. */
    reason: z.string(),
    message: z.string(),
    field: z.string().optional(),
    /** Every field that is wrong, when there is more than one. */
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    /** Of `content`: what was found in the words (`tag`), and a kinder line (`suggestion`). */
    values: z.record(z.string(), z.string()).optional(),
    /** To be quoted to whoever runs the server; finds the log entry. */
    requestId: z.string(),
  }),
})
export type FailureBody = z.infer<typeof FailureBody>
