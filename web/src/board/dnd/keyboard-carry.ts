import type { Activators, SensorInstance, SensorProps } from '@dnd-kit/core'
import type { Direction } from '#board/dnd/drop-place.ts'

export interface KeyboardCarryOptions {
  readonly carry: (direction: Direction) => void
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/**
 * Carries a card by keys. The library's own sensor moves a picture by pixels and scrolls by guess; here a key is one place
 * on the board, and the card is drawn where it would land.
 */
export class KeyboardCarry implements SensorInstance {
  readonly autoScrollEnabled = false
  private readonly props: SensorProps<KeyboardCarryOptions>

  static activators: Activators<KeyboardCarryOptions> = [
    {
      eventName: 'onKeyDown',
      handler: (event: React.KeyboardEvent) => {
        const onCard = event.target instanceof Element && event.target.closest('[data-card-button]') !== null
        if (event.nativeEvent.code !== 'Space' || !onCard || event.repeat) return false
        event.preventDefault()
        return true
      },
    },
  ]

  constructor(props: SensorProps<KeyboardCarryOptions>) {
    this.props = props
    document.addEventListener('keydown', this.press, { capture: true })
    window.addEventListener('blur', this.cancel)
    document.addEventListener('pointerdown', this.cancel, { capture: true })
    props.onStart({ x: 0, y: 0 })
  }

  private readonly press = (event: KeyboardEvent): void => {
    // While a card is carried every key belongs to it.
    event.preventDefault()
    event.stopImmediatePropagation()
    const direction = directions[event.code]
    if (direction !== undefined) this.props.options.carry(direction)
    else if (event.code === 'Escape') this.cancel()
    else if ((event.code === 'Space' && !event.repeat) || event.code === 'Enter') this.end()
  }

  private readonly cancel = (): void => {
    this.detach()
    this.props.onCancel()
  }

  private end(): void {
    this.detach()
    this.props.onEnd()
  }

  private detach(): void {
    document.removeEventListener('keydown', this.press, { capture: true })
    window.removeEventListener('blur', this.cancel)
    document.removeEventListener('pointerdown', this.cancel, { capture: true })
  }
}
