import { chromiumPath } from '@aldia/server/testing/chromium-path.ts'
import { type Browser, type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { lookOften } from '#support/browser-timeouts.ts'
import type { Client } from '#support/browserless-client.ts'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export interface WindowOptions {
  /** Where the program answers; a proxy's address where the line is to be cut. */
  url: string
  /** Whoever is signed in; nobody when left out. */
  person?: Client
  /** Of the page, in CSS pixels; a desk's when left out. */
  size?: { width: number; height: number }
  /** A finger instead of a mouse. */
  touch?: boolean
  /** The browser's own language; Colombian Spanish when left out. */
  locale?: string
  dark?: boolean
  /** The person asked for less motion. */
  stillness?: boolean
}

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** One person's browser, with everything that went wrong in it. */
export class BrowserWindow {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors of the page and its console, and requests to other servers. A test that ends with any of them has failed. */
  readonly complaints: string[] = []
  /** `GET /api/board`, in the order they were asked. */
  readonly requests: string[] = []
  readonly #url: string
  readonly #forgiven: RegExp[] = [/401 \(Unauthorized\).*\/api\/session$/]

  constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context
    this.page = page
    this.#url = url
    page.on('pageerror', (error) => this.#complain(error.message))
    page.on('console', (message) => message.type() === 'error' && this.#complain(wordsOf(message)))
    page.on('request', (request) => {
      const address = request.url()
      if (/^(data|blob):/.test(address)) return
      if (!address.startsWith(url)) this.#complain(`asked another server: ${address}`)
      this.requests.push(`${request.method()} ${address.slice(url.length)}`)
    })
  }

  goto(path: string): Promise<unknown> {
    return this.page.goto(this.#url + path)
  }

  /** What the browser's console says of a failure that the test brings about itself. */
  forgive(...said: RegExp[]): void {
    this.#forgiven.push(...said)
  }

  #complain(said: string): void {
    if (!this.#forgiven.some((each) => each.test(said))) this.complaints.push(said)
  }
}

/** What Chromium says when the network is away. */
export const noNetwork = /net::ERR_|WebSocket connection to/

export interface BrowserForTests {
  open(options: WindowOptions): Promise<BrowserWindow>
}

/** Chromium for one file of tests; windows are closed after each test, and none of them may have complained. */
export function chromiumForTests(): BrowserForTests {
  let browser: Browser
  let windows: BrowserWindow[] = []
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args })
  })
  afterEach(async () => {
    const open = windows
    windows = []
    for (const { context } of open) await context.close()
    expect(open.flatMap(({ complaints }) => complaints)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    async open({ url, person, size = desk, touch = false, locale = 'es-CO', dark = false, stillness = false }) {
      const context = await browser.newContext({
        viewport: size,
        locale,
        timezoneId: 'America/Bogota',
        hasTouch: touch,
        isMobile: touch,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: stillness ? 'reduce' : 'no-preference',
      })
      context.setDefaultTimeout(20_000)
      const [name, value] = person?.cookie.split('=') ?? []
      if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url }])
      const page = await context.newPage()
      lookOften(page)
      const window = new BrowserWindow(context, page, url)
      windows.push(window)
      return window
    },
  }
}

function wordsOf(message: ConsoleMessage): string {
  return `${message.text()} ${message.location().url}`
}
