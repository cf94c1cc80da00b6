import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cadence, type CadenceStep, demands, openingStepId, type StepAction, type StepTone } from '#cadence.ts'
import { addDays, dayIn, startOfDay } from '#dates.ts'
import { agreementPause } from '#policy/agreement.ts'
import type { Happening } from '#policy/contacts.ts'
import { judgeContact } from '#policy/judge.ts'
import { presetNamed } from '#policy/presets.ts'
import { rulesOf } from '#policy/rules.ts'
import { instantOf } from '#policy/wall-clock.ts'
import type { SegmentRule } from '#segment.ts'
import type { LadderFacts, LadderRules, TakenStep } from './facts.ts'
import { type PlanAbout, planFor } from './plan.ts'

const zone = 'America/Bogota'
const cadenceId = '019000000000-0000-7000-8000-00000000000a'
const preset = presetNamed('CO-ley2300')
const rules: LadderRules = {
  contact: preset ? rulesOf(preset) : expect.fail('the preset is there'),
  holidays: new Set(['2026-12-08', '2026-12-25', '2027-01-01']),
  isPaused: false,
}

const say = (tone: StepTone): StepAction => ({ do: 'message', tone, templateId: null })
const step = (anchor: CadenceStep['anchor'], offsetDays: number, action: StepAction): CadenceStep => ({
  id: `${anchor.toLowerCase()}-${offsetDays + 100}`,
  anchor,
  offsetDays,
  channel: 'whatsapp',
  action,
  hours: null,
})

const ladder: readonly CadenceStep[] = [
  step('due', -3, say('friendly')),
  step('due', -1, say('friendly')),
  step('due', 1, say('neutral')),
  step('due', 3, say('neutral')),
  step('due', 7, say('clear')),
  step('due', 15, say('firm')),
  step('due', 20, { do: 'task', task: 'call' }),
  step('promiseDate', -1, say('friendly')),
  step('promiseDate', 1, say('neutral')),
  step('instalmentDate', -3, say('friendly')),
]

const cadence: Cadence = {
  id: cadenceId,
  seq: 0,
  version: 1,
  starter: null,
  name: 'Ventas a crédito',
  audience: { stageKinds: null, currency: null, minMinor: null, maxMinor: null, tagIds: null, segmentId: null },
  position: 0,
  steps: [...ladder],
  mode: 'automatic',
  payday: null,
  restHours: 48,
  ends: [],
  isOn: true,
  onSince: '2026-11-30',
}

const someone: LadderFacts = {
  contactId: '01900000-0000-7000-8000-000000000001',
  person: { zone, history: [] },
  stage: { kind: 'reminder', since: '2026-11-01' },
  balances: { COP: 100_000_00 },
  debts: [debt('a', '2026-12-02')],
  promise: null,
  broken: null,
  instalments: null,
  settlementUntil: null,
  toVerify: 0,
  lastPaidAt: null,
  taken: [],
}

function debt(id: string, dueOn: string): LadderFacts['debts'][number] {
  return { id, issuedOn: '2026-11-01', dueOn, currency: 'COP', balanceMinor: 50_000_00, knownSince: '2026-11-01' }
}

const clock = (text: string) => instantOf(text, zone)
/** Monday 30 November 2026, 07:00 in Bogotá. */
const monday = clock('2026-11-30T07:00')

function plan(facts: Partial<LadderFacts> = {}, about: Partial<PlanAbout> = {}) {
  return planFor(
    { ...someone, ...facts },
    { cadences: [cadence], rules, from: '2026-11-30', to: '2026-12-13', now: monday, ...about },
  )
}

const brief = (all: ReturnType<typeof plan>) =>
  all.map(({ on, verdict, tone, task, reasons }) => [on, verdict, tone ?? task, ...reasons].join(' '))
const wrote = (
  at: string,
  kind: Happening['kind'] = 'reminder',
  direction: Happening['direction'] = 'out',
): Happening => ({
  at: clock(at),
  channel: 'whatsapp',
  direction,
  kind,
})

