import type { MoneyFacts } from '@aldia/server/account/derive-card-balance.ts'
import type { DebtRow, EntryRow } from '@aldia/server/debts/debts.store.ts'
import type { PaymentRow } from '@aldia/server/payments/payments.store.ts'
import type { InstalmentRow, PlanRow } from '@aldia/server/plans/plans.store.ts'
import type { PromiseRow } from '@aldia/server/promises/promises.store.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { plainTerms } from '@aldia/shared/debt.ts'
import type { PaidBy } from '@aldia/shared/payment.ts'
import type { PlanTerms } from '@aldia/shared/plan.ts'
import { planOffer } from '@aldia/shared/plan-terms.ts'
import type { PromiseStatus } from '@aldia/shared/promise.ts'
import { type Days, weekendsRest } from '#support/days.ts'

/** What one person's book is kept with. */
export interface BookParts {
  id: () => string
  days: Days
  workspaceId: string
  contactId: string
  ownerId: string
  seq: number
  /** ISO 4217. */
  currency: string
}

/** One person's money as rows of the tables. Everything that changes a balance is an entry; amounts are in minor units. */
export class Book {
  readonly debts: DebtRow[] = []
  readonly entries: EntryRow[] = []
  readonly payments: PaymentRow[] = []
  readonly promises: PromiseRow[] = []
  readonly plans: PlanRow[] = []
  readonly instalments: InstalmentRow[] = []
  readonly #parts: BookParts
  /** What is open, by debt, the earliest due first. */
  readonly #open = new Map<string, number>()

  constructor(parts: BookParts) {
    this.#parts = parts
  }

  get currency(): string {
    return this.#parts.currency
  }

