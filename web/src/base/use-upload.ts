import type { UploadedFile } from '@aldia/shared/file.ts'
import { useEffect, useRef, useState } from 'react'
import { ApiFailure, uploadFile } from '#base/api.ts'

/** Uploads one file at a time; leaving the form stops it. */
export function useUpload(onDone: (file: UploadedFile) => void): {
  readonly isPending: boolean
  readonly error: string | null
  readonly start: (file: File) => void
} {
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start(file: File) {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    setPending(true)
    setError(null)
    try {
      const stored = await uploadFile(file, file.name, undefined, abort.signal)
      if (!abort.signal.aborted) onDone(stored)
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure
      if (!abort.signal.aborted) setError(failure.message)
    } finally {
      if (running.current === abort) setPending(false)
    }
  }
  return { isPending, error, start: (file) => void start(file) }
}
