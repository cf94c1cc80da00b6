import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** Where a shortcut counts; the narrowest one that is present wins. `drawer` covers the board or *Hoy*, `dialog` covers all. */
export type ShortcutScope = 'app' | 'board' | 'today' | 'drawer' | 'dialog'

export interface Shortcut {
  /** `?`, `j`, `mod+k`, `mod+z`, `arrowdown`, `escape`. `mod` is Ctrl, on a Mac Cmd. */
  readonly keys: readonly string[]
  /** For the list of shortcuts, in the user's language. */
  readonly label: string
  readonly scope: ShortcutScope
}

interface Registered extends Shortcut {
  readonly run: () => void
}

const useRegistered = create<{ shortcuts: readonly Registered[] }>()(() => ({ shortcuts: [] }))
const order: readonly ShortcutScope[] = ['dialog', 'drawer', 'today', 'board', 'app']

/**
 * Registers a shortcut while the component is there; it also stands in the list under `?`. Keys without `mod` never fire
 * while somebody is typing.
 */
export function useShortcut(
  keys: string | readonly string[],
  label: string,
  run: () => void,
  { scope = 'app', enabled = true }: { scope?: ShortcutScope; enabled?: boolean } = {},
): void {
  const latest = useRef(run)
  latest.current = run
  const all = typeof keys === 'string' ? keys : keys.join(' ')
  useEffect(() => {
    if (!enabled) return
    const shortcut: Registered = { keys: all.split(' '), label, scope, run: () => latest.current() }
    useRegistered.setState(({ shortcuts }) => ({ shortcuts: [...shortcuts, shortcut] }))
    return () => useRegistered.setState(({ shortcuts }) => ({ shortcuts: shortcuts.filter((one) => one !== shortcut) }))
  }, [all, label, scope, enabled])
}

/** All shortcuts that count just now. */
export function useShortcutList(): readonly Shortcut[] {
  return useRegistered((state) => state.shortcuts)
}

/** Starts listening; answers how to stop. Called once for the page. */
export function startKeyboard(): () => void {
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}

/** How a key press is written in a shortcut, for instance `mod+k`. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.toLowerCase()
  const named = key.length > 1
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${event.shiftKey && (named || event.ctrlKey || event.metaKey) ? 'shift+' : ''}${key}`
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const keys = keysOf(event)
  if (isTyping(event.target) && !keys.startsWith('mod+')) return
  const { shortcuts } = useRegistered.getState()
  // The drawer is no dialog in this sense: it marks itself with `data-drawer` and has a scope of its own.
  const modal = document.querySelector('[role="dialog"]:not([data-drawer]), [role="alertdialog"]') !== null
  for (const scope of order) {
    const found = shortcuts.findLast((one) => one.scope === scope && one.keys.includes(keys))
    if (found !== undefined) {
      // Undo inside a text field is the field's own.
      if (keys === 'mod+z' && isTyping(event.target)) return
      event.preventDefault()
      found.run()
      return
    }
    if (modal && scope === 'dialog') return
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select')
  )
}
