import type { StageKind } from '@aldia/shared/stage.ts'

/** What became true of a person's money; each may move the card. */
export type Fact =
  | 'debt_added'
  | 'debt_overdue'
  | 'promise_recorded'
  | 'promise_broken'
  | 'promise_partly_kept'
  | 'agreement_over'
  | 'plan_accepted'
  | 'plan_defaulted'
  | 'settled'
  | 'reopened'

/** How the person stands at that moment. */
export interface Standing {
  readonly hasLivePlan: boolean
  readonly hasPendingPromise: boolean
  readonly isOverdue: boolean
}

/** The kind of stage that a fact asks for; null: the card stays where somebody put it. `onTop` also inside that stage. */
export function stageKindAfter(
  fact: Fact,
  from: StageKind,
  standing: Standing,
): { kind: StageKind; onTop: boolean } | null {
  const agreed = standing.hasLivePlan || standing.hasPendingPromise
  // What is in dispute or closed is in a person's hands.
  const isResting = from === 'dispute' || from === 'closed'
  const owing = { kind: standing.isOverdue ? 'overdue' : 'reminder', onTop: false } as const
  const change = (kind: StageKind, onTop = false) => (kind === from && !onTop ? null : { kind, onTop })
  switch (fact) {
    case 'settled':
      return from === 'closed' ? null : change('paid')
    case 'plan_accepted':
      return change('plan')
    case 'promise_recorded':
      return standing.hasLivePlan ? null : change('promise')
    case 'promise_broken':
    case 'promise_partly_kept':
      return isResting || standing.hasLivePlan ? null : change('overdue', true)
    case 'plan_defaulted':
      return isResting ? null : change('overdue', true)
    case 'agreement_over':
      if (agreed || (from !== 'promise' && from !== 'plan')) return null
      return owing
    case 'reopened':
      return from === 'paid' ? owing : null
    case 'debt_overdue':
      return !agreed && (from === 'inbox' || from === 'reminder' || from === 'paid') ? change('overdue') : null
    case 'debt_added':
      if (agreed) return null
      if (from === 'inbox' || from === 'paid' || from === 'closed') return owing
      return from === 'reminder' && standing.isOverdue ? change('overdue') : null
  }
}
