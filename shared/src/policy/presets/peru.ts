import type { Preset } from '#policy/rules.ts'
import { prudentLimits, usual, week } from './parts.ts'

// Ley 29571 (Código de Protección y Defensa del Consumidor) arts. 61 and 62. Art. 62.b names calls and visits; for messages the
// hours are prudence. The law names no number.

const consumer: Preset = {
  ...usual,
  id: 'PE-codigo',
  country: 'PE',
  binds: 'creditor',
  law: [{ name: 'Ley 29571', article: '61, 62' }],
  confidence: { windows: 'law', limits: 'prudence' },
  windows: week(['07:00', '20:00']),
  limits: prudentLimits,
}

export const peru = [consumer]
