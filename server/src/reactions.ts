import { mergeMoney, moneyReactions, showMergedMoney } from '#account/account.reactions.ts'
import { giveEventsTo } from '#base/events.store.ts'
import type { Reactions } from '#base/work.ts'
import { cardShowsPerson, cardTakesMessage, mergeCards } from '#board/cards.ts'
import { gapCloses, gapOpens } from '#conversations/gap-reports.ts'
import { mergeConversations } from '#conversations/merge-conversations.ts'
import { outboxFollowsConversation } from '#outbox/settle.ts'

/** When this event is recorded, these functions run in the same transaction. */
export const reactions: Reactions = {
  ...moneyReactions,
  'channel.disconnected': [gapOpens],
  'channel.connected': [gapCloses],
  'message.received': [cardTakesMessage],
  'message.recorded': [cardTakesMessage],
  'message.sent': [cardTakesMessage],
  'contact.renamed': [cardShowsPerson],
  'contact.learned': [cardShowsPerson],
  'conversation.merged': [outboxFollowsConversation],
  'contact.merged': [
    (work, { data }) => mergeConversations(work, String(data.fromContactId), String(data.intoContactId)),
    (work, { data }) => giveEventsTo(work.tx, String(data.fromContactId), String(data.intoContactId)),
    mergeMoney,
    mergeCards,
    showMergedMoney,
  ],
}
