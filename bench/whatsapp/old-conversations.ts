import { type HistoryChunk, historyChunks } from '@aldia/server/simulator/history.ts'
import { textContent } from '@aldia/server/simulator/message-content.ts'
import type { Person } from '@aldia/server/simulator/person.ts'
import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { secondsOf } from '@aldia/server/simulator/world.ts'
import { proto } from '@whiskeysockets/baileys'

const minuteMs = 60_000

/** What the own phone hands over after linking, made beforehand and handed over when the bench says so. */
export class OldConversations {
  readonly #simulator: Simulator
  #chunks: HistoryChunk[] = []

  constructor(simulator: Simulator) {
    this.#simulator = simulator
  }

  /** With each of these people so many messages, in turn from them and to them, of the days before. */
  async prepare(about: { people: Person[]; each: number; textOf(number: number): string }): Promise<void> {
    const { people, each, textOf } = about
    const { world } = this.#simulator
    const begun = world.now() - people.length * each * minuteMs
    const chats = people.map((person, p) => {
      const messages = Array.from({ length: each }, (_, i) => {
        const number = p * each + i
        return {
          id: world.nextId(),
          fromMe: i % 2 === 1,
          at: begun + number * minuteMs,
          message: textContent(textOf(number)),
        }
      })
      return [person, messages] as [Person, typeof messages]
    })
    this.#chunks = await historyChunks(chats, () => ({}), people)
  }

  /** Hands all of it over. */
  async send(): Promise<void> {
    const { phone, world } = this.#simulator
    for (const { payload, ...rest } of this.#chunks) {
      await phone.line.send(world.nextId(), {
        attributes: { from: world.account.jid, t: String(secondsOf(world.now())), type: 'protocol', category: 'peer' },
        message: {
          protocolMessage: {
            type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
            historySyncNotification: { ...rest, initialHistBootstrapInlinePayload: payload },
          },
        },
      })
    }
  }
}