  get openMinor(): number {
    let sum = 0
    for (const amountMinor of this.#open.values()) sum += amountMinor
    return sum
  }

  /** What the server derives the card from. */
  get facts(): MoneyFacts {
    const { debts, entries, promises, instalments } = this
    const [plan] = this.plans
    const toVerify = this.payments.filter(({ state }) => state === 'claimed').length
    return {
      debts,
      entries,
      promises,
      plan: plan ? { plan, instalments } : null,
      proposals: [],
      settlements: [],
      rested: new Map(),
      endedPlans: [],
      toVerify,
      claims: new Map(),
    }
  }

  /** A sale on credit; those due first are to be added first. */
  owe(about: {
    concept: string
    reference: string | null
    amountMinor: number
    issuedOn: string
    dueOn: string
  }): void {
    const { id, workspaceId, contactId, ownerId, seq, currency, days } = this.#parts
    const debtId = id()
    this.debts.push({
      id: debtId,
      workspaceId,
      seq,
      version: 1,
      contactId,
      ...about,
      currency,
      terms: plainTerms,
      lines: [],
      fileIds: [],
      earlierTerms: [],
      parts: [],
      cancelledAt: null,
      cancelReason: null,
      createdAt: days.noon(about.issuedOn),
      createdById: ownerId,
    })
    this.#open.set(debtId, 0)
    this.#post({ debtId, kind: 'charge', amountMinor: about.amountMinor, on: about.issuedOn })
  }

  /** Money received: it goes to the debt that was due first. A claimed payment is booked nowhere. */
  pay(about: { amountMinor: number; paidOn: LocalDate; paidBy: PaidBy; state: 'claimed' | 'confirmed' }): void {
    const { id, workspaceId, contactId, ownerId, seq, currency, days } = this.#parts
    const at = days.noon(about.paidOn)
    const isSettled = about.state === 'confirmed'
    const paymentId = id()
    this.payments.push({
      id: paymentId,
      workspaceId,
      seq,
      version: 1,
      contactId,
      ...about,
      currency,
      reference: null,
      referenceKey: null,
      note: null,
      fileId: null,
      messageId: null,
      wantedAllocations: [],
      purpose: null,
      planExtra: 'oldest_first',
      settledAt: isSettled ? at : null,
      settledById: isSettled ? ownerId : null,
      reason: null,
      createdAt: at,
      createdById: ownerId,
    })
    if (!isSettled) return
    let leftMinor = about.amountMinor
    for (const [debtId, openMinor] of this.#open) {
      const amountMinor = Math.min(openMinor, leftMinor)
      leftMinor -= amountMinor
      if (amountMinor > 0)
        this.#post({ debtId, kind: 'payment', amountMinor: -amountMinor, on: about.paidOn, paymentId })
    }
    if (leftMinor > 0)
      this.#post({ debtId: null, kind: 'payment', amountMinor: -leftMinor, on: about.paidOn, paymentId })
  }

  /** Gives up all that is open. */
  writeOff(on: LocalDate): void {
    for (const [debtId, openMinor] of this.#open)
      if (openMinor > 0)
        this.#post({ debtId, kind: 'write_off', amountMinor: -openMinor, on, note: 'No se pudo cobrar' })
  }

  /** What was agreed to, and how it stands: what came of it must be paid after it. */
  promise(about: {
    amountMinor: number
    madeOn: LocalDate
    dueOn: LocalDate
    status: PromiseStatus
    paidMinor?: number
  }): void {
    const { id, workspaceId, contactId, ownerId, seq, currency, days } = this.#parts
    const { amountMinor, madeOn, dueOn, status, paidMinor = 0 } = about
    const graceUntil = days.graceUntil(dueOn)
    this.promises.push({
      id: id(),
      workspaceId,
      seq,
      contactId,
      amountMinor,
      currency,
      dueOn,
      graceUntil,
      tolerancePercent: 100,
      debtIds: [],
      messageId: null,
      status,
      paidMinor,
      statusAt: status === 'pending' ? days.noon(madeOn) : days.noon(days.after(graceUntil)),
      cancelReason: null,
      createdAt: days.noon(madeOn),
      createdById: ownerId,
    })
  }

  /** Puts all that is open into instalments, and pays those due before today but for the last `missed` of them. */
  agree(terms: PlanTerms, about: { acceptedOn: LocalDate; missed: number }): void {
    const { id, workspaceId, contactId, ownerId, seq, currency, days } = this.#parts
    const balanceMinor = this.openMinor
    const offer = planOffer(terms, balanceMinor, weekendsRest)
    if ('refused' in offer) throw new Error(`these terms make no plan: ${offer.refused}`)
    const planId = id()
    const at = days.noon(about.acceptedOn)
    const due = offer.instalments.filter(({ dueOn }) => dueOn < days.today)
    const paid = due.slice(0, Math.max(0, due.length - about.missed))
    const graceOver = due.slice(paid.length).filter(({ dueOn }) => days.graceUntil(dueOn) < days.today)
    this.plans.push({
      id: planId,
      workspaceId,
      seq,
      version: 2,
      contactId,
      currency,
      debtIds: [...this.#open].filter(([, openMinor]) => openMinor > 0).map(([debtId]) => debtId),
      status: 'active',
      terms,
      balanceMinor,
      interestMinor: offer.interestMinor,
      totalMinor: offer.totalMinor,
      messageIds: [],
      missed: graceOver.length,
      acceptedAt: at,
      statusAt: at,
      reason: null,
      createdAt: at,
      createdById: ownerId,
    })
    for (const instalment of offer.instalments) {
      const isPaid = paid.includes(instalment)
      this.instalments.push({
        planId,
        workspaceId,
        ...instalment,
        graceUntil: days.graceUntil(instalment.dueOn),
        paidMinor: isPaid ? instalment.amountMinor : 0,
        paidOn: isPaid ? instalment.dueOn : null,
        openOn: isPaid ? null : instalment.dueOn,
      })
      if (isPaid)
        this.pay({ amountMinor: instalment.amountMinor, paidOn: instalment.dueOn, paidBy: 'cash', state: 'confirmed' })
    }
  }

  #post(entry: Pick<EntryRow, 'debtId' | 'kind' | 'amountMinor' | 'on'> & { paymentId?: string; note?: string }): void {
    const { id, workspaceId, contactId, ownerId, seq, currency, days } = this.#parts
    const { debtId, kind, amountMinor, on, paymentId = null, note = null } = entry
    this.entries.push({
      id: id(),
      workspaceId,
      seq,
      contactId,
      debtId,
      kind,
      amountMinor,
      currency,
      on,
      at: days.noon(on),
      paymentId,
      planId: null,
      reversesEntryId: null,
      ruleKey: null,
      calculation: null,
      conversion: null,
      note,
      byUserId: ownerId,
    })
    if (debtId !== null) this.#open.set(debtId, (this.#open.get(debtId) ?? 0) + amountMinor)
  }
}
