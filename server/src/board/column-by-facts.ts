import type { CardFacts, MoveReason } from '@aldia/shared/card.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { isContested, type StageKind } from '@aldia/shared/stage.ts'

// Where a card stands is a function of what is true of its person's money and of what people did by hand since. Nothing here
// looks at the order in which facts became known, so that a correction and the fact said right at once come to the same.

/** How one person's account stands on a day. Days are of the workspace's calendar. */
export interface AccountStatus {
  /** Any debt was ever entered, cancelled ones included; without one a promise is taken at its word. */
  readonly hadDebts: boolean
  /** Some debt was entered and not cancelled. */
  readonly hasDebts: boolean
  /** Something is open in some currency, credit taken off. */
  readonly owes: boolean
  readonly isOverdue: boolean
  /** What was open last was written off, and nothing was sold since. */
  readonly isWrittenOff: boolean
  readonly livePlanId: string | null
  readonly openPromiseId: string | null
  /** The agreement that was not kept last, when what it was about is still open and nothing was agreed since. */
  readonly failed: { readonly id: string; readonly how: FailedHow } | null
  /** The debt entered last of those not cancelled. */
  readonly newestDebtId: string | null
  /** The latest due date among what is late. */
  readonly lateOn: LocalDate | null
}

export type FailedHow = NonNullable<CardFacts['failed']>

export const noFacts: CardFacts = { kind: null, aboutId: null, failed: null, newestDebtId: null, lateOn: null }

const owing: ReadonlySet<StageKind | null> = new Set<StageKind>(['reminder', 'overdue', 'promise', 'plan'])
const agreed: ReadonlySet<StageKind | null> = new Set<StageKind>(['promise', 'plan'])

/** The column that the facts ask for when nobody moved the card by hand. */
export function factsOf(status: AccountStatus): CardFacts {
  const { kind, aboutId = null, failed = null } = columnOf(status)
  return { kind, aboutId, failed, newestDebtId: status.newestDebtId, lateOn: status.lateOn }
}

function columnOf(status: AccountStatus): { kind: StageKind | null; aboutId?: string; failed?: FailedHow } {
  if (!status.owes && status.hasDebts) return { kind: status.isWrittenOff ? 'closed' : 'paid' }
  if (!status.owes && status.hadDebts) return { kind: null }
  if (status.livePlanId !== null) return { kind: 'plan', aboutId: status.livePlanId }
  if (status.openPromiseId !== null) return { kind: 'promise', aboutId: status.openPromiseId }
  if (status.failed !== null) return { kind: 'overdue', aboutId: status.failed.id, failed: status.failed.how }
  if (!status.owes) return { kind: null }
  return { kind: status.isOverdue ? 'overdue' : 'reminder' }
}

/**
 * The kind of column that a card goes to; null: it stays. `held`: what was true when a person put it where it stands; null: the
 * facts put it there. `before`: what was true until now. `onTop`: also when it stands in such a column.
 */
export function columnAfter(
  from: StageKind,
  held: CardFacts | null,
  { before, now }: { before: CardFacts | null; now: CardFacts },
): { kind: StageKind; onTop: boolean } | null {
  if (held !== null && !isNews(from, held, now)) return null
  // Nobody stands among those who owe for a debt that was entered by mistake.
  const kind = now.kind ?? (owing.has(from) ? 'paid' : null)
  if (kind === null) return null
  const onTop = hasNewlyFailed(before ?? noFacts, now)
  return kind === from && !onTop ? null : { kind, onTop }
}

/** Stands among those who owe although nothing is owed. */
export const isLeftBehind = (from: StageKind, now: CardFacts): boolean => owing.has(from) && !owing.has(now.kind)

/** The same promise is first open and then broken. */
const hasNewlyFailed = (was: CardFacts, now: CardFacts): boolean =>
  now.failed !== null && (now.aboutId !== was.aboutId || now.failed !== was.failed)

/** Whether something became true since that takes a card from where a person put it. Money paid in part, for instance, does not. */
function isNews(from: StageKind, held: CardFacts, now: CardFacts): boolean {
  const isOther = hasNewlyFailed(held, now) || (now.aboutId !== null && now.aboutId !== held.aboutId)
  const isAgreed = agreed.has(now.kind) && (isOther || now.kind !== held.kind)
  const hasNewDebt = now.newestDebtId !== null && now.newestDebtId > (held.newestDebtId ?? '')
  const owesAgain = owing.has(now.kind) && !owing.has(held.kind)
  // What is in dispute or closed is in a person's hands.
  if (from === 'closed') return isAgreed || hasNewDebt || owesAgain
  if (isContested(from)) return isAgreed || (owing.has(held.kind) && !owing.has(now.kind))
  return now.kind !== held.kind || isOther || hasNewDebt || (now.lateOn ?? '') > (held.lateOn ?? '')
}

/** What to say about a move to the column that the facts ask for. */
export function reasonOf(before: CardFacts | null, now: CardFacts): MoveReason {
  const was = before ?? noFacts
  const hasNewDebt = now.newestDebtId !== null && now.newestDebtId > (was.newestDebtId ?? '')
  switch (now.kind) {
    case 'closed':
      return 'written_off'
    case 'plan':
      return 'plan_accepted'
    case 'promise':
      return 'promise_recorded'
    case 'overdue':
      if (now.failed !== null && hasNewlyFailed(was, now)) return reasonOfFailure[now.failed]
      if (agreed.has(was.kind)) return 'agreement_over'
      if (hasNewDebt) return 'debt_added'
      return owing.has(was.kind) || was.kind === null ? 'debt_overdue' : 'reopened'
    case 'reminder':
      if (agreed.has(was.kind)) return 'agreement_over'
      if (hasNewDebt) return 'debt_added'
      return was.kind === 'overdue' ? 'debt_not_due' : 'reopened'
    default:
      return 'settled'
  }
}

const reasonOfFailure: Readonly<Record<FailedHow, MoveReason>> = {
  broken: 'promise_broken',
  partly_kept: 'promise_partly_kept',
  defaulted: 'plan_defaulted',
}
