import type { Work } from '#base/work.ts'
import type { Received } from '#channels/transport.ts'
import { contactIdsOf } from '#contacts/contacts.ts'
import { type ConversationRow, conversationsOf, setExpiration } from '#conversations/conversations.store.ts'

// In a chat of disappearing messages every message says how long it stays, ours too; one that does not say it makes the other
// phone ask what is going on. Either side may change it; the newest word holds, in whatever order it comes.

type Said = NonNullable<Received['expiration']>

/** Keeps what a message of a conversation says. Answers the conversation as it is now; it costs a statement only when it is news. */
export async function learnExpiration<T extends ConversationRow>(
  work: Work,
  conversation: T,
  said: Received['expiration'],
): Promise<T> {
  if (!said || !isNews(conversation, said)) return conversation
  const set = { expirationSeconds: said.seconds, expirationAt: said.at }
  await setExpiration(work.tx, conversation.id, set)
  return { ...conversation, ...set }
}

/** Keeps what somebody said of a chat without a message, for people with whom there is a conversation. */
export async function learnExpirations(
  work: Work,
  accountId: string,
  all: readonly { address: string; expiration?: Received['expiration'] }[],
): Promise<void> {
  for (const { address, expiration } of all) {
    if (!expiration) continue
    for (const contactId of await contactIdsOf(work.tx, work.workspaceId, address))
      for (const conversation of await conversationsOf(work.tx, work.workspaceId, contactId))
        if (conversation.channelAccountId === accountId) await learnExpiration(work, conversation, expiration)
  }
}

const isNews = (known: ConversationRow, said: Said): boolean =>
  said.at >= (known.expirationAt ?? 0) && said.seconds !== (known.expirationSeconds ?? 0)
