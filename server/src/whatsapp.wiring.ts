import type { ContactPresence } from '@aldia/shared/socket.ts'
import type { Clock } from '#base/clock.ts'
import type { HandledCommand } from '#base/commands.ts'
import type { Database, Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { newId } from '#base/ids.ts'
import type { Live } from '#base/live.ts'
import type { Log } from '#base/log.ts'
import type { Perform, Work } from '#base/work.ts'
import { cardIdsOfContacts, findCard } from '#board/board.store.ts'
import { openSealedEdit } from '#channels/baileys/sealed-edits.ts'
import type { BegunConnections } from '#channels/begun-connections.ts'
import { channelCommands } from '#channels/channels.commands.ts'
import { allChannelAccountRows, listChannelAccounts } from '#channels/channels.store.ts'
import { makeChannels, type RunningChannels } from '#channels/running-channels.ts'
import type { TransportListener } from '#channels/transport.ts'
import type { TransportParts } from '#channels/transports.ts'
import { findIdentities } from '#contacts/contacts.store.ts'
import { makeAttachments } from '#conversations/attachments.ts'
import { conversationCommands } from '#conversations/conversations.commands.ts'
import { conversationsOf } from '#conversations/conversations.store.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { makeUnreadable } from '#conversations/unreadable.ts'
import type { FileStore } from '#files/file-store.ts'
import { prepareHolidays } from '#outbox/contact-question.ts'
import { contactRulesCommands } from '#outbox/contact-rules.commands.ts'
import { makeListener } from '#outbox/listener.ts'
import { queueReadReceipts } from '#outbox/message-actions.ts'
import { outboxCommands } from '#outbox/outbox.commands.ts'
import type { OutboxParts } from '#outbox/send-message.ts'
import { makeSender } from '#outbox/sender.ts'
import { linesChanged, messageSteps } from '#reactions.ts'
import { fillWording, wordingOf } from '#templates/wordings.ts'
import { findUser } from '#users/users.store.ts'

// Ties the channels below to conversations, outbox and board above them.

export interface WhatsAppParts {
  database: Database
  perform: Perform
  clock: Clock
  log: Log
  store: FileStore
  keyStoreKey: Buffer
  whatsappUrl: string | null
  rootKey: Buffer | null
  patience: TransportParts['patience']
  /** See `makeProcessId`. */
  processId: string
  /** The numbers that connect already. */
  begun: BegunConnections
  live: Live
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
}

export interface WhatsApp {
  channels: Omit<RunningChannels, 'sending'>
  commands: readonly HandledCommand[]
  /** What reminders are put into the outbox with. */
  outbox: Pick<OutboxParts, 'accountFacts' | 'accountToWriteFrom' | 'newMessageId' | 'wakeSender'>
  /** Tells WhatsApp that what came after `readBefore` was seen. */
  tellRead(work: Work, contactId: string, readBefore: number | null): Promise<void>
  /** Somebody opened a card: its person's presence is of interest. */
  watch(workspaceId: string, cardId: string): void
  /** Somebody of the team is writing to the person of a card. */
  sayTyping(workspaceId: string, cardId: string, typing: boolean): void
  stop(): Promise<void>
}

export function makeWhatsApp(parts: WhatsAppParts): WhatsApp {
  const { database, perform, clock, log, live } = parts
  const { reader } = database
  const transportOf = (accountId: string) => channels.transport(accountId)
  const conversationParts = {
    linesChanged,
    wakeAttachments: () => attachments.wake(),
    wakeUnreadable: () => unreadable.wake(),
  }

  const accountFacts = async (tx: Reader, accountId: string) => {
    const row = (await allChannelAccountRows(tx)).find(({ id }) => id === accountId)
    if (!row) return null
    const { workspaceId, phone, linkedAt, sendingResumedAt } = row
    return { workspaceId, isLinked: phone !== null, linkedAt, sendingResumedAt }
  }
  const newMessageId = (accountId: string) => transportOf(accountId)?.newMessageId() ?? fail('conflict', 'not_linked')
  const attachments = makeAttachments({
    database,
    perform,
    clock,
    store: parts.store,
    transportOf,
    report: ({ messageId, error }) => log.error({ err: error, messageId }, 'an attachment could not be kept'),
  })
  const unreadable = makeUnreadable({
    database,
    clock,
    transportOf,
    report: ({ messageId, error }) => log.error({ err: error, messageId }, 'a message could not be asked for again'),
  })
  const sender = makeSender({
    ...conversationParts,
    fillIn: async (tx, { authorId, ...about }) => {
      const author = authorId === null ? null : await findUser(tx, about.workspaceId, authorId)
      return fillWording(tx, { ...about, agentName: author?.name ?? null })
    },
    database,
    perform,
    clock,
    store: parts.store,
    accountFacts,
    transportOf: (accountId) => channels.sending(accountId),
    report: ({ error, ...about }) => log.error({ err: error, ...about }, 'sending failed'),
  })
  const channels = makeChannels({
    perform,
    database,
    clock,
    log,
    processId: parts.processId,
    begun: parts.begun,
    keyStoreKey: parts.keyStoreKey,
    whatsappUrl: parts.whatsappUrl,
    rootKey: parts.rootKey,
    ...(parts.patience && { patience: parts.patience }),
    publishPairing: live.publishPairing,
    publishConnection: live.publishConnection,
    listenerFor: (account, own) =>
      makeListener(account, {
        ...conversationParts,
        meetPeople,
        openSealedEdit,
        steps: messageSteps,
        database,
        perform,
        sender,
        newMessageId,
        isJournalled: true,
        pairing: own.pairing,
        refuseNumber: own.refuseNumber,
        presence: (news) => inBackground('presence', tellPresence(account.workspaceId, news)),
        async connection(news) {
          await own.connection(news)
          if (news.state !== 'online') return
          inBackground('holidays', prepareHolidays(reader, account.workspaceId))
          attachments.wake()
          unreadable.wake()
        },
      }),
  })

  /** For what is a courtesy and must neither hold anything up nor fail loudly. */
  function inBackground(what: string, work: Promise<unknown>): void {
    work.catch((err: unknown) => log.debug({ err, what }, 'left out'))
  }

  async function tellPresence(
    workspaceId: string,
    { address, state, lastSeenAt }: Parameters<TransportListener['presence']>[0],
  ): Promise<void> {
    const [identity] = await findIdentities(reader, workspaceId, { addresses: [address], matchKeys: [] })
    if (!identity) return
    const cardId = (await cardIdsOfContacts(reader, [identity.contact.id])).get(identity.contact.id)
    if (cardId === undefined) return
    const presence: ContactPresence = { cardId, state, lastSeenAt }
    live.publishContactPresence(workspaceId, presence)
  }

  async function toPerson(
    workspaceId: string,
    cardId: string,
    tell: (about: { accountId: string; address: string }) => Promise<void> | undefined,
  ): Promise<void> {
    const card = await findCard(reader, workspaceId, cardId)
    if (!card) return
    for (const { channelAccountId, address } of await conversationsOf(reader, workspaceId, card.contactId))
      if (address !== null && transportOf(channelAccountId)?.ready())
        await tell({ accountId: channelAccountId, address })
  }

  const outboxParts = {
    ...conversationParts,
    cardsOf: cardIdsOfContacts,
    contactOfCard: parts.contactOfCard,
    accountFacts,
    accountToWriteFrom: async (tx: Reader, workspaceId: string) => {
      const accounts = (await listChannelAccounts(tx, workspaceId)).filter(({ archivedAt }) => archivedAt === null)
      return (accounts.find(({ phone }) => phone !== null) ?? accounts[0])?.id ?? null
    },
    newMessageId,
    wakeSender: sender.wake,
    wordingOf,
  }

  return {
    channels,
    outbox: outboxParts,
    commands: [
      ...channelCommands({ reader, channels }),
      ...conversationCommands({ cardsOf: cardIdsOfContacts, wakeAttachments: attachments.wake }),
      ...outboxCommands(outboxParts),
      ...contactRulesCommands(outboxParts),
    ],
    tellRead: (work, contactId, readBefore) =>
      // The mark of a read receipt is ours alone; a number that is not running yet gets it when it runs.
      queueReadReceipts(
        work,
        { newMessageId: () => newId(clock.now()), wakeSender: sender.wake },
        { contactId, afterAt: readBefore, upToAt: work.now },
      ),
    watch: (workspaceId, cardId) =>
      inBackground(
        'watch',
        toPerson(workspaceId, cardId, ({ accountId, address }) => transportOf(accountId)?.watchPresence(address)),
      ),
    sayTyping: (workspaceId, cardId, typing) =>
      inBackground(
        'typing',
        toPerson(workspaceId, cardId, ({ accountId, address }) => transportOf(accountId)?.sayTyping(address, typing)),
      ),
    async stop() {
      await sender.stop()
      await attachments.stop()
      await unreadable.stop()
      await channels.stopAll()
    },
  }
}
