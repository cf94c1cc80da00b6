import type { TodayItem } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { create } from 'zustand'
import { type Keeper, keeper } from '#base/storage.ts'

// What a person has dealt with today and does not want to see again before tomorrow. Kept in this browser: it is a note to
// oneself, not a fact about the debtor.

/** Tells one reason from another: a new message or a new promise of the same person is new. */
export const itemKey = ({ kind, cardId, aboutId }: Pick<TodayItem, 'kind' | 'cardId' | 'aboutId'>): string =>
  `${kind} ${cardId} ${aboutId}`

const prefix = 'aldia.done.'

/** What was kept for that day; another day's notes count no more. */
export function readDone(store: Keeper, userId: string, day: LocalDate): ReadonlySet<string> {
  try {
    const kept = JSON.parse(store.read(prefix + userId) ?? 'null') as { day?: unknown; keys?: unknown } | null
    if (kept?.day !== day || !Array.isArray(kept.keys)) return new Set()
    return new Set(kept.keys.filter((key) => typeof key === 'string'))
  } catch {
    // Somebody else wrote there.
    return new Set()
  }
}

export function writeDone(store: Keeper, userId: string, day: LocalDate, keys: ReadonlySet<string>): void {
  if (keys.size === 0) store.remove(prefix + userId)
  else store.write(prefix + userId, JSON.stringify({ day, keys: [...keys] }))
}

interface DoneState {
  /** Whose and of which day. */
  readonly of: string
  readonly keys: ReadonlySet<string>
}

const useDoneState = create<DoneState>()(() => ({ of: '', keys: new Set() }))

/** What is done for today, and how that changes. */
export function useDone(
  userId: string,
  day: LocalDate,
): {
  readonly keys: ReadonlySet<string>
  readonly mark: (key: string, isDone: boolean) => void
  readonly clear: () => void
} {
  const of = `${userId} ${day}`
  const state = useDoneState()
  const keys = state.of === of ? state.keys : readDone(keeper, userId, day)
  const set = (next: ReadonlySet<string>) => {
    writeDone(keeper, userId, day, next)
    useDoneState.setState({ of, keys: next })
  }
  return {
    keys,
    mark: (key, isDone) => {
      // The latest, because two presses may come before one drawing.
      const known = new Set(readDone(keeper, userId, day))
      if (isDone) known.add(key)
      else known.delete(key)
      set(known)
    },
    clear: () => set(new Set()),
  }
}
