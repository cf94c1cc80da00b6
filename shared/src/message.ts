import { z } from 'zod'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'

export const MessageDirection = z.enum(['in', 'out'])
export type MessageDirection = z.infer<typeof MessageDirection>

/** `unsupported`: a kind we do not show yet (raw form kept). `unreadable`: arrived, but could not be decrypted (so far). */
export const MessageKind = z.enum([
  'text',
  'image',
  'video',
  'voice',
  'audio',
  'document',
  'sticker',
  'location',
  'contact',
  'poll',
  'call',
  'unsupported',
  'unreadable',
])
export type MessageKind = z.infer<typeof MessageKind>

/** Of an outbound message. Moves forward only; `unknown`: past the bound without an answer, a person decides. Inbound messages have none. */
export const MessageStatus = z.enum(['queued', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown'])
export type MessageStatus = z.infer<typeof MessageStatus>

/** Why an outbound message failed; the screen explains each and what to do. */
export const SendFailure = z.enum([
  'not_on_whatsapp',
  'account_restricted',
  'rejected_by_whatsapp',
  'recipient_unanswered',
  'account_unlinked',
  'file_unavailable',
  'upload_failed',
  'contact_without_address',
  'cancelled',
  'not_confirmed',
  // Ruled out by the contact policy.
  'opted_out',
  'wrong_person',
  'on_hold',
  'open_promise',
  'channel_not_allowed',
  'no_lawful_moment',
  'forbidden_words',
  // It came from a template that cannot be filled in with the figures of the moment.
  'template_unfilled',
  // Whoever wrote it took it back at once: nobody sees it any more, its words are with them.
  'taken_back',
  // It could not leave in the time that was set for it.
  'stale',
])
export type SendFailure = z.infer<typeof SendFailure>

/**
 * A file that came or goes with a message. `waiting`: to be fetched in the background; `ready`: at
 * `GET /api/files/<fileId>`; `failed`: tried in vain, may be tried again; `refused`: too large or not what it claims to be.
 */
export const Attachment = z.object({
  state: z.enum(['waiting', 'ready', 'failed', 'refused']),
  fileId: Id.nullable(),
  mimeType: z.string(),
  name: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
})
export type Attachment = z.infer<typeof Attachment>

export const MessageDetails = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().nullable(),
    address: z.string().nullable(),
  }),
  z.object({
    type: z.literal('contact'),
    people: z.array(z.object({ name: z.string(), phones: z.array(z.string()) })),
  }),
  z.object({
    type: z.literal('poll'),
    question: z.string(),
    options: z.array(z.string()),
    /** One of each side at most, `at` epoch ms; null: it was given, and only the phone can read it. */
    votes: z
      .array(z.object({ direction: MessageDirection, options: z.array(z.string()).nullable(), at: Instant }))
      .optional(),
  }),
  z.object({ type: z.literal('call'), video: z.boolean(), outcome: z.enum(['missed', 'answered', 'unknown']) }),
])
export type MessageDetails = z.infer<typeof MessageDetails>

/** Why and until when a message waits, by the contact policy or by a person's wish, and when it left after all. */
export const MessageWait = z.object({
  /** When it leaves, if nothing changes. */
  at: Instant,
  /**
   * `schedule`: a person chose the moment. `undo`: whoever wrote it may take it back until then. `pace`: the number does not
   * write to many people at once. `warned`: WhatsApp restricts the number. All others are the contact policy's.
   */
  reason: z.enum([
    'hold',
    'promise',
    'channel',
    'window',
    'holiday',
    'limit',
    'gap',
    'schedule',
    'undo',
    'pace',
    'warned',
  ]),
  /** The hours of the day it leaves on, `HH:MM`; of `window` and `holiday`. */
  hours: z.tuple([z.string(), z.string()]).nullable(),
  /** Of `limit`. */
  max: z.number().int().nullable(),
  per: z.enum(['day', 'week', 'month', 'rolling7days']).nullable(),
  leftAt: Instant.nullable(),
})
export type MessageWait = z.infer<typeof MessageWait>

/** What a message quotes. `messageId` is null when the quoted one is not stored here. */
export const Quote = z.object({
  messageId: Id.nullable(),
  direction: MessageDirection,
  kind: MessageKind,
  preview: z.string().nullable(),
})
export type Quote = z.infer<typeof Quote>

