import { proto } from '@whiskeysockets/baileys'
import { z } from 'zod'
import { type ControlCommand, command, personOf } from './control-command.ts'
import type { Person } from './person.ts'
import type { ReceivedMessage } from './received-message.ts'
import { threadOf } from './thread.ts'

const phone = z.string().min(5)
const optionalText = z.string().exactOptional()
const whose = z.object({ phone })
const which = z.object({ phone, id: z.string() })
const sendOptions = { quote: optionalText, at: z.number().exactOptional(), id: optionalText }

const newPerson = z.object({
  phone,
  name: optionalText,
  onWhatsApp: z.boolean().exactOptional(),
  hasLid: z.boolean().exactOptional(),
  addressing: z.enum(['lid', 'pn']).exactOptional(),
  hideOtherAddress: z.boolean().exactOptional(),
  registeredAs: optionalText,
  autoRead: z.boolean().exactOptional(),
  autoDeliver: z.boolean().exactOptional(),
})

const changes = newPerson.pick({
  phone: true,
  name: true,
  addressing: true,
  hideOtherAddress: true,
  autoRead: true,
  autoDeliver: true,
})

const media = z.object({
  phone,
  kind: z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
  /** The file in base64. */
  data: z.base64(),
  caption: optionalText,
  fileName: optionalText,
  mimetype: optionalText,
  via: z.enum(['http-url', 'https-directpath']).exactOptional(),
  ...sendOptions,
})

/** A person in a few words. */
export function summaryOf(person: Person) {
  const { phone: number, name, jid, lid, online, onWhatsApp, addressing, clientPresence } = person
  return { phone: number, name, jid, lid, online, onWhatsApp, addressing, clientPresence }
}

function receivedForm({ message: _, mediaBytes, ...rest }: ReceivedMessage) {
  return { ...rest, ...(mediaBytes && { mediaBase64: mediaBytes.toString('base64') }) }
}

function exchange(person: Person) {
  const sent = person.sent.map(({ message: _, ...rest }) => rest)
  return { ...summaryOf(person), sent, received: person.received.map(receivedForm) }
}

