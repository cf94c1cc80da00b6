import { lateReasonSet } from '@aldia/shared/account.ts'
import { backupMade } from '@aldia/shared/backup.ts'
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
} from '@aldia/shared/cadence-commands.ts'
import { campaignFinished, campaignStarted, campaignStopped } from '@aldia/shared/campaign.ts'
import { cardAssigned, cardCreated, cardMoved, eventUndone } from '@aldia/shared/card.ts'
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
} from '@aldia/shared/channel.ts'
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
} from '@aldia/shared/contact.ts'
import {
  contactHeld,
  contactHoldLifted,
  contactLogged,
  contactOptedOut,
  contactOptOutLifted,
  contactPolicyChanged,
  contactPreferencesSet,
} from '@aldia/shared/contact-policy.ts'
import { contactConfirmed, contactTied, contactUnconfirmed, contactUntied } from '@aldia/shared/contact-tie.ts'
import {
  chargeAccrued,
  chargeTakenBack,
  debtAdded,
  debtAdjusted,
  debtCancelled,
  debtEdited,
  debtWrittenOff,
  entryReversed,
} from '@aldia/shared/debt.ts'
import { importApplied, importCancelled, importUndone } from '@aldia/shared/import.ts'
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
} from '@aldia/shared/message.ts'
import {
  creditApplied,
  creditRefunded,
  paymentAnnulled,
  paymentClaimed,
  paymentConfirmed,
  paymentRejected,
} from '@aldia/shared/payment.ts'
import {
  paymentMethodAdded,
  paymentMethodArchived,
  paymentMethodRestored,
  paymentMethodUpdated,
} from '@aldia/shared/payment-method.ts'
import {
  planAccepted,
  planCancelled,
  planCompleted,
  planDefaulted,
  planExpired,
  planProposed,
} from '@aldia/shared/plan.ts'
import {
  promiseBroken,
  promiseCancelled,
  promiseKept,
  promiseKeptLate,
  promisePartlyKept,
  promiseRecorded,
  promiseReplaced,
} from '@aldia/shared/promise.ts'
import { segmentAdded, segmentArchived, segmentEdited, segmentRestored } from '@aldia/shared/segment.ts'
import { settlementAgreed, settlementCancelled, settlementKept, settlementMissed } from '@aldia/shared/settlement.ts'
import { stageAdded, stageArchived, stageReordered, stageRestored, stageUpdated } from '@aldia/shared/stage.ts'
import { contactTagged, contactUntagged, tagAdded, tagMerged, tagRemoved, tagUpdated } from '@aldia/shared/tag.ts'
import {
  templateAdded,
  templateArchived,
  templateEdited,
  templateRestored,
  templatesProvided,
} from '@aldia/shared/template.ts'
import { unitRateSet, unitRatesImported } from '@aldia/shared/unit-rate.ts'
import { passwordChanged, sessionsEnded, userAdded, userUpdated } from '@aldia/shared/user.ts'
import { workspaceOpened, workspaceUpdated } from '@aldia/shared/workspace.ts'
import {
  followAgreements,
  followReceipt,
  followUndoing,
  judgeAnew,
  mergeMoney,
  payWithCredit,
  payWithRest,
  showMergedMoney,
  showMoney,
  showMoneyWhereDropped,
} from '#account/account.reactions.ts'
import { offerReceipt } from '#account/offer-receipt.ts'
import { on } from '#base/work.ts'
import {
  cardForgetsMessage,
  cardShowsPerson,
  cardsShowMessages,
  cardTakesLeft,
  cardTakesMessage,
  mergeCards,
} from '#board/cards.ts'
import { ladderFollowsTag, ladderFollowsUndoing, planFollowsRules } from '#cadences/follow-tags.ts'
import { daysFollowZone } from '#cadences/step-jobs.ts'
import {
  ladderFollowsFailure,
  ladderFollowsFigures,
  ladderFollowsMerge,
  ladderFollowsReturn,
  stopsLadder,
} from '#cadences/stop-ladder.ts'
import { gapCloses, gapOpens } from '#conversations/gap-reports.ts'
import { conversationsFollowContact } from '#conversations/merge-conversations.ts'
import { applyReceipts } from '#conversations/receipts.ts'
import { receiveBatch } from '#conversations/receive.ts'
import { eventsFollowContact } from '#history/merged-events.ts'
import type { MessageSteps } from '#outbox/listener.ts'
import { heedOptOuts } from '#outbox/opt-out.ts'
import { outboxFollowsConversation, settleByEchoes, settleByReceipts } from '#outbox/settle.ts'
import { agreementEndsHolds, mergeContactRules } from '#policy/contact-rules.ts'
import { keepPolicyVersion, tiesFollowMerge } from '#policy/ties.ts'
import { takeBackThanks, thankLater, thanksFollowFailure, thanksFollowFigures } from '#thanks/thanks.reactions.ts'

