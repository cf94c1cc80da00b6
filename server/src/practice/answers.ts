import type { Chance } from './chance.ts'
import type { Character, Debtor } from './debtor.ts'
import type { Heard } from './hearing.ts'
import type { TheirBeat } from './phrases.ts'
import { type VoiceNote, voiceNotes } from './voice-notes.ts'

/** Something a simulated customer does. */
export type Act =
  | { kind: 'text'; beat: TheirBeat }
  | { kind: 'receipt'; beat: TheirBeat | null; share: 'whole' | 'half' }
  | { kind: 'delivery-note' }
  | { kind: 'document' }
  | { kind: 'voice'; note: VoiceNote }
  | { kind: 'reaction'; emoji: string }

/** What a customer does at once, and what some minutes later. */
export interface Answer {
  acts: Act[]
  later: Act[]
}

/** What has been going on since the practice began. */
export interface Memory {
  /** Local day number of the last promise; null: none. */
  promisedDay: number | null
  hasAgreed: boolean
  hasPaid: boolean
  /** How often this person said no: that it is the wrong number, that there is no money, that something is broken. */
  refusals: number
}

export const freshMemory = (): Memory => ({ promisedDay: null, hasAgreed: false, hasPaid: false, refusals: 0 })

const text = (beat: TheirBeat): Act => ({ kind: 'text', beat })
const receipt = (beat: TheirBeat | null = 'receipt', share: 'whole' | 'half' = 'whole'): Act => ({
  kind: 'receipt',
  beat,
  share,
})
const nothing: Answer = { acts: [], later: [] }
const says = (...beats: TheirBeat[]): Answer => ({ acts: beats.map(text), later: [] })
const acts = (...list: Act[]): Answer => ({ acts: list, later: [] })

type Who = Pick<Debtor, 'gender' | 'language' | 'stage'>

interface Moment {
  who: Who
  heard: ReadonlySet<Heard>
  memory: Memory
  chance: Chance
}

function noteThat(kind: string, { who, chance }: Pick<Moment, 'who' | 'chance'>): Act {
  const names = Object.keys(voiceNotes) as VoiceNote[]
  const own = names.filter((note) => voiceNotes[note].language === who.language)
  const voiced = own.filter((note) => voiceNotes[note].gender === who.gender)
  const from = voiced.length > 0 ? voiced : own
  return { kind: 'voice', note: from.find((note) => voiceNotes[note].says === kind) ?? chance.pick(from) }
}

/** A short sign that one has read it. */
function nods({ chance }: Moment): Answer {
  if (chance.happens(0.3)) return acts({ kind: 'reaction', emoji: chance.pick(['👍', '🙏', '👍', '❤️']) })
  return says(chance.pick(['ok', 'thanks']))
}

function isAbout(heard: ReadonlySet<Heard>, ...about: Heard[]): boolean {
  return about.some((one) => heard.has(one))
}

function pays(moment: Moment, share: 'whole' | 'half' = 'whole'): Answer {
  const { memory, chance } = moment
  memory.hasPaid = true
  return { acts: [text(chance.pick(['thanks', 'ok', 'will-pay-today']))], later: [receipt('receipt', share)] }
}