describe('the ladder of one debtor', () => {
  it('goes up from friendly words before the due date to clear ones after it', () => {
    expect(brief(plan())).toEqual([
      '2026-12-01 leaves friendly',
      '2026-12-03 leaves neutral',
      '2026-12-05 leaves neutral',
      '2026-12-09 leaves clear',
    ])
  })

  it('takes what is due today for not late', () => {
    const dueToday = { ...cadence, steps: [step('due', 0, say('friendly'))] }
    const [today] = plan({ debts: [debt('a', '2026-11-30')] }, { cadences: [dueToday] })
    expect(today).toMatchObject({ on: '2026-11-30', isPreDue: true })
  })

  it('moves what falls on a Sunday or a holiday to the next lawful day, and says both', () => {
    const onSunday = { ...cadence, steps: [step('due', 4, say('neutral'))] }
    expect(brief(plan({}, { cadences: [onSunday] }))).toEqual([
      '2026-12-06 stays neutral window',
      '2026-12-07 leaves neutral',
    ])
    const onHoliday = { ...cadence, steps: [step('due', 6, say('neutral'))] }
    expect(brief(plan({}, { cadences: [onHoliday] }))).toEqual([
      '2026-12-08 stays neutral holiday',
      '2026-12-09 leaves neutral',
    ])
  })

  it('keeps two days between its messages, although the policy would allow one a day', () => {
    const since = { ...cadence, onSince: '2026-11-01' }
    expect(brief(plan({}, { cadences: [since] })).slice(0, 3)).toEqual([
      '2026-11-30 leaves friendly',
      '2026-12-01 stays friendly recent',
      '2026-12-02 leaves friendly',
    ])
  })

  it('says all that is owed in one message a day, by the firmest of the steps that meet', () => {
    const debts = [debt('a', '2026-11-23'), debt('b', '2026-11-29')]
    const history = [wrote('2026-11-24T10:00')]
    const [today] = plan({ debts, person: { zone, history } })
    expect(today).toMatchObject({ on: '2026-11-30', verdict: 'leaves', tone: 'clear' })
    expect(today?.steps.map(({ stepId }) => stepId)).toEqual(['due-107', 'due-101'])
  })

  it('does not repeat for a second invoice what was just said of the first', () => {
    const debts = [debt('a', '2026-11-27'), debt('b', '2026-12-01')]
    const told = plan({ debts }).filter(({ reasons }) => reasons.includes('told'))
    expect(told.map(({ steps }) => steps[0]?.stepId)).toContain('due-101')
  })

  it('asks for nothing before there was a word of opening', () => {
    const late = plan({ debts: [debt('a', '2026-11-23')] })
    expect(brief(late)).toEqual([
      '2026-11-30 leaves opening',
      '2026-12-02 leaves clear',
      '2026-12-08 stays firm holiday',
      '2026-12-09 leaves firm',
      '2026-12-13 task call',
    ])
    expect(late[0]?.steps[0]?.stepId).toBe(openingStepId)
  })

  it('leaves its place to what a person wrote on the day of a step', () => {
    const history = [wrote('2026-12-01T09:00', 'reply')]
    const found = plan({ person: { zone, history } }, { from: '2026-12-01', now: clock('2026-12-01T09:30') })
    expect(brief(found)[0]).toBe('2026-12-01 stays friendly byPerson')
  })

  it('says nothing twice: a step that was sent is over', () => {
    const taken: TakenStep[] = [{ cadenceId, stepId: 'due-99', on: '2026-12-01', state: 'sent', endedOn: '2026-12-01' }]
    const history = [wrote('2026-12-01T10:00', 'preDueReminder')]
    const after = plan({ taken, person: { zone, history } }, { from: '2026-12-01', now: clock('2026-12-01T10:05') })
    expect(after.filter(({ on }) => on === '2026-12-01')).toEqual([])
  })

  it('neither bursts nor repeats after days without program: what is stale is dropped and says so', () => {
    const back = plan({}, { from: '2026-12-06', to: '2026-12-10', now: clock('2026-12-06T12:00') })
    expect(brief(back)).toEqual([
      '2026-12-06 stays friendly stale',
      '2026-12-06 stays neutral window',
      '2026-12-07 leaves neutral',
      '2026-12-07 stays neutral stale',
      '2026-12-09 leaves clear',
    ])
    expect(back[0]?.steps).toHaveLength(1)
  })

  it('waits for a payday soon after the step, and says which', () => {
    const paid = { ...cadence, steps: [step('due', 11, say('neutral'))], payday: { kind: 'fortnight' as const } }
    const found = plan({}, { cadences: [paid], to: '2026-12-20' })
    expect(found).toMatchObject([{ on: '2026-12-15', evidence: [{ kind: 'payday', day: '2026-12-15' }] }])
  })

  it('leaves at the hour at which this debtor usually answers, and says from what it knows', () => {
    const history = ['20', '21', '23', '24'].map((day) => wrote(`2026-11-${day}T17:20`, 'reply', 'in'))
    const seen = [...history, wrote('2026-11-24T18:30', 'reply')]
    const [first] = plan({ person: { zone, history: seen } })
    expect(first?.evidence).toEqual([{ kind: 'hour', hour: 16, answers: 4, of: 4 }])
  })
})

