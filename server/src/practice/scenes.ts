import type { OurBeat, TheirBeat } from './phrases.ts'
import type { VoiceNote } from './voice-notes.ts'

/** What somebody does in a conversation. */
export type Say =
  | { kind: 'text'; beat: TheirBeat | OurBeat }
  /** A picture of a transfer, with or without words. */
  | { kind: 'receipt'; beat: TheirBeat | null; share: 'whole' | 'half' }
  /** A photo of the paper that came with the furniture. */
  | { kind: 'delivery-note'; beat: TheirBeat }
  | { kind: 'voice'; note: VoiceNote }
  | { kind: 'document' }
  | { kind: 'location' }
  | { kind: 'contact' }

/** One thing said, so many minutes after the one before. */
export interface Step {
  by: 'us' | 'them'
  say: Say
  waitMinutes: readonly [number, number]
  /** It answers the last message of the other side. */
  quotes: boolean
}

/** A stretch of conversation, so many days after the one before. */
export interface Scene {
  gapDays: readonly [number, number]
  steps: readonly Step[]
  /** The customer's last words have been neither read nor answered. */
  isOpen: boolean
}

const minute = [1, 4] as const
const while_ = [8, 95] as const
const hours = [120, 420] as const
const daysLater = (low: number, high: number) => [low * 1440, high * 1440] as const

type Wait = readonly [number, number]
const us = (beat: OurBeat, waitMinutes: Wait = while_): Step => ({
  by: 'us',
  say: { kind: 'text', beat },
  waitMinutes,
  quotes: false,
})
const them = (beat: TheirBeat, waitMinutes: Wait = while_): Step => ({
  by: 'them',
  say: { kind: 'text', beat },
  waitMinutes,
  quotes: false,
})
const does = (say: Say, waitMinutes: Wait = while_): Step => ({ by: 'them', say, waitMinutes, quotes: false })
const quoting = (step: Step): Step => ({ ...step, quotes: true })
const receipt = (beat: TheirBeat | null, waitMinutes: Wait = while_): Step =>
  does({ kind: 'receipt', beat, share: 'whole' }, waitMinutes)
const voice = (note: VoiceNote, waitMinutes: Wait = while_): Step => does({ kind: 'voice', note }, waitMinutes)

const scene = (gapDays: Wait, ...steps: Step[]): Scene => ({ gapDays, steps, isOpen: false })
const open = (gapDays: Wait, ...steps: Step[]): Scene => ({ gapDays, steps, isOpen: true })

