import { chromiumPath } from '@aldia/server/testing/chromium-path.ts'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), args })

/** A window with nothing in its cache; `cookie` of whoever is signed in. */
export async function openWindow(
  browser: Browser,
  about: { url: string; cookie?: string },
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'es-CO',
    timezoneId: 'America/Bogota',
  })
  const [name, value] = about.cookie?.split('=') ?? []
  if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url: about.url }])
  const page = await context.newPage()
  page.on('pageerror', (error) => process.stderr.write(`  the page failed: ${error.message}\n`))
  return { page, context }
}

/** Cards that must be on the page before a board counts as there. */
const cardsWanted = 10

declare global {
  interface Window {
    /** When the cards had been painted and the page took wishes again, ms after the navigation began. */
    usableAt?: number
  }
}

/** Makes every page note when its board could be used first. */
export async function watchBoard(page: Page): Promise<void> {
  await page.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelectorAll('[data-card-id]').length < wanted) requestAnimationFrame(look)
      else
        requestAnimationFrame(() => {
          // A task after the frame: it runs when the frame is out and everything before it is done.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            window.usableAt = performance.now()
          }
          port2.postMessage(null)
        })
    }
    requestAnimationFrame(look)
  }, cardsWanted)
}

export async function untilUsable(page: Page): Promise<number> {
  const noted = await page.waitForFunction(() => window.usableAt, undefined, { timeout: 60_000 })
  return (await noted.jsonValue()) ?? Number.NaN
}
