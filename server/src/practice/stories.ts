import type { StageKind } from '@aldia/shared/stage.ts'
import type { Chance } from './chance.ts'
import type { Character, Debtor } from './debtor.ts'
import { type Scene, scenes as s } from './scenes.ts'
import { type VoiceNote, voiceNotes } from './voice-notes.ts'

type Who = Pick<Debtor, 'gender' | 'language'>

/** Where a customer of some character may have got to, and how many of them there are. */
export interface Outcome {
  character: Character
  stage: StageKind
  count: number
  /** Days since the last scene began. */
  lastDays: readonly [number, number]
  scenes(debtor: Who, chance: Chance): Scene[]
}

const begins = (chance: Chance): Scene[] => {
  if (chance.happens(0.4)) return []
  return chance.happens(0.3) ? [s.saleAndHouse()] : [s.sale(), s.delivery()]
}
const pays = (chance: Chance): Scene =>
  chance.pick([s.paidOnTime, s.paidWithThanks, s.paidByDocument, s.asksThenPays, s.forgets])()
const asks = (chance: Chance): Scene[] => (chance.happens(0.4) ? [chance.pick([s.balance, s.account])()] : [])

function noteThat(says: string, { gender, language }: Who): VoiceNote {
  const names = Object.keys(voiceNotes) as VoiceNote[]
  const fits = (note: VoiceNote) => voiceNotes[note].gender === gender && voiceNotes[note].language === language
  return names.find((note) => fits(note) && voiceNotes[note].says === says) ?? names.find(fits) ?? 'el-viernes'
}

function quarrel({ gender, language }: Who, chance: Chance): Scene[] {
  if (chance.happens(0.2)) return [s.openDispute()]
  if (chance.happens(0.35)) return [s.disputeMoney(), ...(chance.happens(0.5) ? [s.corrected()] : [])]
  const isSpoken = gender === 'm' && language === 'es' && chance.happens(0.35)
  const complaint = isSpoken ? s.disputeByVoice() : chance.pick([s.disputeGoods, s.disputeWithNote])()
  return [complaint, ...(chance.happens(0.5) ? [s.visit()] : [])]
}

