import type { Clock } from '#base/clock.ts'
import type { Person } from '#simulator/person.ts'
import type { World } from '#simulator/world.ts'
import { type Act, answer, freshMemory, type Memory, openUp } from './answers.ts'
import type { Chance } from './chance.ts'
import type { Content } from './conversation.ts'
import type { Debtor } from './debtor.ts'
import { localDay } from './decent-hours.ts'
import { hear } from './hearing.ts'
import { encodeContent } from './messages.ts'
import type { TheirBeat } from './phrases.ts'
import { promiseDayAfter } from './telling.ts'
import { voiceNotes } from './voice-notes.ts'
import { halfOf, type Situation, type Wording } from './wording.ts'

/** After somebody has typed on this phone by hand, the practice leaves it alone for so long. */
const handsOffMs = 10 * 60_000
/** Nobody writes unasked twice within this time. */
const restMs = 12 * 60_000
/** Whoever gets no answer gives up after so many messages. */
const mostUnanswered = 2
const secondMs = 1000

export interface PractisedPersonParts {
  person: Person
  debtor: Debtor
  clock: Clock
  chance: Chance
  wording: Wording
  world: World
  failed(error: unknown): void
}

/** A simulated customer who reads, types and answers like somebody with that character. */
export class PractisedPerson {
  readonly debtor: Debtor
  readonly #parts: PractisedPersonParts
  readonly #memory: Memory = freshMemory()
  readonly #known: Set<string>
  readonly #timers = new Set<() => void>()
  #heardCount: number
  #unread: { id: string; text: string; isVoice: boolean }[] = []
  #doing: Act[] = []
  #lastHeardId: string | null = null
  #isActing = false
  #isReading = false
  #isOwnMove = false
  #handsOffUntil = 0
  #spokeAt = Number.NEGATIVE_INFINITY
  /** Messages written unasked since the team last wrote. */
  #unanswered = 0

  constructor(parts: PractisedPersonParts) {
    this.#parts = parts
    this.debtor = parts.debtor
    this.#known = new Set(parts.person.sent.map(({ id }) => id))
    this.#heardCount = parts.person.received.length
  }

  /** Could write unasked: has a connection, nothing to do, has been quiet for a while, and nobody plays it by hand. */
  get isFree(): boolean {
    const { person, clock } = this.#parts
    const now = clock.now()
    const isIdle = !this.#isActing && this.#unread.length === 0 && this.#doing.length === 0
    const isPatient = this.#unanswered < mostUnanswered && now - this.#spokeAt > restMs
    return person.online && isIdle && isPatient && now >= this.#handsOffUntil
  }

