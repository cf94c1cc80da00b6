import { cardAssigned, cardMoved } from './card.ts'
import { contactMerged } from './contact.ts'
import { contactHeld, contactHoldLifted } from './contact-policy.ts'
import { contactConfirmed, contactTied, contactUntied } from './contact-tie.ts'
import { debtAdded, debtWrittenOff } from './debt.ts'
import { paymentClaimed, paymentConfirmed, paymentRejected } from './payment.ts'
import { planAccepted, planProposed } from './plan.ts'
import { promiseCancelled, promiseRecorded } from './promise.ts'
import { settlementAgreed, settlementCancelled } from './settlement.ts'
import { stageArchived, stageUpdated } from './stage.ts'
import { contactTagged, contactUntagged, tagMerged, tagRemoved, tagUpdated } from './tag.ts'
import { mayDo, type Right, type Role } from './user.ts'

/** What may be taken back, and the right that this needs: that of doing it, or a stricter one. */
export const undoRights = {
  [cardMoved.type]: 'work_cards',
  [cardAssigned.type]: 'work_cards',
  [stageUpdated.type]: 'manage_board',
  [stageArchived.type]: 'manage_board',
  [tagUpdated.type]: 'manage_board',
  [tagMerged.type]: 'manage_board',
  [tagRemoved.type]: 'manage_board',
  [contactTagged.type]: 'work_cards',
  [contactUntagged.type]: 'work_cards',
  [contactMerged.type]: 'separate_people',
  [contactHeld.type]: 'work_cards',
  [contactHoldLifted.type]: 'work_cards',
  [contactConfirmed.type]: 'work_cards',
  [contactTied.type]: 'work_cards',
  [contactUntied.type]: 'work_cards',
  [debtAdded.type]: 'work_cards',
  [debtWrittenOff.type]: 'work_cards',
  [paymentConfirmed.type]: 'work_cards',
  [paymentClaimed.type]: 'work_cards',
  [paymentRejected.type]: 'work_cards',
  [promiseRecorded.type]: 'work_cards',
  [promiseCancelled.type]: 'work_cards',
  [planProposed.type]: 'work_cards',
  [planAccepted.type]: 'work_cards',
  [settlementAgreed.type]: 'work_cards',
  [settlementCancelled.type]: 'work_cards',
} as const satisfies Record<string, Right>

export type UndoableType = keyof typeof undoRights

/** Whether somebody of this role may take back an event of this kind. */
export function mayUndo(role: Role, type: string): boolean {
  return type in undoRights && mayDo(role, undoRights[type as UndoableType])
}
