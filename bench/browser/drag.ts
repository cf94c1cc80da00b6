import type { Page } from 'playwright-core'

/** How one drag felt. */
export interface Felt {
  /** From the first movement of the mouse until the card hangs under it, painted, ms. */
  pickupMs: number
  /** Time between frames while the card was carried, ms. */
  frames: number[]
}

declare global {
  interface Window {
    /** The drag at hand, as the page itself sees it. */
    drag?: { movedAt: number | null; pickedUpAt: number | null; frames: number[]; on: boolean }
  }
}

/** Steps of the way, one for each frame of 60 Hz. */
const steps = 90
const stepMs = 16.7

/** Carries the card at the top of a column over its neighbour and back, and lets go where it was taken. */
export async function dragOnce(page: Page): Promise<Felt> {
  const card = page.locator('[data-stage-id]').first().locator('[data-card-id]').nth(1)
  const box = await card.boundingBox()
  if (box === null) throw new Error('the card has no place on the page')
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.evaluate(watchDrag)
  const { mouse } = page
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(from.x + 14, from.y + 4)
  const started = performance.now()
  for (let i = 1; i <= steps; i++) {
    const out = Math.sin((i / steps) * Math.PI)
    await mouse.move(from.x + 14 + out * 640, from.y + 4 + out * 260)
    const waitMs = started + i * stepMs - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  const drag = await page.evaluate(() => {
    if (window.drag) window.drag.on = false
    return window.drag
  })
  await mouse.up()
  await page.waitForFunction(() => document.querySelector('[data-under-finger]') === null)
  if (!drag?.movedAt || !drag.pickedUpAt) throw new Error('the card was not picked up')
  return { pickupMs: drag.pickedUpAt - drag.movedAt, frames: drag.frames }
}

function watchDrag(): void {
  const drag: NonNullable<Window['drag']> = { movedAt: null, pickedUpAt: null, frames: [], on: true }
  window.drag = drag
  let pressed = false
  const press = () => {
    pressed = true
  }
  const move = (event: MouseEvent) => {
    if (pressed) drag.movedAt ??= event.timeStamp
  }
  window.addEventListener('mousedown', press, { capture: true, once: true })
  window.addEventListener('mousemove', move, { capture: true })
  let before: number | null = null
  const frame = (at: number) => {
    if (!drag.on) {
      window.removeEventListener('mousemove', move, { capture: true })
      return
    }
    if (drag.pickedUpAt === null && document.querySelector('[data-under-finger]') !== null) {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        drag.pickedUpAt = performance.now()
      }
      port2.postMessage(null)
    }
    // The frames of the pickup itself are the pickup; what counts here comes after.
    if (drag.pickedUpAt !== null && before !== null) drag.frames.push(at - before)
    before = at
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