/** The scenes that stories are made of. Some end with words of the customer that nobody has answered yet. */
export const scenes = {
  sale: () => scene([0, 0], us('sale'), them('thanks')),
  saleAndHouse: () =>
    scene(
      [0, 0],
      us('sale'),
      them('ok'),
      us('delivery-tomorrow', daysLater(2, 3)),
      does({ kind: 'location' }),
      us('house-ok'),
    ),
  delivery: () => scene([2, 5], us('delivery'), them('ok', minute), them('delivered', hours), us('closing')),
  paidOnTime: () => scene([9, 14], us('before'), them('ok'), receipt('receipt', daysLater(1, 2)), us('got-receipt')),
  paidWithThanks: () =>
    scene(
      [9, 14],
      us('before'),
      them('thanks'),
      receipt('receipt', daysLater(1, 2)),
      us('got-receipt'),
      them('thanks', minute),
    ),
  paidByDocument: () =>
    scene(
      [9, 14],
      us('due-today'),
      them('will-pay-today'),
      does({ kind: 'document' }, hours),
      them('receipt', minute),
      us('got-receipt'),
    ),
  paidLate: () =>
    scene(
      [9, 14],
      us('overdue'),
      them('will-pay'),
      us('promise-ok'),
      receipt('receipt', daysLater(2, 4)),
      us('got-receipt'),
      them('thanks', minute),
    ),
  asksThenPays: () =>
    scene(
      [9, 13],
      us('due-today'),
      quoting(them('ask-account')),
      us('account'),
      them('thanks', minute),
      receipt('receipt', hours),
      us('got-receipt'),
    ),
  paysHalf: () =>
    scene([9, 13], us('overdue'), does({ kind: 'receipt', beat: 'part-paid', share: 'half' }), us('check-receipt')),
  lastPayment: () =>
    scene([10, 15], us('before'), them('ok'), receipt('receipt', daysLater(0, 1)), us('all-paid'), them('all-paid')),
  forgets: () =>
    scene(
      [9, 14],
      us('due-today'),
      them('forgot'),
      them('will-pay-today', minute),
      receipt(null, hours),
      us('got-receipt'),
    ),
  balance: () => scene([3, 7], them('ask-amount'), us('balance'), them('thanks')),
  account: () => scene([3, 7], them('ask-account'), us('account'), quoting(them('ok', minute))),
  passesOn: () =>
    scene([4, 8], us('overdue'), does({ kind: 'contact' }), them('will-pay-vague', minute), us('closing')),
  promise: () => scene([8, 12], us('overdue'), them('will-pay'), us('promise-ok')),
  promiseWithHello: () =>
    scene([8, 12], us('overdue'), them('hello'), them('will-pay', minute), us('promise-ok'), them('ok')),
  breaks: () => scene([6, 8], us('broken'), them('broke-promise', hours), us('promise-ok')),
  breaksAgain: () =>
    scene([6, 8], us('broken'), quoting(them('broke-promise', hours)), them('more-time', minute), us('promise-ok')),
  brokenUnanswered: () => scene([6, 8], us('broken')),
  busy: () => scene([5, 9], us('overdue'), them('busy', minute)),
  hardship: () => scene([8, 12], us('overdue'), them('no-money'), us('hardship'), them('thanks')),
  hardshipToPlan: () =>
    scene([3, 6], us('plan-offer'), quoting(them('accept-plan')), us('plan-ok'), them('thanks', minute)),
  asksParts: () =>
    scene([6, 10], us('overdue'), them('ask-parts'), us('plan-offer'), them('accept-plan'), us('plan-ok')),
  planPayment: () =>
    scene(
      [7, 13],
      does({ kind: 'receipt', beat: 'receipt', share: 'half' }),
      us('check-receipt'),
      us('closing', hours),
    ),
  disputeGoods: () => scene([8, 12], us('overdue'), them('dispute-goods'), us('ask-goods'), them('goods-more')),
  disputeMoney: () => scene([8, 12], us('overdue'), them('dispute-money'), us('ask-money'), them('money-more')),
  disputeWithNote: () =>
    scene(
      [8, 12],
      us('overdue'),
      them('dispute-goods'),
      us('ask-goods'),
      does({ kind: 'delivery-note', beat: 'delivery-note' }),
      them('goods-more', minute),
    ),
  disputeByVoice: () => scene([8, 12], us('overdue'), voice('el-closet'), us('ask-goods')),
  visit: () => scene([1, 3], us('visit'), them('dispute-calm')),
  corrected: () => scene([1, 3], us('corrected'), them('dispute-calm')),
  angry: () => scene([8, 12], us('overdue-again'), them('angry'), us('sorry'), them('angry-calm', hours)),
  angryStays: () => scene([8, 12], us('overdue-again'), them('angry'), us('sorry'), them('angry-more', minute)),
  wrongNumber: () => scene([0, 0], us('overdue'), them('wrong-number'), us('wrong-sorry')),
  silence: () => scene([6, 9], us('before')),
  silenceOverdue: () => scene([6, 9], us('overdue')),
  silenceAgain: () => scene([5, 8], us('overdue-again')),
  silenceOk: () => scene([6, 10], us('due-today'), them('ok', hours)),
  says: (note: VoiceNote) => scene([7, 11], us('overdue'), voice(note), us('after-voice')),
  saysWhy: (note: VoiceNote) =>
    scene([6, 9], us('before'), them('prefers-voice'), voice(note, minute), us('after-voice')),
  remindedLately: () => scene([6, 10], us('before'), them('ok')),
  // What nobody has answered yet.
  openReceipt: () => open([8, 12], us('due-today'), receipt('receipt', hours)),
  openReceiptUnasked: () => open([8, 12], receipt(null), them('says-paid', minute)),
  openDocument: () => open([8, 12], us('overdue'), does({ kind: 'document' }), them('receipt', minute)),
  openPromise: () => open([8, 12], us('overdue'), them('will-pay')),
  openParts: () => open([6, 10], us('overdue'), them('no-money'), them('ask-parts', minute)),
  openAccount: () => open([4, 8], us('due-today'), them('ask-account')),
  openDispute: () => open([8, 12], us('overdue'), them('dispute-goods'), them('goods-more', minute)),
  openAnger: () => open([8, 12], us('overdue-again'), them('angry')),
  openWrongNumber: () => open([0, 0], us('overdue'), them('wrong-number'), them('wrong-number-again', hours)),
  openVoice: (note: VoiceNote) => open([6, 9], us('overdue'), voice(note)),
  openDoubt: () => open([3, 5], them('ask-amount'), them('did-you-see', hours)),
} satisfies Record<string, (...args: never[]) => Scene>
