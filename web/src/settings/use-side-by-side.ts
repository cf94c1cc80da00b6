import { useSyncExternalStore } from 'react'

/** Tailwind's `md`: from here on the list of sections stands beside the section (see the settings page). */
const query = '(min-width: 48rem)'

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether the window has room for the list and a section. */
export const useSideBySide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
