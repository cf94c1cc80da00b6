import type { FailureCode } from '@aldia/shared/failure.ts'

/** An expected refusal. `reason` names a line of the failure catalog; `field` is a dotted path into the input. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly reason: string
  readonly field: string | undefined
  readonly values: Record<string, string>

  constructor(code: FailureCode, reason: string, about: { field?: string; values?: Record<string, string> } = {}) {
    super(`${code}: ${reason}`)
    this.name = 'Failure'
    this.code = code
    this.reason = reason
    this.field = about.field
    this.values = about.values ?? {}
  }
}

/** Refuses, so that the person sees why and nothing is changed. */
export function fail(
  code: FailureCode,
  reason: string,
  about?: { field?: string; values?: Record<string, string> },
): never {
  throw new Failure(code, reason, about)
}

/** Checks what must hold; its failing is a bug, not a refusal. */
export function assert(condition: unknown, whatMustHold: string): asserts condition {
  if (!condition) throw new Error(`broken assumption: ${whatMustHold}`)
}
