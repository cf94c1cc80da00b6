import {
  type Attachment,
  type Message,
  type MessageKind,
  messageRulesOverridden,
  messageToneOverridden,
  type TemplateLink,
} from '@aldia/shared/message.ts'
import { judgeContact } from '@aldia/shared/policy/judge.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { theirs } from '#contacts/theirs.ts'
import { loadMessages } from '#conversations/message-records.ts'
import {
  addOwnMessage,
  conversationToWriteIn,
  isIdTaken,
  messageFacts,
  type OwnMessage,
  setStatus,
} from '#conversations/own-messages.ts'
import type { ConversationParts } from '#conversations/receive.ts'
import { isMarkup } from '#files/content-type.ts'
import { findFile } from '#files/files.ts'
import { contactQuestion } from '#outbox/contact-question.ts'
import { planDeparture, refuseOddWish, type Wish, withUndo } from '#outbox/departure-plan.ts'
import { blockedTags } from '#outbox/judged-words.ts'
import { countByRule, insertOutbox, type OutboxRow } from '#outbox/outbox.store.ts'
import type { Outgoing, Wording } from '#outbox/outbox.tables.ts'
import { overriddenBy, refuseByPolicy, withOverride } from '#outbox/refuse-words.ts'

export interface AccountFacts {
  workspaceId: string
  isLinked: boolean
  /** Since when it is linked (epoch ms); nothing: for long. */
  linkedAt?: number | null
  /** When a person said to go on after WhatsApp had warned (epoch ms). */
  sendingResumedAt?: number | null
}

/** What the outbox needs of other features; handed in by app.ts. */
export interface OutboxParts extends ConversationParts {
  cardsOf: CardsOf
  /** The contact of a card; null when the card is unknown or of another workspace. */
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  /** The number to write from to somebody never written with: a linked one where there is one; null when the business has none. */
  accountToWriteFrom(tx: Reader, workspaceId: string): Promise<string | null>
  /** Which workspace an account is of, and whether it is linked to a phone at all (it may be offline); null when unknown. */
  accountFacts(tx: Reader, accountId: string): Promise<AccountFacts | null>
  /** A WhatsApp id for a message to come. */
  newMessageId(accountId: string): string
  /** The wording that a link means; null when the template is another one by now. Made by rooms above; without, words stay as they are. */
  wordingOf?(tx: Reader, workspaceId: string, link: TemplateLink): Promise<Wording | null>
  /** Something waits to leave; called after the commit. */
  wakeSender(accountId: string): void
}

type Written = {
  messageId: string
  cardId: string
  text: string
  fileId: string | null
  as: 'image' | 'video' | 'document' | 'voice' | null
  quotedMessageId: string | null
  channelAccountId: string | null
  mayTakeBack: boolean
  template?: TemplateLink | null
  /** Why words leave that the dignity check keeps back; whoever calls has looked at the right to it. */
  override?: { reason: string; of: 'words' | 'rules' } | null
} & Wish

/**
 * Stores a message and its outbox row in one step; it leaves when its turn comes. The browser made the id: the same id with the
 * same content is the same message, however often it is sent.
 */
