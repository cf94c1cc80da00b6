import type { Preset } from '#policy/rules.ts'
import { prudentLimits, usual, week } from './parts.ts'

// LTOSF arts. 17 Bis and following; Disposiciones en materia de despachos de cobranza, DOF 7 October 2014, Cuarta. The published
// rule is quoted with hours only, authorities and press say working days: the preset takes the strict reading.

const consumer: Preset = {
  ...usual,
  id: 'MX-cobranza',
  country: 'MX',
  law: [
    { name: 'LTOSF', article: '17 Bis' },
    { name: 'Disposiciones en materia de despachos de cobranza (DOF 7-10-2014)', article: 'Cuarta' },
  ],
  confidence: { windows: 'secondary', limits: 'prudence' },
  windows: week(['07:00', '22:00']),
  limits: prudentLimits,
  channelRules: ['identifiableNumber'],
  mustSay: ['sender', 'debt'],
}

export const mexico = [consumer]