describe('what stops a ladder', () => {
  const late = { debts: [debt('a', '2026-11-29')] }
  it.each<[string, Partial<LadderFacts>, string]>([
    [
      'an answer, until a person had time for it',
      { person: { zone, history: [wrote('2026-11-29T20:00', 'reply', 'in')] } },
      'answered',
    ],
    ['money that came', { lastPaidAt: clock('2026-11-29T20:00') }, 'paidLately'],
    ['a receipt under review', { toVerify: 1 }, 'receipt'],
    ['an open promise', { promise: { dueOn: '2026-12-20', graceUntil: '2026-12-21' } }, 'promise'],
    ['a live plan', { instalments: [{ dueOn: '2026-12-30', graceUntil: '2026-12-31' }] }, 'plan'],
    ['a settlement that is open', { settlementUntil: '2026-12-01' }, 'settlement'],
    ['a dispute on the board', { stage: { kind: 'dispute', since: '2026-11-01' } }, 'stage'],
    ['a hold', { person: { zone, history: [], holds: [{ kind: 'hardship', until: null }] } }, 'hold'],
    [
      'a pause until a day',
      { person: { zone, history: [], holds: [{ kind: 'pause', until: clock('2026-12-05T00:00') }] } },
      'hold',
    ],
    ['the word "baja"', { person: { zone, history: [], optedOut: true } }, 'optedOut'],
    ['a wrong number', { person: { zone, history: [], confirmed: false } }, 'unconfirmed'],
  ])('is %s', (_, facts, reason) => {
    const [today] = plan({ ...late, ...facts })
    expect(today).toMatchObject({ on: '2026-11-30', verdict: 'stays' })
    expect(today?.reasons).toContain(reason)
  })

  it('is the switch that pauses everything', () => {
    const all = plan(late, { rules: { ...rules, isPaused: true } })
    expect(all.every(({ verdict }) => verdict === 'stays')).toBe(true)
  })

  it('goes on where it was when the answer has had its time, and not by itself while nobody has answered', () => {
    const history = [wrote('2026-11-29T20:00', 'reply', 'in')]
    const rest = plan({ ...late, person: { zone, history } }).slice(1)
    expect(rest[0]).toMatchObject({ verdict: 'awaits', doubts: ['unanswered'] })
  })

  it('ends for good after an answer when the cadence says so', () => {
    const ending: Cadence = { ...cadence, ends: ['answer'] }
    const history = [wrote('2026-11-29T20:00', 'reply', 'in')]
    const all = plan({ ...late, person: { zone, history } }, { cadences: [ending] })
    expect(all.every(({ verdict, reasons }) => verdict === 'stays' && reasons.includes('ended'))).toBe(true)
  })

  it('lets one word remind of a promise on its eve, and follows up when it was not kept', () => {
    const promise = { dueOn: '2026-12-04', graceUntil: '2026-12-07' }
    const found = plan({ ...late, promise }).filter(({ anchor }) => anchor === 'promiseDate')
    expect(brief(found)).toEqual([
      '2026-12-03 leaves friendly',
      '2026-12-08 stays neutral holiday',
      '2026-12-09 leaves neutral',
    ])
  })
})

