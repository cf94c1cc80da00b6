import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import type { Perform, Work } from '#base/work.ts'
import { type SendingTransport, TransportFailure } from '#channels/transport.ts'
import { spellings } from '#contacts/phone-match.ts'
import {
  claim,
  type DepartureParts,
  nextDeparture,
  noteFailure,
  noteHandedOver,
  noteLookUp,
  numberToLookUp,
} from '#outbox/departure.ts'
import { hasUnconfirmed, type OutboxRow, releaseRows, unconfirmedSince } from '#outbox/outbox.store.ts'
import { giveUpUnconfirmed, giveUpUnlinked, unconfirmedBoundMs } from '#outbox/settle.ts'
import type { ClearedMessage } from '#policy/gate.ts'

// The one way out. For each account one row at a time, in order: claimed on disk, handed over, and what came of it written down.
// A row that takes long goes on aside, and only its own conversation waits for it. Dying in between is safe: after the next
// connection the row goes again under the same id, which the network takes only once.

export interface SenderParts extends DepartureParts {
  database: Database
  perform: Perform
  clock: Clock
  /** The transport of an account, if it runs here. */
  transportOf(accountId: string): SendingTransport | null
  /** Says that something failed which is no refusal of the network; names and ids only. */
  report(about: { accountId: string; outboxId: string | null; error: unknown }): void
}

export interface Sender {
  /** Something waits, or may leave by now. */
  wake(accountId: string): void
  /** A connection was opened: what the last one did not confirm goes again. */
  opened(about: { workspaceId: string; accountId: string }): void
  /** The number is linked no longer: what waits fails and says why. */
  unlinked(about: { workspaceId: string; accountId: string }): Promise<void>
  /** Lets the rows under way finish, and takes no other. */
  stop(): Promise<void>
}

/** Acknowledgements and receipts that waited for us get this long to arrive before anything is sent again (ms). */
const graceAfterOpenMs = 3_000
/** A transport that neither sends nor refuses within this time is asked again later (ms). */
const sendTimeoutMs = 90_000
/** After so long (ms) a row no longer holds up those of other conversations. */
const slowAfterMs = 2_000
/** So many slow rows go on aside; then the next ones wait after all. */
const maxAside = 20
const pauseAfterTroubleMs = 5_000
const unconfirmedCheckMs = 10 * 60_000
/** What waits for hours is looked at again now and then, for machines sleep and clocks are set (ms). */
const longestAlarmMs = 10 * 60_000

export function makeSender(parts: SenderParts): Sender {
  const lines = new Map<string, AccountLine>()
  const lineOf = (accountId: string): AccountLine => {
    const line = lines.get(accountId) ?? new AccountLine(parts, accountId)
    lines.set(accountId, line)
    return line
  }
  return {
    wake: (accountId) => lineOf(accountId).wake(),
    opened: ({ workspaceId, accountId }) => lineOf(accountId).opened(workspaceId),
    async unlinked({ workspaceId, accountId }) {
      await inWorkspace(parts, workspaceId, (work) => giveUpUnlinked(work, parts, accountId))
    },
    async stop() {
      await Promise.all([...lines.values()].map((line) => line.stop()))
    },
  }
}

const nothing = () => undefined

/** What leaves over one account. */
class AccountLine {
  readonly #parts: SenderParts
  readonly #accountId: string
  readonly #underWay = new Map<OutboxRow, Promise<void>>()
  #running: Promise<void> | null = null
  #again = false
  #stopped = false
  /** Nothing leaves before that nobody typed (epoch ms). Not kept: what left says it again. */
  #rulesFrom = 0
  /** The same for what a person typed that has waited already. */
  #waitedFrom = 0
  /** What the last connection did not confirm comes first; until it is released, nothing overtakes it. */
  #isHeld = false
  #cancelAlarm: () => void = nothing
  #cancelRelease: () => void = nothing
  #cancelCheck: () => void = nothing

  constructor(parts: SenderParts, accountId: string) {
    this.#parts = parts
    this.#accountId = accountId
  }

  wake(): void {
    if (this.#stopped) return
    this.#again = true
    // Whatever woke it may have changed the pace.
    this.#rulesFrom = 0
    this.#waitedFrom = 0
    this.#running ??= this.#run().finally(() => {
      this.#running = null
      // Woken after the last look and before this line.
      if (this.#again) this.wake()
    })
  }

