import type { StepState } from '#cadence.ts'
import type { LocalDate } from '#dates.ts'
import type { Amounts } from '#money.ts'
import type { DebtorFacts } from '#policy/judge.ts'
import type { ContactRules } from '#policy/rules.ts'
import type { SegmentPerson } from '#segment.ts'
import type { StageKind } from '#stage.ts'

// What the planner knows of one debtor. Gathered by the server for one person or for thousands; the planner asks nobody else.

/** One open debt. */
export interface OpenDebt {
  readonly id: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly currency: string
  /** More than zero, in minor units. */
  readonly balanceMinor: number
  /** The day on which it came into the books; what its ladder would have said before is not made up for. */
  readonly knownSince: LocalDate
}

/** A step of this debtor that was approved or has ended. */
export interface TakenStep {
  readonly cadenceId: string
  readonly stepId: string
  /** The step's own day. */
  readonly on: LocalDate
  readonly state: StepState
  /** The day on which it ended, at the debtor's. */
  readonly endedOn: LocalDate
}

/** What segments and ladders for tags ask about somebody, beside what is owed. */
export type LadderTraits = Pick<SegmentPerson, 'tagIds' | 'language' | 'channels' | 'hasPaid'>

export interface LadderFacts {
  readonly contactId: string
  /** As the contact policy knows the person; `promise` is left to the planner. */
  readonly person: Omit<DebtorFacts, 'promise'>
  /** Left out where nobody asks: then no ladder for tags or a segment is for them. */
  readonly traits?: LadderTraits
  readonly stage: { readonly kind: StageKind; readonly since: LocalDate } | null
  /** By currency: what is open in all, less credit. */
  readonly balances: Amounts
  readonly debts: readonly OpenDebt[]
  /** The open promise; null days: promised without a date. */
  readonly promise: { readonly dueOn: LocalDate | null; readonly graceUntil: LocalDate | null } | null
  /** The last promise, not kept or only in part, when nothing was agreed since. */
  readonly broken: { readonly dueOn: LocalDate; readonly graceUntil: LocalDate } | null
  /** The open instalments of the live plan; null: there is no live plan. */
  readonly instalments: readonly { readonly dueOn: LocalDate; readonly graceUntil: LocalDate }[] | null
  /** The last day of an open settlement. */
  readonly settlementUntil: LocalDate | null
  /** Receipts that wait to be verified. */
  readonly toVerify: number
  /** When money came last (epoch ms). */
  readonly lastPaidAt: number | null
  readonly taken: readonly TakenStep[]
}

/** What holds for all debtors of a place. */
export interface LadderRules {
  readonly contact: ContactRules
  readonly holidays: ReadonlySet<LocalDate>
  /** Somebody paused everything. */
  readonly isPaused: boolean
}
