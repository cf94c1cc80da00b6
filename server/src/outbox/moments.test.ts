import { policyOfCountry, rulesOfPolicy } from '@aldia/shared/policy/effective.ts'
import { judgeContact } from '@aldia/shared/policy/judge.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionAt } from '#outbox/contact-question.ts'
import { suggestedMoments } from '#outbox/moments.ts'
import { freeOfRules } from '#testing/cleared.ts'
import { fridayMorning } from '#testing/workspace.ts'

// Colombia: Monday to Friday 7 to 19, Saturday 8 to 15, not on Sundays. It is Friday, nine in the morning.

const zone = 'America/Bogota'
const at = (day: string, time: string) => Date.parse(`2026-11-${day}T${time}:00-05:00`)

test('this afternoon, tomorrow and Monday are offered, each at a lawful hour', () => {
  // On Saturday the afternoon is over at three: Monday at seven is the next moment.
  expect(suggestedMoments(freeOfRules, zone)).toEqual([
    at('20', '16:00'),
    at('21', '08:00'),
    at('23', '07:00'),
    at('23', '09:00'),
  ])
})

test('in the evening the next lawful moment comes first', () => {
  const evening = { ...freeOfRules, now: at('20', '21:00') }
  expect(suggestedMoments(evening, zone)[0]).toBe(at('21', '08:00'))
})

test('to who asked for silence no moment is offered', () => {
  const silent = { ...freeOfRules, debtor: { ...freeOfRules.debtor, optedOut: true } }
  expect(suggestedMoments(silent, zone)).toEqual([])
})

test('whatever the zone, the season and the hour, what is offered is to come, lawful, and in order', () => {
  const zones = fc.constantFrom(
    'America/Bogota',
    'America/Santiago',
    'America/Sao_Paulo',
    'Europe/Madrid',
    'Asia/Kolkata',
  )
  const instant = fc.integer({ min: fridayMorning, max: fridayMorning + 400 * 86_400_000 })
  const countries = fc.constantFrom('CO', 'CL', 'BR', 'MX', 'ES', 'US')
  fc.assert(
    fc.property(zones, zones, instant, countries, (ofBusiness, ofDebtor, now, country) => {
      const rules = rulesOfPolicy(policyOfCountry(country), country)
      const question = { ...freeOfRules, rules, now, debtor: { zone: ofDebtor, history: [] } }
      const offered = suggestedMoments(question, ofBusiness)
      expect(offered.length).toBeGreaterThan(0)
      expect(offered).toEqual([...new Set(offered)].sort((a, b) => a - b))
      for (const moment of offered) {
        expect(moment).toBeGreaterThan(now)
        expect(judgeContact(questionAt(question, moment)).decision).toBe('send')
      }
    }),
    { numRuns: 60 },
  )
})
