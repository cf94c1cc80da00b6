// On phones one column is in sight: a card held at the edge of the window turns to the next column, one at a time and slow
// enough to let go in. The library's own scrolling would race through the whole board.

const edgePx = 44
const stepMs = 650
const phoneMaxPx = 639

export const isPhone = (): boolean => window.innerWidth <= phoneMaxPx

/** Turns columns while the finger stays at an edge; answers how to stop. Does nothing on wide windows. */
export function turnAtEdges(): () => void {
  const board = document.querySelector<HTMLElement>('[data-board]')
  if (!isPhone() || board === null) return () => {}
  let timer: ReturnType<typeof setInterval> | undefined
  let direction = 0
  const follow = (event: TouchEvent) => {
    const x = event.touches[0]?.clientX ?? window.innerWidth / 2
    const wanted = x < edgePx ? -1 : x > window.innerWidth - edgePx ? 1 : 0
    if (wanted === direction) return
    direction = wanted
    clearInterval(timer)
    if (wanted !== 0) timer = setInterval(() => turn(board, wanted), stepMs)
  }
  document.addEventListener('touchmove', follow, { capture: true, passive: true })
  return () => {
    clearInterval(timer)
    document.removeEventListener('touchmove', follow, { capture: true })
  }
}

function turn(board: HTMLElement, direction: number): void {
  const [first, second] = board.querySelectorAll<HTMLElement>('section[data-stage-id]')
  const step = first === undefined || second === undefined ? board.clientWidth : second.offsetLeft - first.offsetLeft
  const columns = board.querySelectorAll('section[data-stage-id]').length
  const next = Math.round(board.scrollLeft / step) + direction
  board.scrollTo({ left: Math.min(Math.max(next, 0), columns - 1) * step, behavior: 'smooth' })
}
