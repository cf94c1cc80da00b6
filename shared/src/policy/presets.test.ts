import { describe, expect, it, test } from 'vitest'
import { Country } from '#country.ts'
import { isOptOutWord } from './opt-out-word.ts'
import { presetNamed, presetOfCountry, presets } from './presets.ts'
import { type Limit, weekdays } from './rules.ts'

// Each preset as the text of contact-rules says it, sections 2 and 3: hours as Monday to Friday, Saturday, Sunday.

const day = (max: number) => ({ channels: 'all', counts: 'attempts', max, per: 'day' })
const prudence = [day(1), { channels: 'all', counts: 'attempts', max: 3, per: 'week' }]
const messages = (max: number, per: Limit['per'], more: object = {}) => ({
  channels: 'messages',
  counts: 'attempts',
  max,
  per,
  ...more,
})
const chile = [
  { channels: ['call', 'visit'], counts: 'attempts', max: 1, per: 'week' },
  messages(2, 'week', { minGapDays: 2 }),
]

test.each<[string, string, string | null, string | null, 'block' | 'allow', unknown]>([
  ['CL-consumidor', '08:00-20:00', '08:00-20:00', null, 'block', chile],
  ['CL-estricto', '08:00-20:00', '10:00-13:00', null, 'block', chile],
  ['CO-ley2300', '07:00-19:00', '08:00-15:00', null, 'block', [{ ...day(1), counts: 'conversations' }, day(1)]],
  ['MX-cobranza', '07:00-22:00', null, null, 'block', prudence],
  ['PE-codigo', '07:00-20:00', null, null, 'block', prudence],
  ['AR-nacional', '09:00-20:00', '09:00-12:00', null, 'block', prudence],
  ['BR-geral', '08:00-20:00', '08:00-14:00', null, 'block', prudence],
  ['BR-estrito', '09:00-18:00', null, null, 'block', prudence],
  ['BR-SP', '08:00-20:00', '08:00-14:00', null, 'block', prudence],
  ['BR-AL', '08:00-20:00', '08:00-14:00', null, 'block', prudence],
  ['BR-RJ', '09:00-19:00', null, null, 'block', prudence],
  ['BR-ES', '08:00-19:00', null, null, 'block', prudence],
  ['BR-AM', '08:00-18:00', null, null, 'block', prudence],
  ['EC-lodc', '07:00-20:00', null, null, 'block', [{ ...day(1), channels: 'each' }, day(1)]],
  ['CR-prudente', '08:00-19:00', '08:00-12:00', null, 'block', prudence],
  [
    'LATAM-estricto',
    '09:00-18:00',
    null,
    null,
    'block',
    [
      { channels: ['call'], counts: 'attempts', max: 1, per: 'week' },
      { channels: ['visit'], counts: 'attempts', max: 1, per: 'week' },
      messages(1, 'day'),
      messages(2, 'week', { minGapDays: 2 }),
    ],
  ],
  ['ES-prudente', '09:00-20:00', null, null, 'block', prudence],
  ['PT-prudente', '09:00-20:00', null, null, 'block', prudence],
  [
    'US-regF',
    '08:00-21:00',
    '08:00-21:00',
    '08:00-21:00',
    'allow',
    [
      { channels: ['call'], counts: 'attempts', max: 7, per: 'rolling7days', quietDaysAfterConversation: 7 },
      messages(1, 'day'),
      messages(3, 'week'),
    ],
  ],
])('%s', (id, weekday, saturday, sunday, holidays, limits) => {
  const preset = presetNamed(id)
  const hours = weekdays.map((name) => preset?.windows[name].map((span) => span.join('-')).join(' ') || null)
  expect(hours).toEqual([...Array(5).fill(weekday), saturday, sunday])
  expect(preset?.holidays).toBe(holidays)
  expect(preset?.limits).toEqual(limits)
})

describe('presets', () => {
  it('are all in the table above, each once, with a date of review and what must not be said', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(19)
    for (const preset of presets) {
      expect(preset.reviewedOn).toMatch(/^20\d\d-\d\d$/)
      expect(preset.mustNotSay).toContain('threat')
    }
  })

  it('bind channels as the texts say', () => {
    expect(presetNamed('CO-ley2300')?.channelRules).toEqual([
      'consentPerChannel',
      'oneChannelPerWeek',
      'identifiableNumber',
      'noVisits',
    ])
    expect(presetNamed('US-regF')?.channelRules).toEqual(['optOutInEveryMessage'])
    expect(presetNamed('CO-ley2300')?.mustNotSay).toContain('askReason')
  })

  it('are there for every country, the usual one or the strictest', () => {
    const of = Object.fromEntries(Country.options.map((country) => [country, presetOfCountry(country).id]))
    expect(of).toMatchObject({
      CL: 'CL-consumidor',
      BR: 'BR-geral',
      CO: 'CO-ley2300',
      US: 'US-regF',
      UY: 'LATAM-estricto',
    })
  })
})

describe('a word that asks for silence', () => {
  it.each([
    'baja',
    'BAJA',
    ' Stop. ',
    'salir',
    'Sair',
    '¡PARAR!',
    'No  molestar',
    'unsubscribe',
    'descadastrar 🙏',
    'bajá',
  ])('%s', (text) => {
    expect(isOptOutWord(text)).toBe(true)
  })
  it.each(['cancelar', 'te cancelo mañana', 'dar de baja el plan', 'no voy a parar de trabajar', '', '👍', 'bajar'])(
    'is not: %s',
    (text) => {
      expect(isOptOutWord(text)).toBe(false)
    },
  )
})
