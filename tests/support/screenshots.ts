import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startApp } from '@aldia/server/app.ts'
import { makeLog } from '@aldia/server/base/log.ts'
import { openDemo } from '@aldia/server/cli/open-demo.ts'
import { readConfig } from '@aldia/server/config.ts'
import { business, owner, teamPassword } from '@aldia/server/practice/business.ts'
import { clockFrom } from '@aldia/server/practice/clock-from.ts'
import { startSimulator } from '@aldia/server/simulator/simulator.ts'
import { chromiumPath } from '@aldia/server/testing/chromium-path.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { connectChannel } from '@aldia/shared/channel.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { Client } from '#support/browserless-client.ts'

// Makes the pictures of the README from the demo, with a set seed and time, so that they change only when the product does.
// Emoji need a font: Debian's fonts-noto-color-emoji.

const folder = fileURLToPath(new URL('../screenshots/', import.meta.url))
/** A Tuesday morning in Bogotá. */
const at = Date.parse('2026-11-24T15:40:00Z')
const seed = 7
const desk = { width: 1440, height: 900 }
const pocket = { width: 390, height: 844 }
const mostBytes = 300_000
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--no-first-run',
]

const clock = clockFrom(at)
const log = makeLog('error')
let browser: Browser | undefined

/** A window of somebody signed in. */
async function open(url: string, cookie: string, viewport: { width: number; height: number }): Promise<Page> {
  if (!browser) throw new Error('the browser is not there')
  const isPocket = viewport === pocket
  const context: BrowserContext = await browser.newContext({
    viewport,
    locale: 'es-CO',
    timezoneId: 'America/Bogota',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    hasTouch: isPocket,
    isMobile: isPocket,
  })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  await page.clock.setFixedTime(clock.now())
  return page
}

async function save(page: Page, name: string): Promise<void> {
  // Fonts and what fades in.
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  const path = join(folder, name)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const { size } = statSync(path)
  if (size > mostBytes) throw new Error(`${name} has ${size} bytes, more than ${mostBytes}`)
  process.stdout.write(`${name} ${Math.round(size / 1000)} kB\n`)
}

/** The screen that links a phone, of a business that has just been opened. */
async function linking(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'aldia-screenshots-'))
  const simulator = await startSimulator({ ownPhone: business.phone, ownName: business.name, now: clock.now, seed })
  const secret = 'the-secret-of-a-first-start'
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataFolder,
    SETUP_SECRET: secret,
    WHATSAPP_URL: simulator.url,
    WHATSAPP_ROOT_KEY: simulator.rootKeyHex,
  })
  const app = await startApp(config, { clock, log })
  try {
    const { name, email } = owner
    const boss = new Client(app.url)
    const { country } = business
    const request = {
      secret,
      business: { name: business.name, country },
      owner: { name, email, password: teamPassword },
    }
    await boss.post('/api/setup', request)
    const { channelAccounts } = await boss.read<BoardSnapshot>('/api/board')
    await boss.run(connectChannel, { accountId: channelAccounts[0]?.id ?? '' })
    const page = await open(app.url, boss.cookie, desk)
    await page.goto(`${app.url}/ajustes/whatsapp`)
    await page.getByRole('img', { name: /QR/ }).waitFor()
    await save(page, 'linking.png')
  } finally {
    await app.close()
    await simulator.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function inDemo(): Promise<void> {
  const demo = await openDemo({ port: 0, clock, log, seed, everyMs: null })
  try {
    const boss = new Client(demo.url)
    await boss.post('/api/sign-in', { email: owner.email, password: teamPassword })
    const board = await open(demo.url, boss.cookie, desk)
    await board.goto(`${demo.url}/tablero`)
    const cards = board.locator('[data-card-button]')
    await cards.first().waitFor()
    await save(board, 'board.png')

    const { cards: all } = await boss.read<BoardSnapshot>('/api/board')
    const withReceipt = all.find(({ lastMessage, money }) => money !== null && lastMessage?.kind === 'image')
    await board.goto(`${demo.url}/tablero?card=${withReceipt?.id ?? ''}`)
    const picture = board.locator('img[src*="/api/files/"]').last()
    await picture.waitFor()
    await picture.evaluate((image: HTMLImageElement) => image.decode())
    await picture.hover()
    await board.mouse.wheel(0, desk.height * 3)
    await board.mouse.move(0, 0)
    await save(board, 'conversation.png')

    await board.goto(`${demo.url}/hoy`)
    await board.getByRole('region', { name: /Comprobantes/ }).waitFor()
    await save(board, 'today.png')

    const { payments } = await boss.read<{ payments: Payment[] }>('/api/payments?state=claimed')
    const copy = payments.findLast(({ lookalikes }) => lookalikes.length > 0)
    await board.goto(`${demo.url}/hoy/por-verificar?pago=${copy?.id ?? ''}`)
    const receipt = board.locator('img[src*="/api/files/"]').first()
    await receipt.waitFor()
    await receipt.evaluate((image: HTMLImageElement) => image.decode())
    await save(board, 'verify.png')

    const inPocket = await open(demo.url, boss.cookie, pocket)
    await inPocket.goto(`${demo.url}/tablero`)
    await inPocket.locator('[data-card-button]').first().waitFor()
    await inPocket
      .getByRole('button', { name: /^Vencido/ })
      .first()
      .tap()
    await inPocket.getByRole('button', { name: /debe/ }).first().waitFor()
    await save(inPocket, 'board-phone.png')
  } finally {
    await demo.close()
  }
}

mkdirSync(folder, { recursive: true })
try {
  browser = await chromium.launch({ executablePath: chromiumPath(), args })
  await linking()
  await inDemo()
} finally {
  await browser?.close()
}
