import { type RefObject, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { ApiFailure } from '#base/api.ts'

/** By dotted path of the field: why its value was refused. */
export type FieldErrors = Readonly<Record<string, string>>

/** What could not be said at a field: stands above the buttons. */
export interface FormNote {
  readonly code: string
  readonly reason: string
  readonly message: string
  readonly requestId: string | null
}

/** Checks input by the same schema as the server does; `expected` says for each path what the field wants. */
export function checkInput(schema: z.ZodType, input: unknown, expected: FieldErrors): FieldErrors {
  const result = schema.safeParse(input)
  if (result.success) return {}
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const path = issue.path.join('.')
    errors[path] ??= expected[path] ?? issue.message
  }
  return errors
}

/** Puts the server's refusal at the fields the form has; whatever belongs to none of them becomes the note. */
export function placeFailure(
  failure: ApiFailure,
  paths: readonly string[],
): { errors: FieldErrors; note: FormNote | null } {
  const errors: Record<string, string> = {}
  let isPlaced = failure.fields.length > 0
  for (const { field, message } of failure.fields) {
    if (paths.includes(field)) errors[field] ??= message
    else isPlaced = false
  }
  const { code, reason, message, requestId } = failure
  return { errors, note: isPlaced ? null : { code, reason, message, requestId } }
}

interface FormPlan<T> {
  readonly schema: z.ZodType
  /** One line for each field of the form, said when its value does not fit. */
  readonly expected: FieldErrors
  /** Sends what was typed. What it throws as `ApiFailure` is shown; everything typed stays. */
  readonly send: (input: T) => Promise<void>
}

export interface Form<T> {
  readonly errors: FieldErrors
  readonly note: FormNote | null
  readonly isPending: boolean
  readonly formRef: RefObject<HTMLFormElement | null>
  submit(input: T): Promise<void>
  /** To be called when the person changes a field: its error has been heard. */
  touch(path: string): void
}

/** Checks, sends, and says what went wrong where; moves the focus to the first field in error. */
export function useForm<T>({ schema, expected, send }: FormPlan<T>): Form<T> {
  const [errors, setErrors] = useState<FieldErrors>({})
  const [note, setNote] = useState<FormNote | null>(null)
  const [isPending, setPending] = useState(false)
  const formRef = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (Object.keys(errors).length > 0) focusFirstError(formRef.current)
  }, [errors])

  async function submit(input: T) {
    if (isPending) return
    const found = checkInput(schema, input, expected)
    setNote(null)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setPending(true)
    try {
      await send(input)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      const placed = placeFailure(error, Object.keys(expected))
      setErrors(placed.errors)
      setNote(placed.note)
    } finally {
      setPending(false)
    }
  }

  function touch(path: string) {
    setErrors((before) => (path in before ? withoutField(before, path) : before))
  }

  return { errors, note, isPending, formRef, submit, touch }
}

function withoutField(errors: FieldErrors, path: string): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([key]) => key !== path))
}

function focusFirstError(form: HTMLFormElement | null): void {
  if (form === null || form.contains(document.activeElement?.closest('[data-invalid]') ?? null)) return
  form.querySelector<HTMLElement>('[data-invalid] input, [data-invalid] textarea, [data-invalid] button')?.focus()
}