describe('whom a ladder is for', () => {
  const traits = { tagIds: ['vip'], language: 'es' as const, channels: null, hasPaid: false }
  const only = (id: string, audience: Partial<Cadence['audience']>, more: Partial<Cadence> = {}): Cadence => ({
    ...cadence,
    ...{ id, audience: { ...cadence.audience, ...audience } },
    ...more,
  })
  const from = (facts: Partial<LadderFacts>, about: Partial<PlanAbout>) => [
    ...new Set(plan({ traits, ...facts }, about).flatMap(({ steps }) => steps.map(({ cadenceId }) => cadenceId))),
  ]
  const rule = (part: Partial<SegmentRule>): SegmentRule => ({
    ...{ tags: null, languages: null, stageKinds: null, lateFrom: null, lateTo: null, currency: null },
    ...{ overdueFromMinor: null, overdueToMinor: null, channel: null, relation: null },
    ...part,
  })

  it('is who carries one of its tags, and nobody else', () => {
    const vips = only('b', { tagIds: ['gold', 'vip'] })
    expect(from({}, { cadences: [vips] })).toEqual(['b'])
    expect(from({ traits: { ...traits, tagIds: ['gone'] } }, { cadences: [vips] })).toEqual([])
  })

  it('is one at a time: the first in the order of the house, and else the one with more conditions', () => {
    const all = only('a', {})
    const vips = only('b', { tagIds: ['vip'] })
    expect(from({}, { cadences: [all, vips] })).toEqual(['b'])
    expect(from({}, { cadences: [vips, { ...all, position: -1 }] })).toEqual(['a'])
    expect(from({}, { cadences: [{ ...vips, isOn: false }, all] })).toEqual(['a'])
  })

  it('is asked for each family by itself: a ladder of promises leaves that of debts alone', () => {
    const promises = only('b', { tagIds: ['vip'] }, { steps: [step('promiseDate', -1, say('friendly'))] })
    const promise = { dueOn: '2026-12-04', graceUntil: '2026-12-05' }
    expect(from({ promise }, { cadences: [cadence, promises] }).sort()).toEqual([cadenceId, 'b'].sort())
  })

  it('is a segment, which is nobody once it is gone', () => {
    const portuguese = only('b', { segmentId: 's' })
    const segments = new Map([['s', rule({ languages: ['pt'] })]])
    const about = { cadences: [portuguese], segments }
    expect(from({}, about)).toEqual([])
    expect(from({ traits: { ...traits, language: 'pt' } }, about)).toEqual(['b'])
    expect(from({ traits: { ...traits, language: 'pt' } }, { ...about, segments: new Map() })).toEqual([])
  })

  it('has words of its own for whoever is in a segment that day, and else those of the step', () => {
    const words = { do: 'message' as const, tone: 'neutral' as const, templateId: 'all' }
    const bySegment = [
      { segmentId: 'gone', templateId: 'never' },
      { segmentId: 'late', templateId: 'late' },
    ]
    const steps = [step('due', 1, { ...words, bySegment }), step('due', 5, { ...words, bySegment })]
    const segments = new Map([['late', rule({ lateFrom: 4 })]])
    const found = plan({ traits, debts: [debt('a', '2026-11-30')] }, { cadences: [{ ...cadence, steps }], segments })
    const leaving = found.filter(({ verdict }) => verdict === 'leaves')
    expect(leaving.map(({ on, templateId }) => [on, templateId])).toEqual([
      ['2026-12-01', 'all'],
      ['2026-12-05', 'late'],
    ])
  })

  it('follows the days: the plan of a day is the one that is made on that day', () => {
    const hard = only('b', { segmentId: 's' }, { position: -1, steps: [step('due', 4, say('neutral'))] })
    const easy = only('a', {}, { steps: [step('due', 1, say('friendly')), step('due', 6, say('neutral'))] })
    const segments = new Map([['s', rule({ lateFrom: 3, lateTo: 5 })]])
    const about = { cadences: [hard, easy], segments }
    const facts = { traits, debts: [debt('a', '2026-11-30')] }
    const leaving = plan(facts, about).filter(({ verdict }) => verdict === 'leaves')
    expect(leaving.map(({ on, steps }) => [on, steps[0]?.cadenceId])).toEqual([
      ['2026-12-01', 'a'],
      ['2026-12-04', 'b'],
      ['2026-12-07', 'a'],
    ])
    // What is then sent, by the same facts on each of these days.
    for (const { on, steps } of leaving) {
      const [then] = plan(facts, { ...about, from: on, to: on, now: clock(`${on}T07:00`) }).filter(
        ({ verdict }) => verdict === 'leaves',
      )
      expect(then?.steps[0]).toEqual(steps[0])
    }
  })
})

