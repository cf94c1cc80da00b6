import type { Database } from '#base/database/database.ts'
import type { Perform, Work } from '#base/work.ts'
import type { Receipt, Received, TransportListener } from '#channels/transport.ts'
import { type Identity, learnIdentities } from '#contacts/find-or-make.ts'
import { learnExpirations } from '#conversations/expiration.ts'
import { maxReceivedPerBatch, type ReceiveParts } from '#conversations/receive.ts'
import type { OptOutParts } from '#outbox/opt-out.ts'
import { sentRaw } from '#outbox/outbox.store.ts'
import type { Sender } from '#outbox/sender.ts'

type StepParts = ReceiveParts & OptOutParts
type Step<T> = (work: Work, parts: StepParts, about: { accountId: string; batch: readonly T[] }) => Promise<void>

/** What is done with a batch, in this order and in one transaction; the page `reactions.ts` says it. */
export interface MessageSteps {
  readonly received: readonly Step<Received>[]
  readonly receipts: readonly Step<Receipt>[]
}

export interface ListenerParts extends ReceiveParts, Pick<OptOutParts, 'newMessageId'> {
  steps: MessageSteps
  database: Database
  perform: Perform
  sender: Pick<Sender, 'opened' | 'unlinked' | 'wake'>
  /** Keeps the account's row and tells the browsers; knows pairing and presence. */
  connection: TransportListener['connection']
  pairing: TransportListener['pairing']
  refuseNumber: TransportListener['refuseNumber']
  presence: TransportListener['presence']
  /** Whether a crash right after the commit is healed by the journal, so that the commit need not reach the disk at once. */
  isJournalled: boolean
}

const maxReceiptsPerBatch = 500
const maxIdentitiesPerBatch = 500

/** What an account's transport tells, carried into the product. */
export function makeListener(
  account: { workspaceId: string; accountId: string },
  parts: ListenerParts,
): TransportListener {
  const { workspaceId, accountId } = account
  const about = { workspaceId, actor: { kind: 'system' } as const }
  let wasOpen = false
  const namesHeard = makeNamesHeard()

  async function takeIn(batch: Received[], durable: boolean): Promise<void> {
    await parts.perform(
      about,
      async (work) => {
        for (const step of parts.steps.received) await step(work, parts, { accountId, batch })
        const named = namesHeard.of(batch)
        if (named.length > 0) await learnIdentities(work, named)
      },
      { durable },
    )
    namesHeard.forget(batch)
  }

  return {
    async received(all, { isOnlyCopy } = { isOnlyCopy: false }) {
      const durable = isOnlyCopy || !parts.isJournalled
      for (const batch of inPieces(all, maxReceivedPerBatch)) {
        try {
          await takeIn(batch, durable)
        } catch (error) {
          if (batch.length === 1) throw error
          await oneByOne(batch, (one) => takeIn([one], durable))
        }
      }
    },
    async receipts(all) {
      for (const batch of inPieces(all, maxReceiptsPerBatch)) {
        // The network does not send receipts twice, and no journal holds them.
        await parts.perform(about, async (work) => {
          for (const step of parts.steps.receipts) await step(work, parts, { accountId, batch })
        })
      }
    },
    async identities(all) {
      for (const batch of inPieces(all, maxIdentitiesPerBatch)) {
        const learn = async (work: Work) => {
          const unknown = await learnIdentities(work, batch)
          await learnExpirations(work, accountId, batch)
          return unknown
        }
        const { output: unknown } = await parts.perform(about, learn, { durable: false })
        namesHeard.keep(unknown)
      }
    },
    async connection(news) {
      await parts.connection(news)
      const isOpen = news.state === 'online' || news.state === 'unsteady'
      if (isOpen && !wasOpen) parts.sender.opened(account)
      wasOpen = isOpen
      if (news.state === 'unlinked') await parts.sender.unlinked(account)
    },
    pairing: parts.pairing,
    refuseNumber: parts.refuseNumber,
    presence: parts.presence,
    sentMessage: (waId) => sentRaw(parts.database.reader, accountId, waId),
  }
}

/** Names kept for people not met yet; the network tells a person's name again with their next message. */
const maxNamesHeard = 20_000
const maxNamesOfOne = 4

/** History names people before it brings their messages; until then their names wait here. */
function makeNamesHeard() {
  const byAddress = new Map<string, Identity[]>()
  return {
    keep(identities: readonly Identity[]): void {
      for (const identity of identities) {
        for (const address of [identity.address, identity.other]) {
          if (address === null || byAddress.size >= maxNamesHeard) continue
          const known = byAddress.get(address) ?? []
          byAddress.set(address, [...known.slice(-maxNamesOfOne), identity])
        }
      }
    },
    /** What is known of the people of a batch. */
    of(batch: readonly Received[]): Identity[] {
      return byAddress.size === 0 ? [] : addressesIn(batch).flatMap((address) => byAddress.get(address) ?? [])
    },
    forget(batch: readonly Received[]): void {
      if (byAddress.size > 0) for (const address of addressesIn(batch)) byAddress.delete(address)
    },
  }
}

function addressesIn(batch: readonly Received[]): string[] {
  return [...new Set(batch.flatMap(({ chat }) => (chat.other === null ? [chat.address] : [chat.address, chat.other])))]
}

/** One that cannot be taken in does not hold back the others; it is reported after them. */
async function oneByOne<T>(all: readonly T[], takeIn: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const one of all) {
    try {
      await takeIn(one)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

function* inPieces<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}
