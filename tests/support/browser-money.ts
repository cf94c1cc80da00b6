import type { Locator, Page } from 'playwright-core'
import type { BrowserWindow } from '#support/browser.ts'
import type { JumpingClock } from '#support/jumping-clock.ts'

export const dayMs = 86_400_000

/** Lets the page live in the time of the program. Before it is opened. */
export async function keepTime(window: BrowserWindow, clock: JumpingClock): Promise<void> {
  await window.context.clock.install({ time: clock.now() })
}

/** So many days pass for the program and for everybody who looks at it. */
export async function passDays(days: number, clock: JumpingClock, windows: readonly BrowserWindow[]): Promise<void> {
  clock.leap(days * dayMs)
  for (const { context } of windows) await context.clock.fastForward(days * dayMs)
}

/** `$ 150.000` as the page writes it, with whatever space between. */
export const pesos = (digits: string): RegExp => new RegExp(`\\$\\s${digits.replaceAll('.', '\\.')}`)

/** What the head of a column says to be open on all its cards. */
export function totalOf(column: Locator): Promise<string> {
  return column
    .getByTitle(/^Por cobrar/)
    .allTextContents()
    .then((texts) => texts.join(' ').replaceAll('\u00a0', ' '))
}

/** The account beside an open conversation. */
export class AccountView {
  readonly panel: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.panel = page.getByRole('region', { name: 'Cuenta', exact: true })
  }

  /** One part of it, folded out. */
  async unfold(name: 'Deudas' | 'Promesas' | 'Plan de pagos' | 'Pagos' | 'Movimientos'): Promise<Locator> {
    const part = this.panel.getByRole('region', { name, exact: true })
    const title = part.getByRole('button', { name: new RegExp(`^${name}`) }).first()
    if ((await title.getAttribute('aria-expanded')) === 'false') await title.click()
    return part
  }

  /** Opens the form for a payment, as somebody who has the money in hand would. */
  async payment(name: string): Promise<Locator> {
    await this.panel.getByRole('button', { name: 'Registrar pago' }).click()
    return this.#page.getByRole('dialog', { name: `Pago de ${name}` })
  }
}

/** The passing line that says this; its button takes back what it is about. */
export function noticeOf(page: Page, words: RegExp): Locator {
  return page.getByRole('region', { name: 'Avisos' }).locator('div').filter({ hasText: words }).last()
}
