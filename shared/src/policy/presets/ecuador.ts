import type { Preset } from '#policy/rules.ts'
import { usual, week } from './parts.ts'

// Ley Orgánica de Defensa del Consumidor art. 49, reform of February 2022: one contact a day in each channel; one in total is
// prudence.

const consumer: Preset = {
  ...usual,
  id: 'EC-lodc',
  country: 'EC',
  binds: 'agency',
  law: [{ name: 'Ley Orgánica de Defensa del Consumidor', article: '49' }],
  confidence: { windows: 'secondary', limits: 'secondary' },
  windows: week(['07:00', '20:00']),
  limits: [
    { channels: 'each', counts: 'attempts', max: 1, per: 'day' },
    { channels: 'all', counts: 'attempts', max: 1, per: 'day' },
  ],
  channelRules: ['identifiableNumber'],
}

export const ecuador = [consumer]