/** The whole book of the shop. */
export const outcomes: readonly Outcome[] = [
  {
    character: 'kind-but-late',
    stage: 'promise',
    count: 9,
    lastDays: [0.1, 3],
    scenes: (_, c) => [...begins(c), s.paidLate(), ...asks(c), c.pick([s.promise, s.promiseWithHello])()],
  },
  {
    character: 'kind-but-late',
    stage: 'overdue',
    count: 3,
    lastDays: [0.05, 0.8],
    scenes: (_, c) => [...begins(c), s.paidLate(), s.openPromise()],
  },
  {
    character: 'kind-but-late',
    stage: 'reminder',
    count: 5,
    lastDays: [2, 6],
    scenes: (_, c) => [...begins(c), s.paysHalf(), ...asks(c), s.paidLate()],
  },
  {
    character: 'forgetful',
    stage: 'overdue',
    count: 5,
    lastDays: [0.2, 4],
    scenes: (_, c) => [...begins(c), s.forgets(), ...asks(c), s.busy()],
  },
  {
    character: 'forgetful',
    stage: 'reminder',
    count: 6,
    lastDays: [0.3, 5],
    scenes: (_, c) => [...begins(c), s.forgets(), s.remindedLately()],
  },
  {
    character: 'no-money',
    stage: 'overdue',
    count: 5,
    lastDays: [1, 6],
    scenes: (_, c) => [...begins(c), pays(c), s.hardship()],
  },
  {
    character: 'no-money',
    stage: 'plan',
    count: 4,
    lastDays: [2, 9],
    scenes: (_, c) => [...begins(c), s.hardship(), s.hardshipToPlan(), ...(c.happens(0.5) ? [s.planPayment()] : [])],
  },
  {
    character: 'disputes',
    stage: 'dispute',
    count: 6,
    lastDays: [0.2, 5],
    scenes: (who, c) => [...begins(c), pays(c), ...quarrel(who, c)],
  },
  {
    character: 'angry',
    stage: 'overdue',
    count: 4,
    lastDays: [0.2, 6],
    scenes: (_, c) => [...begins(c), s.silenceOverdue(), c.pick([s.angry, s.angryStays])()],
  },
  {
    character: 'angry',
    stage: 'dispute',
    count: 2,
    lastDays: [0.1, 1],
    scenes: (_, c) => [...begins(c), s.disputeMoney(), s.openAnger()],
  },
  {
    character: 'sends-receipts',
    stage: 'reminder',
    count: 4,
    lastDays: [0.05, 0.9],
    scenes: (_, c) => [...begins(c), pays(c), c.pick([s.openReceipt, s.openReceiptUnasked])()],
  },
  {
    character: 'sends-receipts',
    stage: 'inbox',
    count: 3,
    lastDays: [0.05, 0.9],
    scenes: (_, c) => [...begins(c), pays(c), c.pick([s.openReceipt, s.openReceiptUnasked, s.openDocument])()],
  },
  {
    character: 'sends-receipts',
    stage: 'paid',
    count: 5,
    lastDays: [1, 9],
    scenes: (_, c) => [pays(c), pays(c), s.lastPayment()],
  },
  {
    character: 'sends-receipts',
    stage: 'reminder',
    count: 3,
    lastDays: [2, 6],
    scenes: (_, c) => [...begins(c), pays(c), s.asksThenPays()],
  },
  {
    character: 'voice-only',
    stage: 'promise',
    count: 3,
    lastDays: [0.2, 3],
    scenes: (who) => [s.sale(), s.saysWhy(noteThat('account', who)), s.says(noteThat('promise', who))],
  },
  {
    character: 'voice-only',
    stage: 'overdue',
    count: 2,
    lastDays: [1, 5],
    scenes: (who) => [s.saysWhy(noteThat('busy', who)), s.says(noteThat('no-money', who))],
  },
  {
    character: 'voice-only',
    stage: 'inbox',
    count: 2,
    lastDays: [0.05, 0.7],
    scenes: (who) => [s.sale(), s.paidOnTime(), s.openVoice(noteThat('paid', who))],
  },
  { character: 'wrong-number', stage: 'closed', count: 2, lastDays: [5, 20], scenes: () => [s.wrongNumber()] },
  { character: 'wrong-number', stage: 'inbox', count: 1, lastDays: [0.3, 1], scenes: () => [s.openWrongNumber()] },
  {
    character: 'breaks-promises',
    stage: 'overdue',
    count: 7,
    lastDays: [0.2, 3],
    scenes: (_, c) => [...begins(c), s.promise(), s.breaks(), c.happens(0.5) ? s.brokenUnanswered() : s.openDoubt()],
  },
  {
    character: 'breaks-promises',
    stage: 'promise',
    count: 3,
    lastDays: [0.3, 2],
    scenes: (_, c) => [...begins(c), s.paysHalf(), s.promise(), s.breaksAgain()],
  },
  {
    character: 'asks-for-parts',
    stage: 'plan',
    count: 9,
    lastDays: [1, 8],
    scenes: (_, c) => [...begins(c), pays(c), s.asksParts(), ...(c.happens(0.6) ? [s.planPayment()] : [])],
  },
  {
    character: 'asks-for-parts',
    stage: 'inbox',
    count: 4,
    lastDays: [0.05, 0.9],
    scenes: (_, c) => [...begins(c), pays(c), c.happens(0.6) ? s.openParts() : s.openAccount()],
  },
  {
    character: 'punctual',
    stage: 'paid',
    count: 9,
    lastDays: [2, 16],
    scenes: (_, c) => [...begins(c).slice(0, 1), pays(c), s.paidWithThanks(), s.lastPayment()],
  },
  {
    character: 'punctual',
    stage: 'reminder',
    count: 5,
    lastDays: [0.5, 6],
    scenes: (_, c) => [...begins(c), s.paidOnTime(), c.happens(0.4) ? s.passesOn() : s.remindedLately()],
  },
  {
    character: 'silent',
    stage: 'overdue',
    count: 6,
    lastDays: [0.5, 5],
    scenes: (_, c) => [...begins(c), s.silence(), s.silenceOverdue(), s.silenceAgain()],
  },
  {
    character: 'silent',
    stage: 'reminder',
    count: 3,
    lastDays: [0.5, 4],
    scenes: (_, c) => [...begins(c), s.silenceOk(), s.silence()],
  },
]
