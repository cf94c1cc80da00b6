import type { Clock } from '#base/clock.ts'
import type { Database, Queries, Reader } from '#base/database/database.ts'
import type { Log } from '#base/log.ts'
import { deleteAccountKeys, hasCredentials } from '#channels/baileys/account-keys.store.ts'
import { moveAccountKeys } from '#channels/baileys/account-keys.ts'
import { chatOfRaw } from '#channels/baileys/baileys-inbound.ts'
import { makeBaileysTransport } from '#channels/baileys/baileys-transport.ts'
import { makeEncryptedKeyStore } from '#channels/baileys/encrypted-key-store.ts'
import type { Patience } from '#channels/baileys/link-life.ts'
import type { ChannelAccountRow } from '#channels/channels.store.ts'
import type { Transport } from '#channels/transport.ts'

/** What every kind of transport is made from. */
export interface TransportParts {
  workspaceId: string
  accountId: string
  database: Database
  clock: Clock
  log: Log
  /** 32 bytes that are kept outside the database file. */
  keyStoreKey: Buffer
  /** null: WhatsApp's own servers. */
  whatsappUrl: string | null
  /** The server root (32 bytes) to trust instead of WhatsApp's; null: WhatsApp's. */
  rootKey: Buffer | null
  patience?: Partial<Patience>
}

/** What carries a number. */
export interface ChannelKind {
  make(parts: TransportParts): Transport
  /** Whether the account has been linked and can connect without anybody's help. */
  isLinked(reader: Reader, accountId: string): Promise<boolean>
  forgetKeys(tx: Queries, accountId: string): Promise<void>
  /** The address in a stored message. */
  addressIn(raw: Buffer): string | null
  /** Gives one account's keys to another one; neither is running. */
  moveKeys(tx: Queries, about: { keyStoreKey: Buffer; fromId: string; intoId: string }): Promise<void>
}

/** The address that a stored message came from or went to; null when it is not told. No two kinds write alike. */
export const addressInRaw = (raw: Buffer): string | null => channelKinds.baileys.addressIn(raw)

/** The only place that asks for an account's kind. */
export const channelKinds: Readonly<Record<ChannelAccountRow['kind'], ChannelKind>> = {
  baileys: {
    make: ({ keyStoreKey, whatsappUrl, ...parts }) =>
      makeBaileysTransport({ ...parts, box: makeEncryptedKeyStore(keyStoreKey), url: whatsappUrl }),
    // Credentials are stored only once a phone has linked them.
    isLinked: hasCredentials,
    forgetKeys: deleteAccountKeys,
    addressIn: chatOfRaw,
    moveKeys: (tx, { keyStoreKey, ...about }) => moveAccountKeys(tx, makeEncryptedKeyStore(keyStoreKey), about),
  },
}