export async function sendMessage(
  work: Work,
  parts: OutboxParts,
  authorId: string,
  written: Written,
): Promise<Message> {
  const contactId =
    (await parts.contactOfCard(work.tx, work.workspaceId, written.cardId)) ??
    fail('not_found', 'card', { field: 'cardId' })
  if (written.fileId !== null) await refuseOthersFile(work, contactId, written.fileId)
  const content = await contentOf(work, written)
  const quoted = await quotedOf(work, written.quotedMessageId, contactId)
  const known = await messageFacts(work.tx, work.workspaceId, written.messageId)
  if (known) {
    const { channelAccountId } = written
    if (!isSame(known, { ...content, contactId, authorId, quoted, channelAccountId }))
      fail('conflict', 'message_id_taken')
    return oneMessage(work, parts, known.id)
  }
  if (await isIdTaken(work.tx, written.messageId)) fail('conflict', 'message_id_taken')

  refuseOddWish(written, work.now)
  const { leaveAt: wishedAt, notAfter, override = null } = written
  const question = await contactQuestion(work.tx, {
    workspaceId: work.workspaceId,
    contactId,
    messageId: null,
    purpose: null,
    words: { text: content.text, mayOffend: override?.of === 'words' },
    now: wishedAt ?? work.now,
  })
  const overridden = override?.of === 'rules' ? overriddenBy(question) : []
  const ruling = judgeContact(withOverride(question, overridden))
  if (ruling.decision === 'never') refuseByPolicy(question, ruling.findings)
  const mayOffend = override?.of === 'words' && question.judged?.verdict === 'block'
  const conversation = await conversationToWriteIn(work, contactId, {
    accountId: await chosenAccount(work, parts, written.channelAccountId, quoted),
    accountFor: async () =>
      (await parts.accountToWriteFrom(work.tx, work.workspaceId)) ?? fail('conflict', 'no_channel_account'),
  })
  const waId = parts.newMessageId(conversation.channelAccountId)
  const { notBefore, wait } = withUndo(planDeparture(question, ruling, { conversationId: conversation.id, wishedAt }), {
    now: work.now,
    seconds: written.mayTakeBack ? question.workspace.undoSendSeconds : 0,
  })
  await addOwnMessage(work, conversation, { id: written.messageId, waId, ...content, authorId, wait, quoted })
  if (mayOffend && override !== null) {
    const tags = question.judged === null ? [] : blockedTags(question.judged)
    const data = { messageId: written.messageId, tags, reason: override.reason }
    work.record(messageToneOverridden, { contactId, data })
  }
  if (override !== null && overridden.length > 0) {
    const data = { messageId: written.messageId, reasons: overridden, reason: override.reason }
    work.record(messageRulesOverridden, { contactId, data })
  }
  const wording = written.template ? await parts.wordingOf?.(work.tx, work.workspaceId, written.template) : null
  const account = await parts.accountFacts(work.tx, conversation.channelAccountId)
  const isLinked = account?.isLinked === true && account.workspaceId === work.workspaceId
  // Whoever schedules has time to link the number again.
  const mayWait = isLinked || wishedAt !== null
  await queue(work, parts, {
    conversation,
    messageId: written.messageId,
    waId,
    outgoing: {
      what: 'message',
      ...(mayOffend ? { mayOffend } : {}),
      ...(overridden.length > 0 ? { overridden } : {}),
      ...(wording ? { wording } : {}),
    },
    state: mayWait ? 'waiting' : 'failed',
    notBefore,
    wishedAt,
    notAfter,
  })
  // Nobody is listening at the other end: said at once, and kept for when the number is linked again.
  if (!mayWait) await setStatus(work, parts, written.messageId, { status: 'failed', failure: 'account_unlinked' })
  return oneMessage(work, parts, written.messageId)
}

/** The number that somebody chose, or the one in whose chat the quoted message stands: it is unknown in others. */
async function chosenAccount(
  work: Work,
  parts: OutboxParts,
  chosenId: string | null,
  quoted: OwnMessage | null,
): Promise<string | null> {
  if (chosenId === null) return quoted?.channelAccountId ?? null
  const account = await parts.accountFacts(work.tx, chosenId)
  if (account?.workspaceId !== work.workspaceId) fail('not_found', 'channel_account', { field: 'channelAccountId' })
  return chosenId
}

/** As many messages that nobody typed wait at a number as it sends in some half hours; more would be out of date when they leave. */
const longestLine = 60

/** Whether the line of a number is so long that what nobody typed is better written later. */
export async function isLineLong(tx: Reader, accountId: string): Promise<boolean> {
  return (await countByRule(tx, accountId, longestLine)) === longestLine
}

