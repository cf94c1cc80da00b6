import type { Preset } from '#policy/rules.ts'
import { neverSay, usual, week } from './parts.ts'

// Ley 2300 de 2023, in force since 10 October 2023: hours and frequency in art. 3, consent for each channel in art. 2. It binds
// any person who collects, and covers co-debtors and guarantors. Nobody is visited, at home or at work.

const consumer: Preset = {
  ...usual,
  id: 'CO-ley2300',
  country: 'CO',
  law: [{ name: 'Ley 2300 de 2023', article: '2, 3' }],
  confidence: { windows: 'law', limits: 'law' },
  windows: week(['07:00', '19:00'], ['08:00', '15:00']),
  limits: [
    { channels: 'all', counts: 'conversations', max: 1, per: 'day' },
    // "Direct contact" is read as a conversation by the authority's council; one attempt a day is the safe reading.
    { channels: 'all', counts: 'attempts', max: 1, per: 'day' },
  ],
  channelRules: ['consentPerChannel', 'oneChannelPerWeek', 'identifiableNumber', 'noVisits'],
  // "Co-debtors and guarantors: same limits": one count for all who answer for a debt.
  sharedCount: ['coDebtor', 'guarantor'],
  mustNotSay: [...neverSay, 'askReason'],
}

export const colombia = [consumer]
