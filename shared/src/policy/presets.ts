import type { Country } from '#country.ts'
import { argentina } from '#policy/presets/argentina.ts'
import { brazil } from '#policy/presets/brazil.ts'
import { chile } from '#policy/presets/chile.ts'
import { colombia } from '#policy/presets/colombia.ts'
import { costaRica } from '#policy/presets/costa-rica.ts'
import { ecuador } from '#policy/presets/ecuador.ts'
import { latinAmerica } from '#policy/presets/latin-america.ts'
import { mexico } from '#policy/presets/mexico.ts'
import { peru } from '#policy/presets/peru.ts'
import { spainAndPortugal } from '#policy/presets/spain-portugal.ts'
import { unitedStates } from '#policy/presets/united-states.ts'
import type { Preset } from './rules.ts'

/** Every preset, those of one country one after the other, its usual one first. */
export const presets: readonly Preset[] = [
  ...argentina,
  ...brazil,
  ...chile,
  ...colombia,
  ...costaRica,
  ...ecuador,
  ...mexico,
  ...peru,
  ...latinAmerica,
  ...spainAndPortugal,
  ...unitedStates,
]

const byId = new Map(presets.map((preset) => [preset.id, preset]))

/** The preset of that name; undefined: there is none. */
export const presetNamed = (id: string): Preset | undefined => byId.get(id)

/** What a business of a country starts with; the strictest one where the country has none of its own. */
export function presetOfCountry(country: Country): Preset {
  const [strictest] = latinAmerica
  return presets.find((preset) => preset.country === country) ?? (strictest as Preset)
}
