import { create } from 'zustand'
import { keeper } from '#base/storage.ts'

const prefix = 'aldia.draft.'
const useDrafts = create<Record<string, string>>()(() => ({}))

/** What was typed and not sent yet; empty when nothing. The key names the place, for instance `message:<cardId>`. */
export function readDraft(key: string): string {
  return useDrafts.getState()[key] ?? keeper.read(prefix + key) ?? ''
}

/** Called at each key press, so that a reload or a crash costs no word. */
export function writeDraft(key: string, text: string): void {
  if (text === '') keeper.remove(prefix + key)
  else keeper.write(prefix + key, text)
  useDrafts.setState({ [key]: text })
}

export function clearDraft(key: string): void {
  writeDraft(key, '')
}

/** The draft and its writer, for a field. */
export function useDraft(key: string): [string, (text: string) => void] {
  const text = useDrafts((drafts) => drafts[key]) ?? readDraft(key)
  return [text, (next) => writeDraft(key, next)]
}
