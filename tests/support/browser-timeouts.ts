import type { Page } from 'playwright-core'

// While Playwright waits for something to appear it looks after 20, 50, 100, 100 and then every 500 ms. Half a second
// is longer than most of our pages take, so that most of the waiting was for the next look and not for the page.

/** How often (ms) a page is looked at while a test waits for something on it. */
const lookEveryMs = 25

type Look = (progress: unknown, action: unknown) => Promise<unknown>
interface Frame {
  retryWithProgressAndBackoff: Look
  retryWithProgressAndTimeouts(progress: unknown, waitsMs: readonly number[], action: unknown): Promise<unknown>
}
interface Insides {
  _connection: { toImpl(page: Page): { mainFrame(): Frame } }
}

/** Makes every wait of Playwright end soon after what it waits for is there. It has no setting for that. */
export function lookOften(page: Page): void {
  const frame = (page as unknown as Insides)._connection.toImpl(page).mainFrame()
  const shared = Object.getPrototypeOf(frame) as Frame
  if (!shared.retryWithProgressAndBackoff || !shared.retryWithProgressAndTimeouts)
    throw new Error('this version of Playwright waits in another way: see browser-patience.ts')
  shared.retryWithProgressAndBackoff = function (this: Frame, progress, action) {
    return this.retryWithProgressAndTimeouts(progress, [lookEveryMs], action)
  }
}
