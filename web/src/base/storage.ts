/** What the browser keeps for this site. Private windows and full disks refuse; then we go on without. */
export interface Keeper {
  read(key: string): string | null
  write(key: string, value: string): void
  remove(key: string): void
  keys(): string[]
}

/** Backed by localStorage; `memory` catches what the browser refuses, so that at least this tab remembers. */
export function browserKeeper(storage: Storage | undefined = safeLocalStorage()): Keeper {
  const memory = new Map<string, string>()
  return {
    read: (key) => memory.get(key) ?? storage?.getItem(key) ?? null,
    write(key, value) {
      try {
        if (storage === undefined) memory.set(key, value)
        else storage.setItem(key, value)
      } catch {
        memory.set(key, value)
      }
    },
    remove(key) {
      memory.delete(key)
      storage?.removeItem(key)
    },
    keys: () => [...new Set([...(storage === undefined ? [] : Object.keys(storage)), ...memory.keys()])],
  }
}

function safeLocalStorage(): Storage | undefined {
  try {
    return typeof window === 'undefined' ? undefined : window.localStorage
  } catch {
    return undefined
  }
}

export const keeper: Keeper = browserKeeper()
