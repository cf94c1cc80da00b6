// A page that was open during an update asks for parts of the program that are gone. The new page has them.

/** A page that was just loaded anew and lacks its parts again would lack them for ever; then the error is shown (ms). */
const youngMs = 60_000

interface Page {
  addEventListener(type: 'vite:preloadError', listener: (event: Event) => void): void
  readonly location: { reload(): void }
  readonly performance: Pick<Performance, 'now' | 'getEntriesByType'>
}

/** Loads the page anew when a part of it is gone. What was being written is stored at every key press. */
export function followUpdates(page: Page): void {
  page.addEventListener('vite:preloadError', (event) => {
    const [navigation] = page.performance.getEntriesByType('navigation')
    const wasReloaded = navigation !== undefined && 'type' in navigation && navigation.type === 'reload'
    if (wasReloaded && page.performance.now() < youngMs) return
    event.preventDefault()
    page.location.reload()
  })
}
