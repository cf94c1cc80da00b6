import type { Chance } from './chance.ts'
import type { Content, Line } from './conversation.ts'
import type { Debtor } from './debtor.ts'
import { localDay, weekday } from './decent-hours.ts'
import type { OurBeat, TheirBeat } from './phrases.ts'
import type { Step } from './scenes.ts'
import { halfOf, type Situation, type Wording } from './wording.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** A step with its time, epoch ms. */
export interface PlacedStep extends Step {
  at: number
}

/** A receipt that was sent in the chat. */
export interface SentReceipt {
  /** The line that brought it. */
  lineId: string
  /** Epoch ms. */
  paidAt: number
  amountPesos: number
  /** A whole instalment, or half of one. */
  share: 'whole' | 'half'
  /** The shop has said that it has it. */
  isAnswered: boolean
}

/** How the account stands at the end of a conversation. Days are local day numbers. */
export interface Standing {
  /** Instalments paid, those before the conversation included. */
  done: number
  /** The day that was last named for the next instalment; null: none. */
  dueDay: number | null
  /** The days that were promised, oldest first. */
  promisedDays: number[]
  receipts: SentReceipt[]
}

/** One to five days on, never a Sunday; a local day number. */
export function promiseDayAfter(at: number, chance: Chance): number {
  const day = localDay(at) + chance.between(1, 5)
  return weekday(day) === 0 ? day + 1 : day
}

function paysWhole({ by, say }: Step): boolean {
  return by === 'us' && say.kind === 'text' && (say.beat === 'got-receipt' || say.beat === 'all-paid')
}

/** How many instalments are paid in these steps. */
export function paymentsIn(steps: readonly Step[]): number {
  return steps.filter(paysWhole).length
}

/** Keeps the accounts of one conversation while it is put into words, step by step in order of time. */
export class Telling {
  readonly lines: Line[] = []
  readonly #receipts: SentReceipt[] = []
  readonly #promisedDays: number[] = []
  readonly #debtor: Debtor
  readonly #chance: Chance
  readonly #wording: Wording
  #done: number
  #promisedDay: number | null = null
  #dueDay: number | null = null

  constructor(of: { debtor: Debtor; chance: Chance; wording: Wording; done: number }) {
    this.#debtor = of.debtor
    this.#chance = of.chance
    this.#wording = of.wording
    this.#done = of.done
  }

  get standing(): Standing {
    return { done: this.#done, dueDay: this.#dueDay, promisedDays: this.#promisedDays, receipts: this.#receipts }
  }

  tell(step: PlacedStep): void {
    const { by, at } = step
    if (paysWhole(step)) {
      this.#done += 1
      this.#promisedDay = null
    }
    const answered = step.quotes ? this.lines.findLast((line) => line.by !== by) : undefined
    const content = this.#content(step)
    const id = this.#id(by)
    this.lines.push({ id, by, at, content, quotes: answered?.id ?? null })
    if (content.kind === 'receipt' || content.kind === 'document') {
      const { paidAt, amountPesos } = content
      const share = amountPesos === this.#debtor.partPesos ? 'whole' : 'half'
      this.#receipts.push({ lineId: id, paidAt, amountPesos, share, isAnswered: false })
    }
    if (by === 'us') for (const receipt of this.#receipts) receipt.isAnswered = true
    // The next instalment has its own date.
    if (paysWhole(step)) this.#dueDay = null
  }

  #id(by: 'us' | 'them'): string {
    const digits = Array.from({ length: 18 }, () => this.#chance.between(0, 15).toString(16)).join('')
    return `${by === 'us' ? '3EB0' : '3A'}${digits.toUpperCase()}`
  }

  #content({ by, say, at }: PlacedStep): Content {
    const { partPesos } = this.#debtor
    switch (say.kind) {
      case 'text':
        return { kind: 'text', text: this.#words(by, say.beat, at) }
      case 'receipt': {
        const amountPesos = say.share === 'whole' ? partPesos : halfOf(partPesos)
        const caption = say.beat === null ? null : this.#words(by, say.beat, at)
        return { kind: 'receipt', caption, amountPesos, paidAt: at - this.#chance.between(2, 25) * minuteMs }
      }
      case 'delivery-note':
        return { kind: 'delivery-note', caption: this.#words(by, say.beat, at), deliveredAt: at - 40 * dayMs }
      case 'document':
        return { kind: 'document', amountPesos: partPesos, paidAt: at - 6 * minuteMs }
      default:
        return say
    }
  }

  #words(by: Step['by'], beat: TheirBeat | OurBeat, at: number): string {
    const debtor = this.#debtor
    const situation = this.#situation(beat, at)
    if (by === 'us') return this.#wording.team(beat as OurBeat, debtor, situation)
    const worded = this.#wording.customer(beat as TheirBeat, debtor, situation)
    this.#promisedDay = worded.promisedDay ?? this.#promisedDay
    if (worded.promisedDay !== null) this.#promisedDays.push(worded.promisedDay)
    return worded.text
  }

  #situation(beat: TheirBeat | OurBeat, at: number): Situation {
    const today = localDay(at)
    if (beat === 'sale') this.#dueDay = today + 15
    if (beat === 'before') this.#dueDay = today + this.#chance.between(1, 3)
    if (beat === 'due-today') this.#dueDay = today
    const isDue = this.#dueDay !== null && this.#dueDay < today && this.#dueDay > today - 12
    if (beat.startsWith('overdue') && !isDue) this.#dueDay = today - this.#chance.between(2, 8)
    // A promise is repeated as it was made until its day has come.
    const kept = this.#promisedDay !== null && this.#promisedDay > today ? this.#promisedDay : null
    return {
      at,
      nextPromiseDay: kept ?? promiseDayAfter(at, this.#chance),
      promisedDay: this.#promisedDay,
      dueDay: this.#dueDay ?? today + 4,
      done: this.#done,
    }
  }
}
