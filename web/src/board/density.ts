import { create } from 'zustand'
import { keeper } from '#base/storage.ts'

export type Density = 'normal' | 'compact'

/** Fixed heights in pixels, so that virtual lists never jump. `rowPx` is a card with the gap below it. */
export const sizes: Record<Density, { readonly cardPx: number; readonly rowPx: number }> = {
  normal: { cardPx: 92, rowPx: 100 },
  compact: { cardPx: 64, rowPx: 70 },
}

const key = 'aldia.density'

export const useDensity = create<{ density: Density }>()(() => ({
  density: keeper.read(key) === 'compact' ? 'compact' : 'normal',
}))

/** Kept in this browser. */
export function chooseDensity(density: Density): void {
  keeper.write(key, density)
  useDensity.setState({ density })
}