describe('who lets it leave', () => {
  it.each([
    ['approveEach', 'awaits'],
    ['approveSafe', 'awaits'],
    ['automatic', 'leaves'],
  ] as const)('to a stranger in mode %s: it %s', (mode, verdict) => {
    const [first] = plan({}, { cadences: [{ ...cadence, mode }] })
    expect(first?.verdict).toBe(verdict)
  })

  it('is whoever approved the step', () => {
    const approved: TakenStep = {
      ...{ cadenceId, stepId: 'due-99', on: '2026-12-01' },
      ...{ state: 'approved' as const, endedOn: '2026-11-30' },
    }
    const [first] = plan({ taken: [approved] }, { cadences: [{ ...cadence, mode: 'approveEach' }] })
    expect(first).toMatchObject({ on: '2026-12-01', verdict: 'leaves' })
  })
})

// What must hold of any debtor.

const aDay = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays('2026-11-30', days))
const aHappening = fc.record({
  at: fc.integer({ min: 0, max: 30 * 24 * 60 }).map((minutes) => monday - minutes * 60_000),
  channel: fc.constantFrom('whatsapp', 'call'),
  direction: fc.constantFrom('out' as const, 'in' as const),
  kind: fc.constantFrom('reminder' as const, 'reply' as const),
})
const aDebtor: fc.Arbitrary<LadderFacts> = fc.record({
  contactId: fc.uuid(),
  person: fc.record({
    zone: fc.constantFrom(zone, 'America/Santiago', 'Europe/Madrid'),
    history: fc.array(aHappening, { maxLength: 6 }),
    optedOut: fc.boolean(),
  }),
  stage: fc.constant(someone.stage),
  balances: fc.constant({ COP: 100_000_00 }),
  debts: fc
    .array(aDay(-25, 12), { minLength: 1, maxLength: 4 })
    .map((days) => days.map((day, i) => debt(String(i), day))),
  promise: fc.option(aDay(-1, 8).map((dueOn) => ({ dueOn, graceUntil: addDays(dueOn, 1) }))),
  broken: fc.constant(null),
  instalments: fc.constant(null),
  settlementUntil: fc.option(aDay(-2, 6), { freq: 6 }),
  toVerify: fc.constantFrom(0, 0, 0, 1),
  lastPaidAt: fc.option(fc.integer({ min: 0, max: 5_000 }).map((minutes) => monday - minutes * 60_000)),
  taken: fc.constant([]),
})
const aPreset = fc.constantFrom('CO-ley2300', 'CL-consumidor', 'MX-cobranza', 'BR-geral', 'LATAM-estricto')
const rulesNamed = (id: string): LadderRules => {
  const found = presetNamed(id)
  return found ? { ...rules, contact: rulesOf(found) } : expect.fail(id)
}