export const Message = z.object({
  id: Id,
  seq: Seq,
  cardId: Id,
  conversationId: Id,
  /** The number of ours that it came to or goes from. */
  channelAccountId: Id,
  direction: MessageDirection,
  kind: MessageKind,
  /** Text or caption, plain. */
  text: z.string().nullable(),
  status: MessageStatus.nullable(),
  failure: SendFailure.nullable(),
  /** Order of the thread is (`sentAt`, `id`). */
  sentAt: Instant,
  /** Who of the team wrote it here; null for inbound and for what was written on the linked phone. */
  authorId: Id.nullable(),
  quote: Quote.nullable(),
  /** One each at most: the debtor's and ours. */
  reactions: z.array(z.object({ direction: MessageDirection, emoji: z.string() })),
  attachment: Attachment.nullable(),
  details: MessageDetails.nullable(),
  /** It waits for its moment, or did; null: it left at once. */
  wait: MessageWait.nullable(),
  /** Nobody wrote it: a rule of the program did. */
  byRule: z.boolean(),
  editedAt: Instant.nullable(),
  /** It was corrected in a way that only the phone can read; the text is what was said before. */
  editUnreadable: z.boolean(),
  /** Deleted for everyone: text and file are no longer sent to browsers. */
  deletedAt: Instant.nullable(),
})
export type Message = z.infer<typeof Message>

/** Text is limited to what WhatsApp takes (65,536 characters). */
export const MessageText = z.string().max(65_536)

/** Furthest ahead that a message can be scheduled (ms): a year. */
export const maxScheduleMs = 366 * 86_400_000

/**
 * Sends to the person of a card. `messageId` is made by the browser, so that the bubble shown at once is the one stored.
 * It leaves from the number that the person wrote to last, or from that of `channelAccountId`. With `fileId` (see `POST /api/files`) the text is the caption; `as` says how a file goes out, `voice` being a voice note.
 * `leaveAt` (epoch ms) schedules it for that moment, null sends it now; the contact policy rules when it leaves. What could not leave until
 * `notAfter` is dropped; null: 48 hours after its moment. Refused with `leave_past`, `leave_far`, `not_after_early`.
 * Words that may offend are refused with `content`, their tag and a kinder line; with the right `override_tone` they leave all the same,
 * for the reason in `override`, which is kept. With `of: 'rules'` and the right `override_contact_rules` what would have to wait leaves now,
 * where the rules let a person decide so.
 * With `mayTakeBack` a message that would leave now waits for the seconds that the business set (`undoSendSeconds`), for `message.takeBack`.
 */
/** The wording of a template that nobody has changed: it leaves with the figures of the moment in which it leaves. */
export const TemplateLink = z.object({
  templateId: Id,
  /** Of the template as it was put in; of another version the words stay as they are. */
  version: z.number().int(),
  list: z.enum(['variants', 'questions']),
  /** Its place in the list. */
  at: z.number().int().min(0).max(39),
})
export type TemplateLink = z.infer<typeof TemplateLink>

export const sendMessage = command('message.send', {
  input: z
    .object({
      messageId: Id,
      cardId: Id,
      text: MessageText,
      fileId: Id.nullable().default(null),
      as: z.enum(['image', 'video', 'document', 'voice']).nullable().default(null),
      quotedMessageId: Id.nullable().default(null),
      channelAccountId: Id.nullable().default(null),
      leaveAt: Instant.nullable().default(null),
      notAfter: Instant.nullable().default(null),
      mayTakeBack: z.boolean().default(false),
      /** `text` is this wording, untouched; null: somebody wrote it, or changed it by hand. */
      template: TemplateLink.nullable().default(null),
      override: z
        .object({ reason: z.string().trim().min(3).max(500), of: z.enum(['words', 'rules']).default('words') })
        .nullable()
        .default(null),
    })
    .refine((m) => m.fileId !== null || m.text.trim() !== '', { path: ['text'], error: 'empty' }),
  output: Message,
})
/** `emoji` empty: takes the reaction back. */
export const reactToMessage = command('message.react', {
  input: z.object({ messageId: Id, emoji: z.string().max(16) }),
  output: Message,
})
/** Deletes an own message for everyone. */
export const deleteMessage = command('message.delete', { input: z.object({ messageId: Id }), output: Message })
/** Tries a failed or unknown message again, under the same WhatsApp id. */
export const retryMessage = command('message.retry', { input: z.object({ messageId: Id }), output: Message })
/** The `seq` of the message that somebody looked at; another one means that it has changed since (409 `message_changed`). */
const Looked = z.object({ messageId: Id, version: Seq })
/** Takes back a message that is still queued, or puts away one that failed. */
export const cancelMessage = command('message.cancel', {
  input: z.object({ messageId: Id, version: Seq.nullable().default(null) }),
  output: Message,
})
/** Takes back a message in the first seconds, as if it had never been sent (409 `message_already_left`). Answers its words. */
export const takeBackMessage = command('message.takeBack', {
  input: z.object({ messageId: Id }),
  output: z.object({ cardId: Id, text: z.string().nullable(), quotedMessageId: Id.nullable() }),
})
/** Takes the cancelling back: the message waits for its moment again (409 `leave_passed` where that is over). */
export const restoreMessage = command('message.restore', { input: z.object({ messageId: Id }), output: Message })
/** Writes a message anew that has not left (409 `message_already_left`). */
export const rewriteMessage = command('message.rewrite', {
  input: Looked.extend({ text: MessageText.refine((text) => text.trim() !== '', { error: 'empty' }) }),
  output: Message,
})
/** Lets a message that has not left go at another moment; null: now, as far as the contact policy allows. */
export const moveMessage = command('message.move', {
  input: Looked.extend({ leaveAt: Instant.nullable(), notAfter: Instant.nullable().default(null) }),
  output: Message,
})
/** Fetches a failed attachment again. */
export const refetchAttachment = command('message.refetchAttachment', {
  input: z.object({ messageId: Id }),
  output: Message,
})

