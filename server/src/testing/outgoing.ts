import { join } from 'node:path'
import type { Message } from '@aldia/shared/message.ts'
import { expect, vi } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import { newId } from '#base/ids.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { loadCards } from '#board/card.reads.ts'
import type { TransportListener } from '#channels/transport.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { threadPage } from '#conversations/thread.ts'
import { openFileStore } from '#files/file-store.ts'
import { contactRulesCommands } from '#outbox/contact-rules.commands.ts'
import { makeListener } from '#outbox/listener.ts'
import { outboxCommands } from '#outbox/outbox.commands.ts'
import { makeSender, type Sender } from '#outbox/sender.ts'
import { linesChanged, messageSteps } from '#reactions.ts'
import { received } from '#testing/conversations.ts'
import { contactOfCard } from '#testing/debtor.ts'
import { type TestNetwork, testNetwork } from '#testing/network.ts'
import { commandNamed, type TestWorkspace } from '#testing/workspace.ts'

/** For tests of what leaves: a business with one number, its sender and its network, driven by hand. */
export interface Outgoing {
  network: TestNetwork
  accountId: string
  /** Whether a phone is linked. */
  isLinked: boolean
  sender(): Sender
  parts(): ReturnType<typeof makeParts>
  run<T = Message>(name: string, input: object, by?: SignedIn): Promise<T>
  send(cardId: string, text: string, more?: object): Promise<Message>
  thread(contactId: string): Promise<Message[]>
  /** What left so far. */
  texts(): string[]
  untilSent(...all: string[]): Promise<void>
  /** Somebody writes to the business now. */
  hears(from: string, text: string): Promise<void>
  listener(): TransportListener
  /** Ends the sender without letting it finish, and starts another one on the same database. */
  restart(): Promise<void>
  /** Lets time pass, hour by hour, with room for what falls due meanwhile; the sender looks again at the end. */
  pass(ms: number): Promise<void>
  stop(): Promise<void>
}

const accountId = 'account'
const hour = 3_600_000

function makeParts(shop: TestWorkspace, network: TestNetwork, state: { isLinked: boolean; sender: Sender | null }) {
  return {
    cardsOf: cardIdsOfContacts,
    loadCards,
    contactOfCard,
    accountToWriteFrom: async () => accountId,
    accountFacts: async () => ({ workspaceId: shop.workspaceId, isLinked: state.isLinked }),
    newMessageId: () => network.newMessageId(),
    wakeSender: (id: string) => state.sender?.wake(id),
    meetPeople,
    openSealedEdit: () => null,
    steps: messageSteps,
    linesChanged,
    wakeAttachments: () => {},
    wakeUnreadable: () => {},
  }
}

export async function outgoingOf(shop: TestWorkspace): Promise<Outgoing> {
  const network = testNetwork()
  const troubles: unknown[] = []
  const state: { isLinked: boolean; sender: Sender | null } = { isLinked: true, sender: null }
  const store = await openFileStore(join(shop.folder, 'files'))
  const owner = await shop.person('owner')
  const parts = () => makeParts(shop, network, state)
  const start = (): Sender => {
    state.sender = makeSender({
      ...parts(),
      database: shop.database,
      perform: shop.perform,
      clock: shop.clock,
      store,
      transportOf: () => network,
      random: () => 0,
      report: ({ error }) => void troubles.push(error),
    })
    return state.sender
  }
  start()
  const sender = () => state.sender ?? start()
  const run = async <T>(name: string, input: object, by = owner): Promise<T> => {
    const commands = [...outboxCommands(parts()), ...contactRulesCommands(parts())]
    return (await shop.run(commandNamed(commands, name), by, input)).output as T
  }
  const texts = () => network.sent.map(({ content }) => (content.type === 'text' ? content.text : content.type))
  const listener = () =>
    makeListener(
      { workspaceId: shop.workspaceId, accountId },
      {
        ...parts(),
        database: shop.database,
        perform: shop.perform,
        sender: sender(),
        connection: async () => {},
        pairing: () => {},
        refuseNumber: async () => null,
        presence: () => {},
        isJournalled: true,
      },
    )
  let heard = 0
  return {
    network,
    accountId,
    get isLinked() {
      return state.isLinked
    },
    set isLinked(is: boolean) {
      state.isLinked = is
    },
    sender,
    parts,
    run,
    listener,
    send: (cardId, text, more = {}) =>
      run('message.send', { messageId: newId(shop.clock.now()), cardId, text, ...more }),
    async thread(contactId) {
      const about = { workspaceId: shop.workspaceId, contactId, cardsOf: cardIdsOfContacts }
      return (await threadPage(shop.database.reader, about, { limit: 100 })).messages
    },
    texts,
    untilSent: (...all) => vi.waitFor(() => expect(texts()).toEqual(all), { timeout: 10_000 }),
    hears: (from, text) =>
      listener().received([
        received({ waId: `IN-${++heard}`, from, content: { text }, sentAt: shop.clock.now(), pushName: 'Ana' }),
      ]),
    async restart() {
      await state.sender?.stop()
      start().wake(accountId)
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= hour) {
        shop.clock.advance(Math.min(left, hour))
        for (let turn = 0; turn < 5; turn++) await shop.database.write(shop.workspaceId, async () => {})
      }
      sender().wake(accountId)
    },
    async stop() {
      await state.sender?.stop()
      expect(troubles).toEqual([])
    },
  }
}
