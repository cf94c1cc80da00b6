import type { Preset } from '#policy/rules.ts'
import { prudentLimits, usual, week } from './parts.ts'

// Neither country has a statute on hours or number; limits come from unfair-practice, honour, privacy and data law. The hours of
// telemarketing (9 to 21, no weekends) served as a reference.

const spain: Preset = {
  ...usual,
  id: 'ES-prudente',
  country: 'ES',
  binds: 'nobody',
  law: [{ name: 'Directiva (UE) 2021/2167' }],
  confidence: { windows: 'prudence', limits: 'prudence' },
  windows: week(['09:00', '20:00']),
  limits: prudentLimits,
}

const portugal: Preset = {
  ...spain,
  id: 'PT-prudente',
  country: 'PT',
  law: [{ name: 'Decreto-Lei 103/2025' }],
}

export const spainAndPortugal = [spain, portugal]