/** How we came to know a message. `live`: as it was written; `replay`: kept by WhatsApp while we were away; `app`: written here. */
export const MessageOrigin = z.enum(['live', 'replay', 'history', 'phone', 'app'])
export type MessageOrigin = z.infer<typeof MessageOrigin>

/** What the events of a stored message say of it, never its text. `sentAt` is epoch ms. */
const storedMessage = z.object({
  messageId: IdRef,
  conversationId: IdRef,
  sentAt: z.number(),
  direction: MessageDirection,
  origin: MessageOrigin,
  countsUnread: z.boolean(),
  /** Of what a debtor wrote: it may be a receipt, or says that something was paid. */
  hint: z.enum(['receipt', 'says_paid']).optional(),
})
/** A message of a debtor was stored. */
export const messageReceived = event('message.received', storedMessage)
/** One that was written on the linked phone was stored. */
export const messageRecorded = event('message.recorded', storedMessage)
/** One was written here; it waits to leave. */
export const messageSent = event('message.sent', storedMessage)
/** A message that had waited left, and stands at the end of its thread since (`sentAt`, epoch ms). */
export const messageLeft = event('message.left', z.object({ messageId: IdRef, sentAt: z.number() }))
export const messageFailed = event('message.failed', z.object({ messageId: IdRef, failure: SendFailure.nullable() }))
export const messageRetried = event('message.retried', z.object({ messageId: IdRef }))
/** A message that waited was written anew; its words are not told. */
/** Words left that the dignity check keeps back. */
export const messageToneOverridden = event(
  'message.toneOverridden',
  z.object({ messageId: IdRef, tags: z.array(z.string()), reason: z.string() }),
)
/** It left against rules that let a person decide so; `reasons` are those that stood against it. */
export const messageRulesOverridden = event(
  'message.rulesOverridden',
  z.object({ messageId: IdRef, reasons: z.array(z.string()), reason: z.string() }),
)
/** What somebody wanted to send was refused by the contact policy; its words are not told. `failure` names the first reason. */
export const messageRefused = event('message.refused', z.object({ messageId: IdRef, failure: z.string() }))
export const messageRewritten = event('message.rewritten', z.object({ messageId: IdRef }))
/** A message that waited got another moment (epoch ms); null: as soon as it may. */
export const messageMoved = event(
  'message.moved',
  z.object({ messageId: IdRef, from: z.number().nullable(), to: z.number().nullable() }),
)
/** Whoever wrote it took it back before it left; nothing is left of it. */
export const messageTakenBack = event('message.takenBack', z.object({ messageId: IdRef }))
/** A cancelled message waits again. */
export const messageRestored = event('message.restored', z.object({ messageId: IdRef }))
export const messageDeletionAsked = event('message.deletionAsked', z.object({ messageId: IdRef }))
export const messageDeleted = event('message.deleted', z.object({ messageId: IdRef }))
export const conversationMerged = event(
  'conversation.merged',
  z.object({ fromConversationId: IdRef, intoConversationId: IdRef }),
)