  opened(workspaceId: string): void {
    this.#watchUnconfirmed(workspaceId)
    this.#cancelRelease()
    this.#isHeld = true
    this.#cancelRelease = this.#parts.clock.after(graceAfterOpenMs, () => {
      this.#release(workspaceId)
        .catch((error: unknown) => this.#report(error))
        .finally(() => this.#letGo(false))
    })
    hasUnconfirmed(this.#parts.database.reader, this.#accountId, this.#idsUnderWay())
      .then((is) => this.#letGo(is))
      .catch((error: unknown) => this.#report(error))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelAlarm()
    this.#cancelRelease()
    this.#cancelCheck()
    await this.#running
    await Promise.all(this.#underWay.values())
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false
        while (!this.#stopped && (await this.#sendNext())) {
          // Each step sends one row.
        }
      }
    } catch (error) {
      this.#report(error)
      this.#again = false
      this.#alarm(pauseAfterTroubleMs)
    }
  }

  /** Sends one row, or leaves it to itself when it takes long; false when there is nothing to do until the next waking. */
  async #sendNext(): Promise<boolean> {
    const { clock, database, transportOf } = this.#parts
    const transport = transportOf(this.#accountId)
    if (this.#isHeld || !transport?.ready() || this.#underWay.size >= maxAside) return false
    const underWay = [...this.#underWay.keys()]
    const about = { now: clock.now(), underWay, rulesFrom: this.#rulesFrom, waitedFrom: this.#waitedFrom }
    const next = await nextDeparture(database.reader, this.#accountId, about)
    if (next === null) return false
    if ('at' in next) {
      this.#alarm(next.at - clock.now())
      return false
    }
    const { row } = next
    const sending = this.#send(transport, row)
    const isAside = await this.#takesLong(sending)
    if (!isAside) await sending
    return true
  }

  #send(transport: SendingTransport, row: OutboxRow): Promise<void> {
    const sending = this.#sendRow(transport, row).finally(() => this.#underWay.delete(row))
    // Whoever waits for it hears of a failure; once aside, nobody does.
    this.#underWay.set(row, sending.catch(nothing))
    return sending
  }

  async #takesLong(sending: Promise<void>): Promise<boolean> {
    const slow = Promise.withResolvers<true>()
    const cancel = this.#parts.clock.after(slowAfterMs, () => slow.resolve(true))
    const isAside = await Promise.race([sending.then(() => false), slow.promise]).finally(cancel)
    if (isAside) {
      sending.then(
        () => this.wake(),
        (error: unknown) => {
          this.#report(error)
          this.#alarm(pauseAfterTroubleMs)
        },
      )
    }
    return isAside
  }

  async #sendRow(transport: SendingTransport, row: OutboxRow): Promise<void> {
    if (!(await this.#knowsAddress(transport, row))) return
    const claimed = await this.#inWorkspace(row.workspaceId, (work) => claim(work, this.#parts, row.id))
    if (claimed === null) return
    if ('cleared' in claimed) await this.#handOver(transport, row, claimed.cleared)
    else if ('rulesFrom' in claimed) this.#rulesFrom = claimed.rulesFrom
    else this.#waitedFrom = claimed.waitedFrom
  }

  async #handOver(transport: SendingTransport, row: OutboxRow, cleared: ClearedMessage): Promise<void> {
    try {
      const sent = await this.#inTime(transport.send(cleared))
      await this.#inWorkspace(row.workspaceId, (work) => noteHandedOver(work, row, sent.raw))
    } catch (error) {
      await this.#fallBack(row, error)
    }
  }

  async #knowsAddress(transport: SendingTransport, row: OutboxRow): Promise<boolean> {
    const unknown = await numberToLookUp(this.#parts.database.reader, row)
    if (!unknown) return true
    try {
      const { phone, contactId } = unknown
      const answers = phone === null ? null : await this.#inTime(transport.lookUp(spellings(phone)))
      const chat = [...(answers?.values() ?? [])].find((answer) => answer !== null) ?? null
      await this.#inWorkspace(row.workspaceId, (work) => noteLookUp(work, this.#parts, row, { contactId, phone, chat }))
    } catch (error) {
      await this.#fallBack(row, error)
    }
    return false
  }

  async #fallBack(row: OutboxRow, error: unknown): Promise<void> {
    const isExpected = error instanceof TransportFailure
    if (!isExpected) this.#report(error, row)
    const why = isExpected ? error : { again: true, failure: null, message: 'unexpected' }
    await this.#inWorkspace(row.workspaceId, (work) => noteFailure(work, this.#parts, row, why))
  }

  async #inTime<T>(sending: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>()
    const cancel = this.#parts.clock.after(sendTimeoutMs, () =>
      late.reject(new TransportFailure('timeout', { again: true })),
    )
    return Promise.race([sending, late.promise]).finally(cancel)
  }

  #letGo(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.wake()
  }

  async #release(workspaceId: string): Promise<void> {
    const about = { accountId: this.#accountId, notIds: this.#idsUnderWay(), unconfirmed: this.#isHeld }
    await this.#inWorkspace(workspaceId, async (work) => {
      await giveUpUnconfirmed(work, this.#parts, this.#accountId)
      await releaseRows(work.tx, { ...about, now: work.now })
    })
  }

  async #checkUnconfirmed(workspaceId: string): Promise<void> {
    const bound = this.#parts.clock.now() - unconfirmedBoundMs
    const overdue = await unconfirmedSince(this.#parts.database.reader, this.#accountId, bound)
    if (overdue.length === 0) return
    await this.#inWorkspace(workspaceId, (work) => giveUpUnconfirmed(work, this.#parts, this.#accountId))
  }

  #watchUnconfirmed(workspaceId: string): void {
    this.#cancelCheck()
    if (this.#stopped) return
    this.#cancelCheck = this.#parts.clock.after(unconfirmedCheckMs, () => {
      this.#checkUnconfirmed(workspaceId)
        .catch((error: unknown) => this.#report(error))
        .finally(() => this.#watchUnconfirmed(workspaceId))
    })
  }

  #alarm(delayMs: number): void {
    this.#cancelAlarm()
    if (!this.#stopped)
      this.#cancelAlarm = this.#parts.clock.after(Math.min(delayMs, longestAlarmMs), () => this.wake())
  }

  #idsUnderWay(): string[] {
    return [...this.#underWay.keys()].map((row) => row.id)
  }

  #report(error: unknown, row?: OutboxRow): void {
    const [first] = this.#idsUnderWay()
    this.#parts.report({ accountId: this.#accountId, outboxId: row?.id ?? first ?? null, error })
  }

  #inWorkspace<T>(workspaceId: string, verb: (work: Work) => Promise<T>): Promise<T> {
    return inWorkspace(this.#parts, workspaceId, verb)
  }
}

async function inWorkspace<T>(parts: SenderParts, workspaceId: string, verb: (work: Work) => Promise<T>): Promise<T> {
  return (await parts.perform({ workspaceId, actor: { kind: 'system' } }, verb)).output
}
