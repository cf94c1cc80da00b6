import {
  type AuthenticationCreds,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys'
import type { Database, Queries } from '#base/database/database.ts'
import { allKeys, deleteAccountKeys, type KeyRow, readKeys, writeKeys } from './account-keys.store.ts'
import { BoundedMap } from './bounded-map.ts'
import type { EncryptedKeyStore } from './encrypted-key-store.ts'

/** What is to be stored in the very transaction that stores keys (the journal entry of the message they decrypted). */
export interface Alongside {
  write(tx: Queries): Promise<void>
}

/** The credentials and Signal keys of one account, encrypted in the database. */
export interface AccountKeys {
  /** Baileys changes this object itself; `saveCreds` stores the whole of it. */
  readonly creds: AuthenticationCreds
  /**
   * Whether a phone has linked this account. `creds.registered` and `creds.me` do not tell: the first stays false after a
   * QR code, the second is set before a pairing by code succeeds.
   */
  linked(): boolean
  /** Stores the credentials once the account is linked; half-made ones are never kept. */
  saveCreds(): Promise<void>
  /** Fresh credentials for a new link. */
  renew(): void
  /** The key store for one socket. After `shut` nothing of that socket is stored any more, not even what waits its turn. */
  forSocket(about: { failed(error: unknown): void; alongside(): Alongside | null }): {
    keys: SignalKeyStore
    shut(): void
  }
  /** Deletes all keys of the account. */
  forget(): Promise<void>
}

/** Entries of the cache; a session is about 2 kB of text. */
const cachedKeys = 4_000
/** These can be asked of the network again, so their commit need not be on the disk before the answer. */
const askedAgain = new Set<string>(['lid-mapping', 'device-list', 'tctoken', 'sender-key-memory'])

function revive<T extends keyof SignalDataTypeMap>(type: T, json: string): SignalDataTypeMap[T] {
  // A session is read with every message and holds no bytes; looking at each of its values costs several times the parsing.
  const value = json.includes('"type":"Buffer"') ? JSON.parse(json, BufferJSON.reviver) : JSON.parse(json)
  if (type !== 'app-state-sync-key') return value
  return proto.Message.AppStateSyncKeyData.fromObject(
    value,
  ) as proto.Message.IAppStateSyncKeyData as SignalDataTypeMap[T]
}

/** A session, which every message changes, has its bytes as text already. */
const written = (type: string, value: unknown): string =>
  type === 'session' ? JSON.stringify(value) : JSON.stringify(value, BufferJSON.replacer)

interface Wish {
  rows: readonly KeyRow[]
  also: Alongside | null
  durable: boolean
  /** Throws when these keys are not to be stored any more. */
  refuseWhenShut(): void
}

/**
 * Stores keys; what is wished within one turn of the event loop, or while the transaction before is under way, shares a transaction,
 * for waiting for the disk is what costs most. Settles when they are stored.
 */
function gathering(database: Database, workspaceId: string, accountId: string): (wish: Wish) => Promise<void> {
  let open: { wishes: Wish[]; refused: Map<Wish, unknown>; stored: Promise<void> } | null = null
  let before: Promise<unknown> = Promise.resolve()

  function gather(): NonNullable<typeof open> {
    const wishes: Wish[] = []
    const refused = new Map<Wish, unknown>()
    const stored = Promise.all([nextTurn(), before]).then(() => {
      open = null
      const durable = wishes.some((wish) => wish.durable)
      return database.write(workspaceId, (tx) => storeAll(tx, accountId, wishes, refused), { durable })
    })
    before = stored.catch(() => undefined)
    return { wishes, refused, stored }
  }

  return async (wish) => {
    open ??= gather()
    const { wishes, refused, stored } = open
    wishes.push(wish)
    await stored
    if (refused.has(wish)) throw refused.get(wish)
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function storeAll(
  tx: Queries,
  accountId: string,
  wishes: readonly Wish[],
  refused: Map<Wish, unknown>,
): Promise<void> {
  for (const wish of wishes) {
    try {
      wish.refuseWhenShut()
    } catch (error) {
      refused.set(wish, error)
      continue
    }
    await writeKeys(tx, accountId, wish.rows)
    await wish.also?.write(tx)
  }
}

/** What a sealed key is bound to. */
const placeOf = (accountId: string, type: string, keyId: string): string => `${accountId}/${type}/${keyId}`

/** Gives the keys of one account to another; whatever that one had is gone. */
export async function moveAccountKeys(
  tx: Queries,
  box: EncryptedKeyStore,
  { fromId, intoId }: { fromId: string; intoId: string },
): Promise<void> {
  const rows = (await allKeys(tx, fromId)).map(({ type, keyId, value }): KeyRow => {
    const plain = box.open(placeOf(fromId, type, keyId), value)
    return { type, keyId, value: box.seal(placeOf(intoId, type, keyId), plain) }
  })
  await deleteAccountKeys(tx, intoId)
  await writeKeys(tx, intoId, rows)
  await deleteAccountKeys(tx, fromId)
}

/** Reads the account's credentials, or makes fresh ones. */
export async function openAccountKeys(about: {
  database: Database
  box: EncryptedKeyStore
  workspaceId: string
  accountId: string
}): Promise<AccountKeys> {
  const { database, box, workspaceId, accountId } = about
  const place = (type: string, keyId: string) => placeOf(accountId, type, keyId)
  /** The JSON of what is stored, never the objects themselves: those are changed by whoever got them. null: not there. */
  const cache = new BoundedMap<string, string | null>(cachedKeys)
  let stores = 0

  const sealed = (type: string, keyId: string, value: unknown): { row: KeyRow; json: string | null } => {
    const json = value === null || value === undefined ? null : written(type, value)
    const bytes = json === null ? null : box.seal(place(type, keyId), Buffer.from(json))
    return { row: { type, keyId, value: bytes }, json }
  }

  async function get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
    const found: { [id: string]: SignalDataTypeMap[T] } = {}
    const missing: string[] = []
    for (const id of ids) {
      const json = cache.get(place(type, id))
      if (json === undefined) missing.push(id)
      else if (json !== null) found[id] = revive(type, json)
    }
    if (missing.length === 0) return found
    const before = stores
    const rows = await readKeys(database.reader, accountId, type, missing)
    const known = new Map(rows.map((row) => [row.keyId, box.open(place(type, row.keyId), row.value).toString()]))
    for (const id of missing) {
      const json = known.get(id) ?? null
      // What was read may be outdated if something was stored meanwhile; then it is right to answer, but not to remember.
      if (before === stores) cache.set(place(type, id), json)
      if (json !== null) found[id] = revive(type, json)
    }
    return found
  }

  const write = gathering(database, workspaceId, accountId)

  const [stored] = await readKeys(database.reader, accountId, 'creds', [''])
  let creds: AuthenticationCreds = stored
    ? JSON.parse(box.open(place('creds', ''), stored.value).toString(), BufferJSON.reviver)
    : initAuthCreds()

  return {
    get creds() {
      return creds
    },
    linked: () => creds.account !== undefined && creds.account !== null,
    async saveCreds() {
      if (!creds.account) return
      const { row } = sealed('creds', '', creds)
      await database.write(workspaceId, (tx) => writeKeys(tx, accountId, [row]))
    },
    renew() {
      creds = initAuthCreds()
    },
    forSocket({ failed, alongside }) {
      let isShut = false
      const refuseWhenShut = () => {
        if (isShut) throw new Error('the socket of these keys has ended')
      }
      async function set(data: SignalDataSet): Promise<void> {
        refuseWhenShut()
        const entries = Object.entries(data).flatMap(([type, values]) =>
          Object.entries(values ?? {}).map(([keyId, value]) => ({ type, keyId, ...sealed(type, keyId, value) })),
        )
        const also = alongside()
        const durable = also !== null || entries.some((entry) => !askedAgain.has(entry.type))
        try {
          await write({ rows: entries.map((entry) => entry.row), also, durable, refuseWhenShut })
        } catch (error) {
          if (!isShut) failed(error)
          throw error
        }
        stores += 1
        for (const entry of entries) cache.set(place(entry.type, entry.keyId), entry.json)
      }
      return {
        keys: { get, set },
        shut() {
          isShut = true
        },
      }
    },
    async forget() {
      creds = initAuthCreds()
      await database.write(workspaceId, (tx) => deleteAccountKeys(tx, accountId))
      stores += 1
      cache.clear()
    },
  }
}
