import { FailureBody, type FailureCode } from '@aldia/shared/failure.ts'
import { UploadedFile } from '@aldia/shared/file.ts'
import type { z } from 'zod'
import { baseText } from '#base/base.text.ts'
import { pageLanguage } from '#base/page-language.ts'

/** `unreachable`: no answer at all. `unclear`: an answer that is not the agreed shape. The rest are the server's refusals. */
export type ApiFailureCode = FailureCode | 'unreachable' | 'unclear'

/** Why a request did not succeed; `message` is in the user's language and may be shown as it is. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly code: ApiFailureCode
  readonly reason: string
  readonly field: string | null
  readonly fields: readonly { field: string; message: string }[]
  readonly requestId: string | null

  constructor(
    code: ApiFailureCode,
    reason: string,
    message: string,
    more: {
      field?: string | undefined
      fields?: { field: string; message: string }[] | undefined
      requestId?: string | undefined
    } = {},
  ) {
    super(message)
    this.code = code
    this.reason = reason
    this.field = more.field ?? null
    this.fields = more.fields ?? (more.field === undefined ? [] : [{ field: more.field, message }])
    this.requestId = more.requestId ?? null
  }
}

/** Reads; throws `ApiFailure`. An abort by `signal` throws the browser's AbortError. */
export function getJson<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  return request(path, schema, { method: 'GET', ...(signal === undefined ? {} : { signal }) })
}

/** Writes; throws `ApiFailure`. */
export function postJson<T>(
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  headers: Record<string, string> = {},
): Promise<T> {
  return request(path, schema, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** Sends a form with a file; throws `ApiFailure`. */
export function postForm<T>(path: string, form: FormData, schema: z.ZodType<T>): Promise<T> {
  return request(path, schema, { method: 'POST', body: form })
}

/** Sends a file with progress (0..1), which only XMLHttpRequest tells. */
export function uploadFile(
  file: Blob,
  name: string,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const { promise, resolve, reject } = Promise.withResolvers<UploadedFile>()
  const form = new FormData()
  form.append('file', file, name)
  const upload = new XMLHttpRequest()
  upload.open('POST', '/api/files')
  upload.upload.onprogress = (event) => {
    if (event.lengthComputable) onProgress?.(event.loaded / event.total)
  }
  upload.onerror = () => reject(unreachable())
  upload.onabort = () => reject(new ApiFailure('unreachable', 'cancelled', baseText[pageLanguage()].uploadCancelled))
  upload.onload = () => {
    try {
      resolve(readAnswer(upload.status, upload.responseText, UploadedFile))
    } catch (error) {
      reject(error)
    }
  }
  signal?.addEventListener('abort', () => upload.abort(), { once: true })
  upload.send(form)
  return promise
}

let signedOut = (): void => {}

/** Names what happens when the server says that the session is over. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

async function request<T>(path: string, schema: z.ZodType<T>, init: RequestInit): Promise<T> {
  let status: number
  let body: string
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init })
    status = response.status
    body = await response.text()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
  return readAnswer(status, body, schema)
}

function readAnswer<T>(status: number, body: string, schema: z.ZodType<T>): T {
  const json = parseJson(body)
  if (status >= 200 && status < 300) {
    const answer = schema.safeParse(json)
    if (answer.success) return answer.data
    throw unclear()
  }
  const refusal = FailureBody.safeParse(json)
  if (!refusal.success) {
    // A proxy in between answers for a server that is down with its own page.
    throw status >= 502 ? unreachable() : unclear()
  }
  const { code, reason, message, ...more } = refusal.data.error
  if (code === 'not_signed_in') signedOut()
  throw new ApiFailure(code, reason, message, more)
}

function parseJson(body: string): unknown {
  if (body === '') return {}
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const unreachable = () => new ApiFailure('unreachable', 'unreachable', baseText[pageLanguage()].unreachable)
const unclear = () => new ApiFailure('unclear', 'unclear_answer', baseText[pageLanguage()].unclearAnswer)