describe('whatever the debtor', () => {
  it('the same facts in another order make the same plan', () => {
    fc.assert(
      fc.property(aDebtor, aPreset, (facts, id) => {
        const other = {
          ...facts,
          debts: facts.debts.toReversed(),
          person: { ...facts.person, history: facts.person.history.toReversed() },
        }
        expect(plan(other, { rules: rulesNamed(id) })).toEqual(plan(facts, { rules: rulesNamed(id) }))
      }),
    )
  })

  it('never two messages a day, never one to who opted out, and each at a minute that the gate allows', () => {
    fc.assert(
      fc.property(aDebtor, aPreset, (facts, id) => {
        const ours = rulesNamed(id)
        const leaving = plan(facts, { rules: ours }).filter(({ at }) => at !== null)
        expect(new Set(leaving.map(({ on }) => on)).size).toBe(leaving.length)
        if (facts.person.optedOut) expect(leaving).toEqual([])
        const history = [...facts.person.history]
        for (const { at, isPreDue, on } of leaving) {
          const now = at ?? 0
          const kind = isPreDue ? 'preDueReminder' : 'reminder'
          const agreement = { promise: facts.promise, nextInstalmentOn: null }
          const ruling = judgeContact({
            ...{ rules: ours.contact, holidays: ours.holidays, now, message: { kind, channel: 'whatsapp' } },
            debtor: {
              ...facts.person,
              history,
              promise: agreementPause(agreement, { kind, zone: facts.person.zone, now }),
            },
          })
          expect(ruling.decision).toBe('send')
          expect(dayIn(facts.person.zone, now)).toBe(on)
          history.push({ at: now, channel: 'whatsapp', direction: 'out', kind })
        }
      }),
    )
  })

  it('no demand comes before a word of opening', () => {
    fc.assert(
      fc.property(aDebtor, (facts) => {
        const fresh = { ...facts, person: { ...facts.person, history: [] } }
        const [first] = plan(fresh).filter(({ at }) => at !== null)
        if (first?.tone) expect(demands).not.toContain(first.tone)
      }),
    )
  })

  it('what is planned for a day is what is decided on that day, when all of it was sent as planned', () => {
    fc.assert(
      fc.property(aDebtor, aPreset, fc.integer({ min: 1, max: 12 }), (facts, id, days) => {
        const ours = rulesNamed(id)
        const whole = plan(facts, { rules: ours })
        const day = addDays('2026-11-30', days)
        const before = whole.filter(({ on }) => on < day)
        const sent = before.filter(({ at }) => at !== null)
        const later: LadderFacts = {
          ...facts,
          person: {
            ...facts.person,
            history: [
              ...facts.person.history,
              ...sent.map(
                ({ at, isPreDue }): Happening => ({
                  ...{ at: at ?? 0, channel: 'whatsapp', direction: 'out' },
                  kind: isPreDue ? 'preDueReminder' : 'reminder',
                }),
              ),
            ],
          },
          taken: before.flatMap((planned) => endedBy(planned)),
        }
        const decided = plan(later, { rules: ours, from: day, to: day, now: startOfDay(day, facts.person.zone) })
        const leaves = (all: typeof whole) => all.filter(({ at, on }) => at !== null && on === day)
        expect(leaves(decided)).toEqual(leaves(whole))
      }),
    )
  })
})

const over = ['told', 'byPerson', 'ended', 'stale']
function endedBy({ at, steps, on, reasons }: ReturnType<typeof plan>[number]): TakenStep[] {
  if (at !== null) return steps.map((each, i) => ({ ...each, state: i === 0 ? 'sent' : 'merged', endedOn: on }))
  return reasons.some((reason) => over.includes(reason))
    ? steps.map((each) => ({ ...each, state: 'dropped', endedOn: on }))
    : []
}
