import type { Limit, Preset } from '#policy/rules.ts'
import { usual, week } from './parts.ts'

// Ley 19.496 art. 37 as amended by Ley 21.320 (2021) and Ley 21.062; hours: SERNAC's page and Código de Procedimiento Civil
// art. 59. The hours are written for calls and visits; for messages they are prudence. Recheck every six months: a regulation
// was in consultation in 2025 and a bill on narrower hours was in Congress.

const law = [
  { name: 'Ley 19.496', article: '37 (Ley 21.320)' },
  { name: 'Código de Procedimiento Civil', article: '59' },
]

/** Both groups are counted apart. "At least two days" is read as two local dates later: Monday, then Wednesday. */
const limits: readonly Limit[] = [
  { channels: ['call', 'visit'], counts: 'attempts', max: 1, per: 'week' },
  { channels: 'messages', counts: 'attempts', max: 2, per: 'week', minGapDays: 2 },
]

const consumer: Preset = {
  ...usual,
  id: 'CL-consumidor',
  country: 'CL',
  law,
  confidence: { windows: 'law', limits: 'law' },
  windows: week(['08:00', '20:00'], ['08:00', '20:00']),
  limits,
  // And the origin of the debt, charges and rights, which no program can read for sure.
  mustSay: ['sender', 'debt', 'howToPay'],
}

/** Saturday as one trade source has it; the authority's page does not. */
const strict: Preset = {
  ...consumer,
  id: 'CL-estricto',
  confidence: { windows: 'secondary', limits: 'law' },
  windows: week(['08:00', '20:00'], ['10:00', '13:00']),
}

export const chile = [consumer, strict]
