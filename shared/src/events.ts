import type { z } from 'zod'
import { lateReasonSet } from './account.ts'
import { backupMade } from './backup.ts'
import {
  approvalWithdrawn,
  cadenceAdded,
  cadenceEdited,
  cadenceReordered,
  cadenceSwitched,
  cadencesProvided,
  cardAnswered,
  cardSetApart,
  ladderChanged,
  ladderStopped,
  remindersPaused,
  remindersResumed,
  stepApproved,
  stepDropped,
  stepSent,
  stepSkipped,
  stepsApproved,
  taskFinished,
} from './cadence-commands.ts'
import { campaignFinished, campaignStarted, campaignStopped } from './campaign.ts'
import { cardAssigned, cardCreated, cardMoved, eventUndone } from './card.ts'
import {
  channelAdded,
  channelArchived,
  channelConnected,
  channelDisconnected,
  channelGap,
  channelLinked,
  channelNumberCame,
  channelNumberDecided,
  channelSendingResumed,
  channelUnlinked,
} from './channel.ts'
import {
  contactAdded,
  contactLearned,
  contactMerged,
  contactRenamed,
  contactResembles,
  contactSeparated,
  contactsDiffer,
  noteAdded,
  noteDeleted,
} from './contact.ts'
import {
  contactHeld,
  contactHoldLifted,
  contactLogged,
  contactOptedOut,
  contactOptOutLifted,
  contactPolicyChanged,
  contactPreferencesSet,
} from './contact-policy.ts'
import { contactConfirmed, contactTied, contactUnconfirmed, contactUntied } from './contact-tie.ts'
import {
  chargeAccrued,
  chargeTakenBack,
  debtAdded,
  debtAdjusted,
  debtCancelled,
  debtEdited,
  debtWrittenOff,
  entryReversed,
} from './debt.ts'
import { type Event, type EventDefinition, readData } from './event.ts'
import { importApplied, importCancelled, importUndone } from './import.ts'
import {
  conversationMerged,
  messageDeleted,
  messageDeletionAsked,
  messageFailed,
  messageLeft,
  messageMoved,
  messageReceived,
  messageRecorded,
  messageRefused,
  messageRestored,
  messageRetried,
  messageRewritten,
  messageRulesOverridden,
  messageSent,
  messageTakenBack,
  messageToneOverridden,
} from './message.ts'
import {
  creditApplied,
  creditRefunded,
  paymentAnnulled,
  paymentClaimed,
  paymentConfirmed,
  paymentRejected,
} from './payment.ts'
import {
  paymentMethodAdded,
  paymentMethodArchived,
  paymentMethodRestored,
  paymentMethodUpdated,
} from './payment-method.ts'
import { planAccepted, planCancelled, planCompleted, planDefaulted, planExpired, planProposed } from './plan.ts'
import {
  promiseBroken,
  promiseCancelled,
  promiseKept,
  promiseKeptLate,
  promisePartlyKept,
  promiseRecorded,
  promiseReplaced,
} from './promise.ts'
import { segmentAdded, segmentArchived, segmentEdited, segmentRestored } from './segment.ts'
import { settlementAgreed, settlementCancelled, settlementKept, settlementMissed } from './settlement.ts'
import { stageAdded, stageArchived, stageReordered, stageRestored, stageUpdated } from './stage.ts'
import { contactTagged, contactUntagged, tagAdded, tagMerged, tagRemoved, tagUpdated } from './tag.ts'
import { templateAdded, templateArchived, templateEdited, templateRestored, templatesProvided } from './template.ts'
import { unitRateSet, unitRatesImported } from './unit-rate.ts'
import { passwordChanged, sessionsEnded, userAdded, userUpdated } from './user.ts'
import { workspaceOpened, workspaceUpdated } from './workspace.ts'

// Every kind of event that there is, and stored events as what they are.

