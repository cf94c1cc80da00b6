import { ApiFailure } from '#base/api.ts'
import { notify } from '#base/notify.ts'

/** Says that a command was refused, and why; anything else is thrown on. */
export function tellFailure(error: unknown, title: string): void {
  if (!(error instanceof ApiFailure)) throw error
  notify({ text: `${title}. ${error.message}`, tone: 'danger' })
}
