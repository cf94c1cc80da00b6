// A page that was open during an update asks for parts of the program that are gone. The new page has them.

/** What of the page and the server is looked at. */
export interface UpdatedPage {
  /** The script that this page began with, as an address on the server; null outside a build. */
  readonly entry: string | null
  /** Hears of parts that could not be loaded. */
  onMissingPart(listener: () => void): void
  /** The page that the server has now; null while it does not answer. */
  served(): Promise<string | null>
  reload(): void
}

/**
 * Loads the page anew when a part is missing because the server has another version. What was being written is stored at
 * every key press. While the server does not answer the page stays: without a network there would be none at all.
 */
export function followUpdates(page: UpdatedPage): void {
  page.onMissingPart(async () => {
    if (page.entry === null) return
    const served = await page.served()
    if (served !== null && !served.includes(page.entry)) page.reload()
  })
}

/** The page of this browser window. */
export function pageOf(window: Window): UpdatedPage {
  const script = window.document.querySelector<HTMLScriptElement>('script[type="module"][src]')
  return {
    entry: script === null ? null : script.getAttribute('src'),
    onMissingPart: (listener) => window.addEventListener('vite:preloadError', listener),
    async served() {
      try {
        const answer = await window.fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } })
        return answer.ok ? await answer.text() : null
      } catch {
        return null
      }
    },
    reload: () => window.location.reload(),
  }
}
