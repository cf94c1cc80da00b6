import type { Preset } from '#policy/rules.ts'
import { usual, week } from './parts.ts'

// Regulation F (12 CFR 1006): hours in 1006.6(b), calls in 1006.14, opting out in 1006.6(e). It binds third-party collectors; some
// states bind creditors too. Calls that did not connect are not counted. For messages there is no number: prudence.

const regulationF: Preset = {
  ...usual,
  id: 'US-regF',
  country: 'US',
  binds: 'agency',
  law: [{ name: 'Regulation F (12 CFR 1006)', article: '1006.6, 1006.14' }],
  confidence: { windows: 'law', limits: 'secondary' },
  windows: week(['08:00', '21:00'], ['08:00', '21:00'], ['08:00', '21:00']),
  holidays: 'allow',
  limits: [
    // The day of a conversation is the first of seven.
    { channels: ['call'], counts: 'attempts', max: 7, per: 'rolling7days', quietDaysAfterConversation: 7 },
    { channels: 'messages', counts: 'attempts', max: 1, per: 'day' },
    { channels: 'messages', counts: 'attempts', max: 3, per: 'week' },
  ],
  channelRules: ['optOutInEveryMessage'],
  // The calls are counted for each debt, whoever of those who owe it is called.
  sharedCount: ['coDebtor', 'guarantor'],
  mustSay: ['optOut'],
}

export const unitedStates = [regulationF]