// Everything that follows from something, on one page: what WhatsApp brings, and every event.

/** What a transport brings goes through these in one transaction, in this order; the events of it come after. */
export const messageSteps: MessageSteps = {
  received: [receiveBatch, settleByEchoes, heedOptOuts],
  receipts: [applyReceipts, settleByReceipts],
}

/** A message that may be the last line of a card changed without an event of its own (a receipt, an edit). */
export const linesChanged = cardsShowMessages

/** Every kind of event, with what runs in the same transaction when it is recorded, in this order. */
export const reactions = [
  on(contactAdded),
  on(contactRenamed, cardShowsPerson),
  on(contactResembles),
  on(contactsDiffer),
  on(contactSeparated),
  on(
    contactMerged,
    conversationsFollowContact,
    eventsFollowContact,
    mergeContactRules,
    tiesFollowMerge,
    mergeMoney,
    mergeCards,
    showMergedMoney,
    ladderFollowsMerge,
  ),
  on(contactLearned, cardShowsPerson),
  on(noteAdded),
  on(noteDeleted),
  on(channelAdded),
  on(channelArchived),
  on(contactOptedOut, stopsLadder('optedOut')),
  on(contactOptOutLifted),
  on(contactHeld, stopsLadder('hold')),
  on(contactHoldLifted),
  on(contactPreferencesSet),
  on(contactLogged),
  on(contactConfirmed),
  on(contactUnconfirmed),
  on(contactTied),
  on(contactUntied),
  on(channelLinked),
  on(channelNumberCame),
  on(channelNumberDecided),
  on(channelSendingResumed),
  on(channelConnected, gapCloses),
  on(channelDisconnected, gapOpens),
  on(channelUnlinked),
  on(channelGap),
  on(messageReceived, cardTakesMessage, offerReceipt),
  on(messageRecorded, cardTakesMessage),
  on(messageSent, cardTakesMessage),
  on(messageTakenBack, cardForgetsMessage),
  on(messageLeft, cardTakesLeft),
  on(messageFailed, ladderFollowsFailure, thanksFollowFailure),
  on(messageRetried, ladderFollowsReturn),
  on(messageRewritten),
  on(messageToneOverridden),
  on(messageRulesOverridden),
  on(messageRefused),
  on(messageMoved),
  on(messageRestored, ladderFollowsReturn),
  on(messageDeletionAsked),
  on(messageDeleted),
  on(conversationMerged, outboxFollowsConversation),
  on(cardAnswered, stopsLadder('answered')),
  on(cardSetApart, stopsLadder('stage')),
  on(cardCreated),
  on(cardMoved),
  on(cardAssigned),
  on(eventUndone, followUndoing, ladderFollowsFigures, ladderFollowsUndoing),
  on(stageAdded),
  on(stageUpdated),
  on(stageReordered),
  on(stageArchived),
  on(stageRestored),
  on(tagAdded),
  on(tagUpdated),
  on(tagMerged, planFollowsRules),
  on(tagRemoved, planFollowsRules),
  on(contactTagged, ladderFollowsTag),
  on(contactUntagged, ladderFollowsTag),
  on(segmentAdded),
  on(segmentEdited, planFollowsRules),
  on(segmentArchived, planFollowsRules),
  on(segmentRestored, planFollowsRules),
  on(campaignStarted),
  on(campaignStopped),
  on(campaignFinished),
  on(debtAdded, judgeAnew, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(debtEdited, judgeAnew, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(debtCancelled, judgeAnew, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(debtAdjusted, judgeAnew, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(debtWrittenOff, judgeAnew, followAgreements, showMoneyWhereDropped, ladderFollowsFigures, thanksFollowFigures),
  on(entryReversed, judgeAnew, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(chargeTakenBack, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(chargeAccrued, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(importApplied),
  on(importUndone),
  on(importCancelled),
  on(unitRateSet),
  on(unitRatesImported),
  on(paymentClaimed, judgeAnew, followReceipt, showMoney, stopsLadder('receipt')),
  on(
    paymentConfirmed,
    judgeAnew,
    payWithRest,
    followAgreements,
    showMoneyWhereDropped,
    stopsLadder('payment'),
    thanksFollowFigures,
    thankLater,
  ),
  on(paymentRejected, judgeAnew, followReceipt, showMoney),
  on(
    paymentAnnulled,
    takeBackThanks,
    judgeAnew,
    payWithCredit,
    followAgreements,
    showMoney,
    ladderFollowsFigures,
    thanksFollowFigures,
  ),
  on(creditApplied, judgeAnew, payWithCredit, followAgreements, showMoney, ladderFollowsFigures, thanksFollowFigures),
  on(creditRefunded, followAgreements, showMoney),
  on(paymentMethodAdded),
  on(paymentMethodUpdated),
  on(paymentMethodArchived),
  on(paymentMethodRestored),
  on(templatesProvided),
  on(templateAdded),
  on(templateEdited),
  on(templateArchived),
  on(templateRestored),
  on(promiseRecorded, showMoneyWhereDropped, agreementEndsHolds, stopsLadder('promise')),
  on(promiseReplaced),
  on(promiseCancelled, showMoney),
  on(promiseKept, showMoney),
  on(promiseKeptLate, showMoney),
  on(promisePartlyKept, showMoney),
  on(promiseBroken, showMoney),
  on(planProposed, showMoney),
  on(planAccepted, judgeAnew, followAgreements, showMoneyWhereDropped, agreementEndsHolds, stopsLadder('plan')),
  on(planCompleted, judgeAnew, showMoney),
  on(planDefaulted, judgeAnew, showMoney),
  on(planCancelled, judgeAnew, showMoney),
  on(planExpired, showMoney),
  on(settlementAgreed, judgeAnew, showMoney, agreementEndsHolds, stopsLadder('settlement')),
  on(settlementKept, followAgreements, showMoney),
  on(settlementMissed, followAgreements, showMoney, ladderFollowsFigures),
  on(settlementCancelled, judgeAnew, showMoney, ladderFollowsFigures),
  on(lateReasonSet, showMoney),
  on(userAdded),
  on(userUpdated),
  on(passwordChanged),
  on(sessionsEnded),
  on(workspaceOpened),
  on(workspaceUpdated, daysFollowZone),
  on(contactPolicyChanged, keepPolicyVersion),
  on(cadencesProvided),
  on(cadenceAdded),
  on(cadenceEdited),
  on(cadenceSwitched),
  on(cadenceReordered),
  on(ladderChanged),
  on(stepApproved),
  on(stepsApproved),
  on(approvalWithdrawn),
  on(stepSkipped),
  on(taskFinished),
  on(stepSent),
  on(stepDropped),
  on(ladderStopped),
  on(remindersPaused),
  on(remindersResumed),
  on(backupMade),
]
