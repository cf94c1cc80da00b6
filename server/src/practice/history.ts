import type { HistoryChat } from '#simulator/history.ts'
import type { Person } from '#simulator/person.ts'
import type { Simulator } from '#simulator/simulator.ts'
import { comesLive } from './affairs.ts'
import type { Conversation } from './conversation.ts'
import type { Debtor } from './debtor.ts'
import { encodeContent } from './messages.ts'

/** Gives a customer a phone on the simulated WhatsApp; reading and answering is left to the practice. */
export function addPhone(simulator: Simulator, debtor: Debtor): Person {
  const { phone, registeredAs, addressing, pushName: name, isOff } = debtor
  const person = simulator.addPerson({
    phone,
    name,
    addressing,
    autoRead: false,
    ...(registeredAs && { registeredAs }),
  })
  if (isOff) person.goOffline()
  return person
}

/** A conversation as the shop's own phone hands it to a newly linked program. The customer's phone must have been added. */
export async function historyOf(simulator: Simulator, conversation: Conversation): Promise<HistoryChat> {
  const { debtor } = conversation
  const later = comesLive(conversation)
  const lines = conversation.lines.filter((line) => !later.includes(line))
  const unread = conversation.unread - later.length
  const person = simulator.person(debtor.phone)
  if (!person) throw new Error(`${debtor.fullName} has no phone`)
  const messages: (HistoryChat['messages'][number] & { id: string })[] = []
  for (const { id, by, at, content, quotes } of lines) {
    const answered = quotes === null ? undefined : messages.find((message) => message.id === quotes)
    const quoted = answered?.message && {
      id: answered.id,
      participant: answered.fromMe ? simulator.world.account.jid : person.address(),
      message: answered.message,
    }
    const { world } = simulator
    const message = await encodeContent({ content, key: id, at, debtor, world, quoted })
    messages.push({ id, fromMe: by === 'us', at, message })
  }
  return { phone: debtor.phone, ...(debtor.savedName && { name: debtor.savedName }), unread, messages }
}
