/** The palette of `theme.css`: `<x data-swatch={swatch}>` sets bg-swatch, bg-swatch-soft and text-swatch-ink for what is inside. */
export const swatches = [
  'slate',
  'sky',
  'amber',
  'violet',
  'teal',
  'green',
  'rose',
  'stone',
  'indigo',
  'orange',
] as const
export type Swatch = (typeof swatches)[number]
