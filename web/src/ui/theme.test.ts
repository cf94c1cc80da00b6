import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { swatches } from './swatch.ts'

// Read as a file, because the test runner leaves style sheets out of imports.
const theme = readFileSync(new URL('theme.css', import.meta.url), 'utf8')
const light = variables(theme.slice(0, theme.indexOf('@media')))
const dark = { ...light, ...variables(section('    :root {')) }

/** Letters of ordinary size need 4.5 to 1 (WCAG 2.2, 1.4.3); lines, dots and icons that tell something 3 to 1 (1.4.11). */
const letters = [
  ...['ink', 'ink-soft', 'ink-faint'].flatMap((ink) =>
    ['canvas', 'surface', 'raised', 'sunken', 'hover'].map((ground) => [ink, ground] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['on-inverse', 'inverse'],
  ['on-brand', 'brand'],
  ...['accent', 'good', 'warn', 'bad', 'info'].flatMap((tone) => [
    [`${tone}-ink`, `${tone}-soft`] as const,
    [`${tone}-ink`, 'surface'] as const,
  ]),
  ...['chat-theirs', 'chat-ours', 'chat-note'].map((ground) => ['ink', ground] as const),
] as const
const marks = [
  ...['line-strong', 'focus', 'good', 'warn', 'bad', 'info', 'accent'].map((mark) => [mark, 'surface'] as const),
  ['tick', 'chat-ours'],
  ['tick-read', 'chat-ours'],
] as const

it('has two designs', () => {
  expect(Object.keys(light).filter((name) => dark[name] !== light[name]).length).toBeGreaterThan(40)
})

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('in %s', (_name, colours) => {
  const of = (name: string) => colours[`--color-${name}`] ?? ''

  it.each(letters)('%s is readable on %s', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(marks)('%s stands out from %s', (mark, ground) => {
    expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3)
  })
})

describe.each([
  ['light', theme.slice(theme.indexOf('@layer components')), '#ffffff'],
  ['dark', theme.slice(theme.lastIndexOf('@media (prefers-color-scheme: dark)')), dark['--color-surface'] ?? ''],
])('the palette in %s', (_name, rules, surface) => {
  it.each(swatches)('%s is readable and stands out', (swatch) => {
    // The first of the palette is also what unknown names get.
    const rule = rules.indexOf(`[data-swatch="${swatch}"]`)
    const from = rule < 0 || swatch === 'slate' ? rules.indexOf('[data-swatch] {') : rule
    const colours = variables(rules.slice(from, rules.indexOf('}', from)))
    expect(contrast(colours['--swatch-ink'] ?? '', colours['--swatch-soft'] ?? '')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours['--swatch'] ?? '', surface)).toBeGreaterThanOrEqual(3)
  })
})

function section(head: string): string {
  const from = theme.indexOf(head)
  return theme.slice(from, theme.indexOf('}', from))
}

function variables(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/(--[\w-]+): (#[0-9a-f]{6})\b/g)].map(([, name, colour]) => [name, colour]),
  )
}

/** The contrast ratio of WCAG, 1 to 21. */
function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`not a colour: ${hex}`)
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
