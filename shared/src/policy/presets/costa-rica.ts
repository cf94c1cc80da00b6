import type { Preset } from '#policy/rules.ts'
import { prudentLimits, usual, week } from './parts.ts'

// No hours for contacts were found in the law (Ley 7472, Ley 9859, Decreto 43270-MEIC): all of it is prudence.

const prudent: Preset = {
  ...usual,
  id: 'CR-prudente',
  country: 'CR',
  binds: 'nobody',
  law: [{ name: 'Ley 7472' }, { name: 'Ley 9859' }, { name: 'Decreto 43270-MEIC' }],
  confidence: { windows: 'prudence', limits: 'prudence' },
  windows: week(['08:00', '19:00'], ['08:00', '12:00']),
  limits: prudentLimits,
}

export const costaRica = [prudent]
