/** The middle one; of an even number of figures the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2
}

/** The smallest figure that at least `part` (0..1) of all do not exceed. */
export function percentile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}

export const p50 = (figures: readonly number[]): number => percentile(figures, 0.5)
export const p95 = (figures: readonly number[]): number => percentile(figures, 0.95)
export const p99 = (figures: readonly number[]): number => percentile(figures, 0.99)

/** How much a figure grows for each unit of the other: the median of the slopes between all pairs, so that spikes spoil little. */
export function slope(points: readonly (readonly [at: number, figure: number])[]): number {
  const slopes = points.flatMap(([at, figure], i) =>
    points.slice(i + 1).map(([later, then]) => (then - figure) / (later - at)),
  )
  return median(slopes)
}

/** Three digits that mean something, with commas between the thousands. */
export function readable(figure: number): string {
  if (!Number.isFinite(figure)) return '–'
  const size = Math.abs(figure)
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2
  return figure.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: 0 })
}

/** `median (lowest–highest)`; a single figure stands alone. */
export function withSpread(figures: readonly number[]): string {
  if (figures.length === 0) return '–'
  const middle = readable(median(figures))
  const [low, high] = [readable(Math.min(...figures)), readable(Math.max(...figures))]
  return low === high ? middle : `${middle} (${low}–${high})`
}
