import type { Preset } from '#policy/rules.ts'
import { prudentLimits, usual, week } from './parts.ts'

// Ley 24.240 art. 8 bis forbids what shames or looks like a court's claim; no national law names hours or numbers.

const national: Preset = {
  ...usual,
  id: 'AR-nacional',
  country: 'AR',
  binds: 'creditor',
  law: [{ name: 'Ley 24.240', article: '8 bis, 52 bis' }],
  confidence: { windows: 'prudence', limits: 'prudence' },
  windows: week(['09:00', '20:00'], ['09:00', '12:00']),
  limits: prudentLimits,
}

export const argentina = [national]