/** In the order of the features; a new event is declared beside its noun and named here. */
export const events = [
  cardCreated,
  cardMoved,
  cardAssigned,
  eventUndone,
  lateReasonSet,
  stageAdded,
  stageUpdated,
  stageReordered,
  stageArchived,
  stageRestored,
  tagAdded,
  tagUpdated,
  tagMerged,
  tagRemoved,
  contactTagged,
  contactUntagged,
  segmentAdded,
  segmentEdited,
  segmentArchived,
  segmentRestored,
  campaignStarted,
  campaignStopped,
  campaignFinished,
  contactAdded,
  contactRenamed,
  contactSeparated,
  contactsDiffer,
  contactResembles,
  contactMerged,
  contactLearned,
  noteAdded,
  noteDeleted,
  contactOptedOut,
  contactOptOutLifted,
  contactHeld,
  contactHoldLifted,
  contactPreferencesSet,
  contactLogged,
  contactConfirmed,
  contactUnconfirmed,
  contactTied,
  contactUntied,
  messageReceived,
  messageRecorded,
  messageSent,
  messageTakenBack,
  messageLeft,
  messageFailed,
  messageRetried,
  messageRewritten,
  messageToneOverridden,
  messageRulesOverridden,
  messageRefused,
  messageMoved,
  messageRestored,
  messageDeletionAsked,
  messageDeleted,
  conversationMerged,
  channelAdded,
  channelArchived,
  channelNumberCame,
  channelNumberDecided,
  channelSendingResumed,
  channelLinked,
  channelConnected,
  channelDisconnected,
  channelUnlinked,
  channelGap,
  debtAdded,
  debtEdited,
  debtCancelled,
  debtAdjusted,
  debtWrittenOff,
  entryReversed,
  chargeAccrued,
  chargeTakenBack,
  importApplied,
  importUndone,
  importCancelled,
  unitRateSet,
  unitRatesImported,
  paymentClaimed,
  paymentConfirmed,
  paymentRejected,
  paymentAnnulled,
  creditApplied,
  creditRefunded,
  paymentMethodAdded,
  paymentMethodUpdated,
  paymentMethodArchived,
  paymentMethodRestored,
  templatesProvided,
  templateAdded,
  templateEdited,
  templateArchived,
  templateRestored,
  promiseRecorded,
  promiseReplaced,
  promiseCancelled,
  promiseKept,
  promiseKeptLate,
  promisePartlyKept,
  promiseBroken,
  planProposed,
  planAccepted,
  planCompleted,
  planDefaulted,
  planCancelled,
  planExpired,
  settlementAgreed,
  settlementKept,
  settlementMissed,
  settlementCancelled,
  userAdded,
  userUpdated,
  passwordChanged,
  sessionsEnded,
  workspaceOpened,
  workspaceUpdated,
  contactPolicyChanged,
  cardAnswered,
  cardSetApart,
  cadencesProvided,
  cadenceAdded,
  cadenceEdited,
  cadenceSwitched,
  cadenceReordered,
  ladderChanged,
  stepApproved,
  stepsApproved,
  approvalWithdrawn,
  stepSkipped,
  taskFinished,
  stepSent,
  stepDropped,
  ladderStopped,
  remindersPaused,
  remindersResumed,
  backupMade,
] as const satisfies readonly EventDefinition[]

export type AnyEvent = (typeof events)[number]
export type EventType = AnyEvent['type']

/** A stored event by its type. Its data hold what is there in the declared form: an earlier version may have stored less. */
export type KnownEvent<E extends AnyEvent = AnyEvent> = E extends AnyEvent
  ? Omit<Event, 'type' | 'data'> & { readonly type: E['type']; readonly data: Partial<z.output<E['data']>> }
  : never

const byType: ReadonlyMap<string, EventDefinition> = new Map(events.map((one) => [one.type, one]))

/** The event as what it is; null for a kind that this version does not know. */
export function knownEvent(event: Event): KnownEvent | null {
  const definition = byType.get(event.type)
  return definition ? ({ ...event, data: readData(definition, event.data) } as KnownEvent) : null
}

/** Whether an event is of one of these kinds. */
export function isEvent(event: Pick<Event, 'type'>, ...kinds: readonly AnyEvent[]): boolean {
  return kinds.some((kind) => kind.type === event.type)
}
