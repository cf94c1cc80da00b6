import type { Person } from '@aldia/server/simulator/person.ts'
import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import {
  approveStep,
  type Cadences,
  type PlannedItem,
  type PlannedPage,
  switchCadence,
} from '@aldia/shared/cadence-commands.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { recordPayment } from '@aldia/shared/payment.ts'
import { addPaymentMethod } from '@aldia/shared/payment-method.ts'
import type { Client } from '#support/browserless-client.ts'
import { type JumpingClock, jumpingClock } from '#support/jumping-clock.ts'
import { linkPhone } from '#support/linked.ts'
import { owner, type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

/** Somebody who owes, with their phone. */
export interface LadderDebtor {
  person: Person
  cardId: string
}

/** A wall clock in Colombia: `2026-11-23T08:00` as epoch ms. */
export const bogota = (text: string): number => Date.parse(`${text}:00-05:00`)

/**
 * For stories of ladders: a shop in Colombia (Monday to Friday 7 to 19, Saturday 8 to 15, one contact a day) on Monday 23 November
 * 2026 at eight, with a linked phone and a clock that leaps.
 */
export class LadderStory {
  readonly whatsapp: Simulator
  readonly clock: JumpingClock
  running: Running
  rosa: Client
  readonly #passed: (ms: number) => Promise<void>

  private constructor(
    about: Pick<LadderStory, 'whatsapp' | 'clock' | 'running' | 'rosa'>,
    passed: (ms: number) => Promise<void>,
  ) {
    this.whatsapp = about.whatsapp
    this.clock = about.clock
    this.running = about.running
    this.rosa = about.rosa
    this.#passed = passed
  }

  /** `passed`: told of every leap (ms), for pages that live in the same time. */
  static async begin(passed: (ms: number) => Promise<void> = async () => {}): Promise<LadderStory> {
    const whatsapp = await startSimulator()
    const clock = jumpingClock(bogota('2026-11-23T08:00'))
    const running = await startRunning({ simulator: whatsapp, clock })
    const rosa = await running.setUp('CO', { keepsHours: true })
    await linkPhone(rosa, whatsapp)
    const details = { kind: 'nequi', phone: '3001112233', holder: 'Rosa Díaz' } as const
    await rosa.run(addPaymentMethod, { name: 'Nequi', details })
    return new LadderStory({ whatsapp, clock, running, rosa }, passed)
  }

  async end(): Promise<void> {
    await this.running.stop()
    this.clock.stop()
    await this.whatsapp.close()
  }

  async debtor(name: string, phone: string): Promise<LadderDebtor> {
    const person = this.whatsapp.addPerson({ phone, name })
    const { output } = await this.rosa.run(addContact, { name, phone: `+${phone}` })
    return { person, cardId: output.cardId ?? '' }
  }

  /** Answers the debt's id. */
  async owes({ cardId }: LadderDebtor, amountMinor: number, dueOn: string): Promise<string> {
    const { output } = await this.rosa.run(addDebt, {
      ...{ cardId, reference: null, concept: 'Mercancía', currency: 'COP', amountMinor, issuedOn: '2026-11-02', dueOn },
      ...{ terms: plainTerms, lines: [], fileIds: [] },
    })
    return output.id
  }

  async pays({ cardId }: LadderDebtor, amountMinor: number, paidOn: string, debtId: string): Promise<void> {
    await this.rosa.run(recordPayment, {
      ...{ cardId, amountMinor, currency: 'COP', paidOn, paidBy: 'cash', state: 'confirmed' },
      allocations: [{ debtId, amountMinor }],
    })
  }

  async switchCreditOn(): Promise<void> {
    const { cadences } = await this.rosa.read<Cadences>('/api/cadences')
    const credit = cadences.find(({ starter }) => starter === 'credit')
    await this.rosa.run(switchCadence, { cadenceId: credit?.id ?? '', isOn: true })
  }

  async waiting(): Promise<PlannedItem[]> {
    const { items } = await this.rosa.read<PlannedPage>('/api/cadences/approvals')
    return items.filter(({ verdict }) => verdict === 'awaits')
  }

  async approve({ cardId, on, steps }: PlannedItem): Promise<void> {
    await this.rosa.run(approveStep, { cardId, on, steps, text: null })
  }

  async planned(on: string, { cardId }: LadderDebtor): Promise<PlannedItem | undefined> {
    const { items } = await this.rosa.read<PlannedPage>(`/api/cadences/days/${on}`)
    return items.find((item) => item.cardId === cardId)
  }

  async goTo(at: number): Promise<void> {
    const byMs = Math.max(0, at - this.clock.now())
    this.clock.leap(byMs)
    await this.#passed(byMs)
  }

  /** The number keeps a pace, so that what is due together leaves one after the other: time goes on meanwhile. */
  async reads(what: string, who: LadderDebtor, count: number): Promise<void> {
    await until(
      what,
      async () => {
        if (textsOf(who).length >= count) return true
        await this.goTo(this.clock.now() + 5_000)
        return false
      },
      30_000,
    )
  }

  /** The program is off until an instant (epoch ms), and up again. */
  async sleepUntil(at: number): Promise<void> {
    await this.running.stop({ keepData: true })
    await this.goTo(at)
    this.running = await startRunning({ simulator: this.whatsapp, clock: this.clock, folder: this.running.folder })
    this.rosa = await this.running.signIn(owner.email, owner.password)
    const account = async () => (await this.rosa.read<BoardSnapshot>('/api/board')).channelAccounts[0]
    await until('online again', async () => (await account())?.state === 'online', 30_000)
  }
}

/** What somebody reads on their phone, in order. */
export const textsOf = ({ person }: LadderDebtor): (string | null)[] => person.received.map(({ text }) => text)