  /** Something about the phone has changed. */
  notice(): void {
    const { person, clock } = this.#parts
    if (this.#isOwnMove) return
    if (person.sent.some(({ id }) => !this.#known.has(id))) {
      this.stop()
      this.#knowSent()
      this.#unread = []
      this.#handsOffUntil = clock.now() + handsOffMs
    }
    this.#takeIn()
    if (!person.online) return
    if (this.#unread.length > 0 && !this.#isReading) this.#beginReading()
    if (!this.#isActing) this.#next()
  }

  /** Writes unasked, with words of its own when given. Answers whether there was anything to say. */
  open(words?: string): boolean {
    const { debtor, chance } = this.#parts
    const again: Act = { kind: 'text', beat: 'did-you-see' }
    const acts = this.#unanswered > 0 ? [again] : openUp(debtor.character, { who: debtor, chance })
    if (words === undefined && acts.length === 0) return false
    this.#unanswered += 1
    if (words === undefined) this.#begin(acts)
    else this.#type({ kind: 'text', text: words })
    return true
  }

  stop(): void {
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
    this.#doing = []
    this.#isActing = false
    this.#isReading = false
  }

  #knowSent(): void {
    for (const { id } of this.#parts.person.sent) this.#known.add(id)
  }

  #takeIn(): void {
    const { person, clock } = this.#parts
    const fresh = person.received.slice(this.#heardCount)
    this.#heardCount = person.received.length
    if (clock.now() < this.#handsOffUntil) return
    const spoken = fresh.filter(({ kind }) => kind !== 'reaction' && kind !== 'edit' && kind !== 'revoke')
    this.#unread.push(...spoken.map(({ id, text, kind }) => ({ id, text, isVoice: kind === 'voice' })))
  }

  /** Some of the silent ones let messages lie unopened. */
  get #looksAway(): boolean {
    return this.debtor.character === 'silent' && Number(this.debtor.phone.slice(-1)) % 2 === 0
  }

  #beginReading(): void {
    this.#isReading = true
    if (this.#looksAway) return
    const isSlow = this.debtor.character === 'silent' || this.debtor.character === 'angry'
    this.#after(isSlow ? [15, 50] : [2, 8], () => {
      this.#isReading = false
      if (this.#parts.person.online) this.#read()
    })
  }

  #read(): void {
    const { person, debtor, chance } = this.#parts
    const unread = this.#unread
    this.#unread = []
    this.#unanswered = 0
    this.#lastHeardId = unread.at(-1)?.id ?? null
    person.read()
    for (const { id } of unread.filter(({ isVoice }) => isVoice)) this.#after([4, 9], () => person.play(id))
    const heard = hear(unread.map(({ text }) => text).join('\n'))
    const { acts, later } = answer(debtor.character, { who: debtor, heard, memory: this.#memory, chance })
    this.#begin(acts)
    if (later.length > 0) this.#after([50, 130], () => this.#begin(later))
  }

  #begin(acts: readonly Act[]): void {
    this.#doing.push(...acts)
    if (!this.#isActing) this.#next()
  }

  #next(): void {
    const { person } = this.#parts
    // Without a connection the rest waits until the phone is back.
    const act = person.online ? this.#doing.shift() : undefined
    if (!act) return
    this.#isActing = true
    this.#after([1, 3], () => this.#do(act))
  }

  #do(act: Act): void {
    if (act.kind !== 'reaction') {
      this.#type(this.#contentOf(act))
      return
    }
    const { person } = this.#parts
    const target = this.#lastHeardId
    if (target === null) {
      this.#settle()
      return
    }
    // The phone tells of the reaction before its id is known here.
    this.#isOwnMove = true
    const sending = person.sendReaction(target, act.emoji)
    this.#isOwnMove = false
    this.#knowSent()
    this.#finish(sending)
  }

  #type(content: Content): void {
    const { person } = this.#parts
    this.#isActing = true
    const isVoice = content.kind === 'voice'
    const words = content.kind === 'text' ? content.text : content.kind === 'receipt' ? (content.caption ?? '') : ''
    const seconds = isVoice ? voiceNotes[content.note].seconds : Math.min(1.5 + words.length / 14, 7)
    person.typing(true, isVoice ? 'voice' : 'text')
    this.#after([seconds, seconds + 1], () => {
      person.typing(false)
      this.#finish(this.#send(content))
    })
  }

  async #send(content: Content): Promise<string> {
    const { person, world, debtor, clock, chance } = this.#parts
    const at = clock.now()
    const key = `${debtor.phone} ${chance.next()}`
    const message = await encodeContent({ content, key, at, debtor, world })
    const id = world.nextId()
    this.#known.add(id)
    return person.sendRaw(message, { id })
  }

  #finish(sending: Promise<string>): void {
    void sending.catch((error: unknown) => this.#parts.failed(error)).then(() => this.#settle())
  }

  #settle(): void {
    this.#isActing = false
    this.#spokeAt = this.#parts.clock.now()
    this.#next()
  }

  #contentOf(act: Exclude<Act, { kind: 'reaction' }>): Content {
    const { debtor, clock } = this.#parts
    const now = clock.now()
    switch (act.kind) {
      case 'text':
        return { kind: 'text', text: this.#words(act.beat) }
      case 'receipt': {
        const amountPesos = act.share === 'whole' ? debtor.partPesos : halfOf(debtor.partPesos)
        const caption = act.beat === null ? null : this.#words(act.beat)
        return { kind: 'receipt', caption, amountPesos, paidAt: now - 3 * 60_000 }
      }
      case 'delivery-note':
        return { kind: 'delivery-note', caption: this.#words('delivery-note'), deliveredAt: now - 40 * 86_400_000 }
      case 'document':
        return { kind: 'document', amountPesos: debtor.partPesos, paidAt: now - 6 * 60_000 }
      case 'voice':
        return act
    }
  }

  #words(beat: TheirBeat): string {
    const { debtor, wording, clock, chance } = this.#parts
    const at = clock.now()
    const { promisedDay } = this.#memory
    const keeps = beat !== 'broke-promise' && promisedDay !== null && promisedDay > localDay(at)
    const nextPromiseDay = keeps ? promisedDay : promiseDayAfter(at, chance)
    const situation: Situation = { at, nextPromiseDay, promisedDay, dueDay: localDay(at), done: 0 }
    const worded = wording.customer(beat, debtor, situation)
    this.#memory.promisedDay = worded.promisedDay ?? promisedDay
    return worded.text
  }

  #after([low, high]: readonly [number, number], run: () => void): void {
    const { clock, chance } = this.#parts
    const cancel = clock.after((low + chance.next() * (high - low)) * secondMs, () => {
      this.#timers.delete(cancel)
      run()
    })
    this.#timers.add(cancel)
  }
}