/** Puts something into the outbox and wakes the sender after the commit. */
export async function queue(
  work: Work,
  parts: Pick<OutboxParts, 'wakeSender'>,
  about: {
    conversation: { id: string; channelAccountId: string }
    messageId: string | null
    waId: string
    outgoing: Outgoing
    state?: OutboxRow['state']
    /** Not before this instant (epoch ms); now without. */
    notBefore?: number
  } & Partial<Pick<OutboxRow, 'wishedAt' | 'notAfter' | 'byRule'>>,
): Promise<void> {
  const { conversation } = about
  await insertOutbox(work.tx, {
    id: work.newId(),
    workspaceId: work.workspaceId,
    channelAccountId: conversation.channelAccountId,
    conversationId: conversation.id,
    messageId: about.messageId,
    waId: about.waId,
    outgoing: about.outgoing,
    notBefore: about.notBefore ?? work.now,
    wishedAt: about.wishedAt ?? null,
    notAfter: about.notAfter ?? null,
    byRule: about.byRule ?? false,
    recipient: null,
    textPrint: null,
    state: about.state ?? 'waiting',
    attempts: 0,
    claimedAt: null,
    lastFailure: null,
    createdAt: work.now,
  })
  work.afterCommit(() => parts.wakeSender(conversation.channelAccountId))
}

export async function oneMessage(work: Work, parts: OutboxParts, messageId: string): Promise<Message> {
  const [message] = await loadMessages(work.tx, work.workspaceId, [messageId], parts.cardsOf)
  return message ?? fail('not_found', 'message')
}

interface Content {
  kind: MessageKind
  text: string | null
  attachment: Attachment | null
}

async function contentOf(work: Work, written: Written): Promise<Content> {
  const text = written.text.trim() === '' ? null : written.text
  if (written.fileId === null) return { kind: 'text', text, attachment: null }
  const file =
    (await findFile(work.tx, work.workspaceId, written.fileId)) ?? fail('not_found', 'file', { field: 'fileId' })
  const kind = written.as ?? kindFor(file.mimeType)
  const family = file.mimeType.split('/')[0]
  const isOfFamily = family === kind || (kind === 'voice' && family === 'audio')
  // A drawing in SVG is a page, and phones show none in place.
  const fits = kind === 'document' || (isOfFamily && !isMarkup(file.mimeType))
  if (!fits) fail('invalid', 'file_kind', { field: 'as' })
  return {
    kind,
    text: kind === 'voice' ? null : text,
    attachment: {
      state: 'ready',
      fileId: file.id,
      mimeType: file.mimeType,
      name: file.name,
      sizeBytes: file.sizeBytes,
      width: file.width,
      height: file.height,
      durationSeconds: null,
    },
  }
}

/** What phones show in place; everything else goes as a document. */
function kindFor(mimeType: string): 'image' | 'video' | 'document' {
  if (mimeType === 'image/jpeg' || mimeType === 'image/png') return 'image'
  return mimeType === 'video/mp4' ? 'video' : 'document'
}

/** What somebody sent us is not passed on to another person; what the team uploaded may go to many. */
export async function refuseOthersFile(work: Work, contactId: string, fileId: string): Promise<void> {
  const file = await findFile(work.tx, work.workspaceId, fileId)
  if (file?.contactId != null) theirs({ contactId: file.contactId }, contactId, { what: 'file', field: 'fileId' })
}

async function quotedOf(work: Work, messageId: string | null, contactId: string): Promise<OwnMessage | null> {
  if (messageId === null) return null
  const quoted = await messageFacts(work.tx, work.workspaceId, messageId)
  return theirs(quoted, contactId, { what: 'message', field: 'quotedMessageId' })
}

function isSame(
  known: OwnMessage,
  written: Content &
    Pick<Written, 'channelAccountId'> & { contactId: string; authorId: string; quoted: OwnMessage | null },
): boolean {
  return (
    known.origin === 'app' &&
    known.contactId === written.contactId &&
    (written.channelAccountId ?? known.channelAccountId) === known.channelAccountId &&
    known.authorId === written.authorId &&
    known.kind === written.kind &&
    known.text === written.text &&
    (known.attachment?.fileId ?? null) === (written.attachment?.fileId ?? null) &&
    known.quotedWaId === (written.quoted?.waId ?? null)
  )
}
