import type { Preset } from '#policy/rules.ts'
import { usual, week } from './parts.ts'

// For places without a preset of their own and for debtors of several countries: lawful in each of them.

const strictest: Preset = {
  ...usual,
  id: 'LATAM-estricto',
  country: null,
  binds: 'nobody',
  law: [],
  confidence: { windows: 'prudence', limits: 'prudence' },
  windows: week(['09:00', '18:00']),
  sharedCount: ['coDebtor', 'guarantor', 'household'],
  limits: [
    { channels: ['call'], counts: 'attempts', max: 1, per: 'week' },
    { channels: ['visit'], counts: 'attempts', max: 1, per: 'week' },
    { channels: 'messages', counts: 'attempts', max: 1, per: 'day' },
    { channels: 'messages', counts: 'attempts', max: 2, per: 'week', minGapDays: 2 },
  ],
}

export const latinAmerica = [strictest]