/** What can be asked of the people's phones. */
export const PEOPLE_COMMANDS: Record<string, ControlCommand> = {
  addPerson: command(newPerson, (simulator, options) => summaryOf(simulator.addPerson(options))),
  people: command(z.object({}), (simulator) => simulator.people().map(summaryOf)),
  changePerson: command(changes, (simulator, { phone: number, ...rest }) => {
    const person = personOf(simulator, number)
    Object.assign(person, rest)
    simulator.world.changed.tell(person.phone)
    return summaryOf(person)
  }),
  /** Everybody with the last message and the number of unread ones, the latest conversation first. */
  overview: command(z.object({}), (simulator) =>
    simulator
      .people()
      .map((person) => ({
        ...summaryOf(person),
        unread: person.unread,
        last: threadOf(simulator.world, person).at(-1),
      }))
      .sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0)),
  ),
  /** What one person, or everybody, has sent and received, with ids, counts and ticks. */
  exchanged: command(z.object({ phone: phone.exactOptional() }), (simulator, { phone: number }) =>
    number === undefined ? simulator.people().map(exchange) : exchange(personOf(simulator, number)),
  ),
  thread: command(whose, (simulator, input) => threadOf(simulator.world, personOf(simulator, input.phone))),
  sendText: command(z.object({ phone, text: z.string(), ...sendOptions }), async (simulator, input) => {
    const { phone: number, text, ...options } = input
    return { id: await personOf(simulator, number).sendText(text, options) }
  }),
  /** Many texts in one request; the ids come back in the same order. */
  sendTexts: command(
    z.object({ messages: z.array(z.object({ phone, text: z.string() })) }),
    async (simulator, input) => ({
      ids: await Promise.all(input.messages.map((one) => personOf(simulator, one.phone).sendText(one.text))),
    }),
  ),
  sendMedia: command(media, async (simulator, { phone: number, kind, data, ...options }) => {
    const bytes = Buffer.from(data, 'base64')
    return { id: await personOf(simulator, number).sendMedia(kind, bytes, options) }
  }),
  sendLocation: command(
    z.object({ phone, latitude: z.number(), longitude: z.number(), name: optionalText, address: optionalText }),
    async (simulator, { phone: number, ...place }) => ({ id: await personOf(simulator, number).sendLocation(place) }),
  ),
  sendContact: command(
    z.object({ phone, contact: z.object({ name: z.string(), phone }) }),
    async (simulator, input) => ({ id: await personOf(simulator, input.phone).sendContact(input.contact) }),
  ),
  sendPoll: command(
    z.object({ phone, question: z.string(), choices: z.array(z.string()).min(2) }),
    async (simulator, input) => ({
      id: await personOf(simulator, input.phone).sendPoll(input.question, input.choices),
    }),
  ),
  sendReaction: command(which.extend({ emoji: z.string() }), async (simulator, input) => ({
    id: await personOf(simulator, input.phone).sendReaction(input.id, input.emoji),
  })),
  /** Any message, as base64 of WhatsApp's own encoding. */
  sendRaw: command(z.object({ phone, message: z.base64(), ...sendOptions }), async (simulator, input) => {
    const { phone: number, message, ...options } = input
    const decoded = proto.Message.decode(Buffer.from(message, 'base64'))
    return { id: await personOf(simulator, number).sendRaw(decoded, options) }
  }),
  /** Into a group, a broadcast list or the status. */
  sendInto: command(z.object({ phone, chat: z.string(), text: z.string() }), async (simulator, input) => ({
    id: await personOf(simulator, input.phone).sendInto(input.chat, input.text),
  })),
  edit: command(which.extend({ text: z.string() }), async (simulator, input) => ({
    id: await personOf(simulator, input.phone).edit(input.id, input.text),
  })),
  editSealed: command(which.extend({ text: z.string() }), async (simulator, input) => ({
    id: await personOf(simulator, input.phone).editSealed(input.id, input.text),
  })),
  revoke: command(which, async (simulator, input) => ({
    id: await personOf(simulator, input.phone).revoke(input.id),
  })),
  call: command(
    z.object({
      phone,
      video: z.boolean().exactOptional(),
      end: z.enum(['missed', 'hung-up', 'ringing']).exactOptional(),
    }),
    (simulator, { phone: number, ...options }) => ({ id: personOf(simulator, number).call(options) }),
  ),
  typing: command(z.object({ phone, on: z.boolean() }), (simulator, input) =>
    personOf(simulator, input.phone).typing(input.on),
  ),
  goOffline: command(whose, (simulator, input) => personOf(simulator, input.phone).goOffline()),
  goOnline: command(whose, (simulator, input) => personOf(simulator, input.phone).goOnline()),
  read: command(z.object({ phone, id: optionalText }), (simulator, input) =>
    personOf(simulator, input.phone).read(input.id),
  ),
  play: command(which, (simulator, input) => personOf(simulator, input.phone).play(input.id)),
  confirmDelivery: command(which, (simulator, input) => personOf(simulator, input.phone).confirmDelivery(input.id)),
  reinstall: command(
    z.object({ phone, tellClient: z.boolean().exactOptional() }),
    (simulator, { phone: number, ...options }) => personOf(simulator, number).reinstall(options),
  ),
  forgetSessions: command(whose, (simulator, input) => personOf(simulator, input.phone).forgetSessions()),
  /** Answers when a message with this text or id has arrived. */
  waitForMessage: command(
    z.object({ phone, match: z.string(), timeoutMs: z.number().default(30_000) }),
    async (simulator, input) =>
      receivedForm(await personOf(simulator, input.phone).waitForMessage(input.match, input.timeoutMs)),
  ),
}
