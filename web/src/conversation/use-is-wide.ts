import { useSyncExternalStore } from 'react'

/** As `wide` in theme.css: from here on the account has room beside the conversation. */
const query = '(min-width: 75rem)'

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the window is wide enough for two panes. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
