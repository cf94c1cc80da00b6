import { create } from 'zustand'
import { newId } from '#base/ids.ts'

/** A short line that passes by. `action` is offered as a button (undo, open, try again). */
export interface Notice {
  readonly id: string
  readonly text: string
  readonly tone: 'neutral' | 'good' | 'danger'
  readonly action: { readonly label: string; readonly run: () => void } | null
}

const noticesMax = 4

export const useNotices = create<{ notices: readonly Notice[] }>()(() => ({ notices: [] }))

/** Shows a line; answers its id. The oldest gives way when there are too many. */
export function notify(notice: {
  text: string
  tone?: Notice['tone']
  action?: NonNullable<Notice['action']>
}): string {
  const id = newId()
  const full: Notice = { id, text: notice.text, tone: notice.tone ?? 'neutral', action: notice.action ?? null }
  useNotices.setState(({ notices }) => ({ notices: [...notices, full].slice(-noticesMax) }))
  return id
}

export function dismissNotice(id: string): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
