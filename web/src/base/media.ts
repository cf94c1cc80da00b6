import { useSyncExternalStore } from 'react'

/** Whether a query of the style sheet (`(min-width: 48rem)`) holds now; the component follows when that changes. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}

/** A phone: narrower than Tailwind's `sm`. */
export const useIsPhone = (): boolean => useMedia('(width < 40rem)')
/** Tailwind's `md`: from here on a list stands beside what it lists (the settings). */
export const useSideBySide = (): boolean => useMedia('(min-width: 48rem)')
/** As `wide` in the theme: from here on the account has room beside the conversation. */
export const useIsWide = (): boolean => useMedia('(min-width: 75rem)')