/** How each character answers; the general rules come first, in `answer`. */
const ways: Record<Character, (moment: Moment) => Answer> = {
  'kind-but-late': (m) => {
    if (m.heard.has('account')) return pays(m)
    if (m.heard.has('plan')) return says('accept-plan')
    if (isAbout(m.heard, 'payment', 'date'))
      return says(...(m.chance.happens(0.25) ? (['hello'] as const) : []), 'will-pay')
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  forgetful: (m) => {
    if (m.heard.has('account')) return pays(m)
    if (m.heard.has('payment')) {
      if (m.chance.happens(0.5)) return says('forgot', 'ask-account')
      m.memory.hasPaid = true
      return { acts: [text('forgot'), text('will-pay-today')], later: [receipt(null)] }
    }
    if (m.heard.has('date')) return says('will-pay')
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  'no-money': (m) => {
    if (m.heard.has('plan')) {
      m.memory.hasAgreed = true
      return says('accept-plan')
    }
    if (m.heard.has('account') && m.memory.hasAgreed) return pays(m, 'half')
    if (m.heard.has('understanding')) return says('thanks', ...(m.chance.happens(0.5) ? (['ask-parts'] as const) : []))
    if (isAbout(m.heard, 'payment', 'date', 'account')) {
      m.memory.refusals += 1
      return m.memory.refusals === 1 ? says('no-money') : says(m.chance.pick(['more-time', 'will-pay-vague']))
    }
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  disputes: (m) => {
    if (m.heard.has('visit')) return says('dispute-calm')
    if (m.heard.has('receipt')) return acts({ kind: 'delivery-note' })
    if (isAbout(m.heard, 'payment', 'date', 'plan', 'account')) {
      m.memory.refusals += 1
      return m.memory.refusals === 1 ? says('dispute-goods') : says('goods-more')
    }
    if (isAbout(m.heard, 'apology', 'understanding')) return says(m.chance.pick(['goods-more', 'dispute-calm']))
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  angry: (m) => {
    if (isAbout(m.heard, 'apology', 'understanding')) return says('angry-calm')
    if (m.heard.has('plan')) return says('more-time')
    if (isAbout(m.heard, 'payment', 'date', 'account')) {
      m.memory.refusals += 1
      return m.memory.refusals === 1 ? says('angry') : m.chance.happens(0.6) ? says('angry-more') : nothing
    }
    return m.chance.happens(0.4) ? says('busy') : nothing
  },
  'sends-receipts': (m) => {
    if (isAbout(m.heard, 'payment', 'receipt', 'date', 'account')) {
      if (m.memory.hasPaid && !m.heard.has('receipt')) return says('did-you-see')
      m.memory.hasPaid = true
      return acts(text('says-paid'), m.chance.happens(0.25) ? { kind: 'document' } : receipt())
    }
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  'voice-only': (m) => {
    if (m.heard.has('plan')) return acts(noteThat('parts', m))
    if (m.heard.has('account')) return acts(noteThat('paid', m))
    if (isAbout(m.heard, 'payment', 'date')) return acts(noteThat('promise', m))
    return m.chance.happens(0.4) ? acts(text('prefers-voice'), noteThat('busy', m)) : nods(m)
  },
  'wrong-number': (m) => {
    m.memory.refusals += 1
    if (m.heard.has('apology') && m.memory.refusals > 1) return says('ok')
    if (m.memory.refusals === 1) return says('wrong-number')
    return m.memory.refusals <= 3 ? says('wrong-number-again') : nothing
  },
  'breaks-promises': (m) => {
    if (m.heard.has('plan')) return says('accept-plan')
    if (m.heard.has('account')) return says('will-pay-today')
    if (isAbout(m.heard, 'payment', 'date')) return says(m.memory.promisedDay === null ? 'will-pay' : 'broke-promise')
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  'asks-for-parts': (m) => {
    if (m.heard.has('account')) return pays(m, 'half')
    if (m.heard.has('plan')) {
      m.memory.hasAgreed = true
      return says('accept-plan', ...(m.chance.happens(0.5) ? (['ask-account'] as const) : []))
    }
    if (isAbout(m.heard, 'payment', 'date')) return says(m.memory.hasAgreed ? 'will-pay' : 'ask-parts')
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  punctual: (m) => {
    if (isAbout(m.heard, 'payment', 'account', 'date') && !m.memory.hasPaid) return pays(m)
    return m.heard.has('greeting') ? says('hello') : nods(m)
  },
  silent: (m) => (m.chance.happens(0.15) ? says('ok') : nothing),
  newcomer: (m) => says(m.chance.pick(['thanks', 'ok'])),
}

/** Whoever owes nothing is friendly, and surprised when asked for money. */
function answerOfPaid(moment: Moment): Answer {
  const { heard } = moment
  if (isAbout(heard, 'payment', 'date', 'harsh', 'plan')) return says('says-paid')
  return heard.has('greeting') ? says('hello') : nods(moment)
}

/** How a customer answers what was heard. Changes the memory; `chance` decides between equals. */
export function answer(character: Character, moment: Moment): Answer {
  const { heard, memory, chance } = moment
  if (character === 'wrong-number' || character === 'silent') return ways[character](moment)
  if (moment.who.stage === 'paid') return answerOfPaid(moment)
  if (heard.has('harsh')) return says('angry', ...(chance.happens(0.4) ? (['angry-more'] as const) : []))
  if (heard.has('confirmed')) {
    const wasLast = memory.hasPaid && chance.happens(0.5)
    return wasLast ? says('all-paid') : nods(moment)
  }
  return ways[character](moment)
}

const openings: Record<Character, (moment: Pick<Moment, 'who' | 'chance'>) => Act[]> = {
  'kind-but-late': ({ chance }) =>
    chance.pick([[text('will-pay')], [text('ask-amount')], [receipt()], [text('ask-account')]]),
  forgetful: ({ chance }) => chance.pick([[text('ask-date')], [text('ask-amount')], [text('ask-account')]]),
  'no-money': ({ chance }) => chance.pick([[text('no-money'), text('more-time')], [text('ask-parts')]]),
  disputes: ({ chance }) => chance.pick([[text('dispute-goods'), text('goods-more')], [text('dispute-money')]]),
  angry: () => [text('angry')],
  'sends-receipts': ({ chance }) =>
    chance.pick([[receipt()], [receipt(null), text('did-you-see')], [{ kind: 'document' }]]),
  'voice-only': (moment) => [noteThat(moment.chance.pick(['promise', 'account', 'paid', 'busy']), moment)],
  'wrong-number': () => [],
  'breaks-promises': ({ chance }) => chance.pick([[text('broke-promise')], [text('more-time')]]),
  'asks-for-parts': ({ chance }) => chance.pick([[text('ask-parts')], [receipt('part-paid', 'half')]]),
  punctual: ({ chance }) => chance.pick([[receipt()], [text('ask-account')], [text('ask-amount')]]),
  silent: () => [],
  newcomer: () => [],
}

/** What a customer writes unasked; empty for those who never would. */
export function openUp(character: Character, moment: Pick<Moment, 'who' | 'chance'>): Act[] {
  return moment.who.stage === 'paid' ? [text('after-paid')] : openings[character](moment)
}
