import type { CDPSession, Locator, Page } from 'playwright-core'
import { middleOf } from '#support/browser-board.ts'

/** One finger on the screen, moved as Chromium gets it from the hardware. */
export class Finger {
  readonly #line: Promise<CDPSession>
  #at = { x: 0, y: 0 }

  constructor(page: Page) {
    this.#line = page.context().newCDPSession(page)
  }

  async press(on: Locator): Promise<void> {
    this.#at = await middleOf(on)
    await this.#tell('touchStart', [this.#at])
  }

  async moveTo(x: number, y: number, steps = 10): Promise<void> {
    const from = this.#at
    for (let step = 1; step <= steps; step++) {
      this.#at = { x: from.x + ((x - from.x) * step) / steps, y: from.y + ((y - from.y) * step) / steps }
      await this.#tell('touchMove', [this.#at])
    }
  }

  moveBy(x: number, y: number, steps = 10): Promise<void> {
    return this.moveTo(this.#at.x + x, this.#at.y + y, steps)
  }

  async lift(): Promise<void> {
    await this.#tell('touchEnd', [])
  }

  async #tell(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]): Promise<void> {
    await (await this.#line).send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}
