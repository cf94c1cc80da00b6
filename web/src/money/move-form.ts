import type { Card } from '@aldia/shared/card.ts'
import { isOwed } from '@aldia/shared/money.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import type { MoneyDialogKind } from './money-dialog.ts'

/**
 * What has to be said before a card may go to a column: a promise, a plan, or how the debt was settled. Null: nothing, the move
 * is only a move. Between columns of one meaning nothing new is agreed.
 */
export function formBeforeMove(
  card: Pick<Card, 'money'>,
  from: Pick<Stage, 'kind'> | undefined,
  to: Pick<Stage, 'kind'>,
): Extract<MoneyDialogKind, 'promise' | 'plan' | 'paid'> | null {
  if (from?.kind === to.kind) return null
  if (to.kind === 'promise' || to.kind === 'plan') return to.kind
  return to.kind === 'paid' && isOwed(card.money?.balances ?? {}) ? 'paid' : null
}
