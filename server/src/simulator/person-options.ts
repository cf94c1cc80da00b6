import type { proto } from '@whiskeysockets/baileys'
import type { MessageKind, ReceivedMessage } from './received-message.ts'

/** Who a person is and how WhatsApp shows them to the business. */
export interface PersonOptions {
  /** E.164 without the plus: '573001112233'. */
  phone: string
  /** Push name; the number when left out. */
  name?: string
  /** Default true. */
  onWhatsApp?: boolean
  /** Default true: WhatsApp knows them by a LID as well. */
  hasLid?: boolean
  /** The address their messages come from; default `lid` when they have one. */
  addressing?: 'lid' | 'pn'
  /** Leaves the other address out of the envelope. */
  hideOtherAddress?: boolean
  /** The number as WhatsApp has it registered, when that is an older national form. */
  registeredAs?: string
  /** Sends read receipts at once; default true. */
  autoRead?: boolean
  /** Sends delivery receipts at once; default true. */
  autoDeliver?: boolean
}

/** What can be said about a single message. */
export interface SendOptions {
  /** Id of a message of either side that this one answers. */
  quote?: string
  /** Epoch ms; now when left out. */
  at?: number
  /** The WhatsApp id; a fresh one when left out. */
  id?: string
}

/** A message that this person wrote, with the ticks they see. */
export interface SentMessage {
  id: string
  kind: MessageKind
  text: string
  /** Epoch ms. */
  at: number
  status: 'sent' | 'delivered' | 'read' | 'played'
  message: proto.IMessage
}

/** How to recognise a message. */
export type MessageMatch = string | RegExp | ((message: ReceivedMessage) => boolean)

/** Whether a message is the one that is looked for. */
export function fits(match: MessageMatch, message: ReceivedMessage): boolean {
  if (typeof match === 'function') return match(message)
  return typeof match === 'string' ? message.text === match || message.id === match : match.test(message.text)
}
