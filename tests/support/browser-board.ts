import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Time for another browser to show what somebody did: the promise is a second, a loaded machine gets a little more. */
export const soon = { timeout: 10_000, interval: 20 }

/** The board as somebody sees it; columns and people go by their names. */
export class BoardView {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  column(name: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${literal(name)}, \\d`) })
  }

  /** The card of a person: the button that opens it. */
  card(name: string): Locator {
    return this.page.locator('[data-card-id]').getByRole('button', { name: new RegExp(`^${literal(name)}, `) })
  }

  cardIn(column: string, name: string): Locator {
    return this.column(column).getByRole('button', { name: new RegExp(`^${literal(name)}, `) })
  }

  /** Names in a column from top to bottom, as far as they are in the page. */
  names(column: string): Promise<string[]> {
    return this.column(column)
      .locator('[data-card-id]')
      .evaluateAll((items) =>
        items
          .sort((a, b) => Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')))
          .map((item) => item.querySelector('[data-card-button]')?.getAttribute('aria-label')?.split(',')[0] ?? ''),
      )
  }

  async expectNames(column: string, names: readonly string[]): Promise<void> {
    await expect.poll(() => this.names(column), soon).toEqual(names)
  }

  /** Lifts a card with the mouse and carries it over a column, without dropping it. */
  async carryByMouse(name: string, column: string): Promise<void> {
    const from = await middleOf(this.card(name))
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + 12, from.y + 4, { steps: 3 })
    const to = await topOf(this.column(column))
    await mouse.move(to.x, to.y, { steps: 12 })
    await this.gapIn(column).waitFor()
    const carried = await middleOf(this.page.locator('[data-under-finger]'))
    expect(Math.hypot(carried.x - to.x, carried.y - to.y), 'the card hangs under the pointer').toBeLessThan(20)
  }

  async dragByMouse(name: string, column: string): Promise<void> {
    await this.carryByMouse(name, column)
    await this.page.mouse.up()
  }

  /** Where a carried card would land. */
  gapIn(column: string): Locator {
    return this.column(column).locator('[data-gap]')
  }

  async open(name: string): Promise<Conversation> {
    await this.card(name).click()
    return new Conversation(this.page, name)
  }

  notice(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Avisos' }).getByText(words)
  }
}

/** The drawer over the board. */
export class Conversation {
  readonly drawer: Locator
  readonly field: Locator
  readonly thread: Locator

  constructor(page: Page, name: string) {
    this.drawer = page.getByRole('dialog', { name: `Conversación con ${name}` })
    this.field = this.drawer.getByRole('textbox', { name: `Mensaje para ${name}` })
    this.thread = this.drawer.getByRole('log')
  }

  /** The bubble with exactly this text. */
  bubble(text: string): Locator {
    return this.thread.getByRole('article').filter({ hasText: text })
  }

  /** The tick in a bubble, in words. */
  tick(text: string, state: 'En cola' | 'Enviado' | 'Entregado' | 'Leído'): Locator {
    return this.bubble(text).getByRole('img', { name: state })
  }

  async send(text: string): Promise<void> {
    await this.field.fill(text)
    await this.drawer.getByRole('button', { name: 'Enviar', exact: true }).click()
  }
}

export async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.waitFor()
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it has no place on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A point where the first card of a column stands, or would stand. */
async function topOf(column: Locator): Promise<{ x: number; y: number }> {
  const box = await column.boundingBox()
  if (box === null) throw new Error('the column has no place on the page')
  return { x: box.x + box.width / 2, y: box.y + 80 }
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
