import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Message } from '@aldia/shared/message.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Lane } from '#base/lane.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { type Received, TransportFailure } from '#channels/transport.ts'
import { makeAttachments } from '#conversations/attachments.ts'
import { conversationCommands } from '#conversations/conversations.commands.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { loadMessages } from '#conversations/message-records.ts'
import { receiveBatch } from '#conversations/receive.ts'
import { type FileStore, openFileStore } from '#files/file-store.ts'
import { findFile } from '#files/files.ts'
import { received } from '#testing/conversations.ts'
import { type TestNetwork, testNetwork } from '#testing/network.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let business: TestWorkspace
let network: TestNetwork
let store: FileStore
let attachments: Lane

beforeEach(async () => {
  business = await testWorkspace()
  network = testNetwork()
  store = await openFileStore(join(business.folder, 'files'))
  attachments = begun()
})

afterEach(async () => {
  await attachments.stop()
  await business.dispose()
})

function begun(): Lane {
  return makeAttachments({
    database: business.database,
    perform: business.perform,
    clock: business.clock,
    store,
    transportOf: () => network,
    report: ({ error }) => {
      throw error
    },
  })
}

async function arrives(claimed: {
  kind?: 'image' | 'document'
  mimeType?: string
  sha256?: string | null
  name?: string | null
  origin?: Received['origin']
}): Promise<string> {
  const { kind = 'image', mimeType = 'image/png', sha256 = null, name = null, origin = 'live' } = claimed
  const attachment = { mimeType, name, sizeBytes: 70, width: 1, height: 1, durationSeconds: null, sha256 }
  await business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
    receiveBatch(
      work,
      {
        meetPeople,
        openSealedEdit: () => null,
        linesChanged: async () => {},
        wakeAttachments: attachments.wake,
        wakeUnreadable: () => {},
      },
      { accountId: 'account', batch: [received({ origin, content: { kind, text: null, attachment } })] },
    ),
  )
  const message = business.news.flatMap((change) => change.saved.messages ?? []).at(-1)
  if (!message) throw new Error('a message arrived')
  return message.id
}

async function attachmentOf(id: string): Promise<Message['attachment']> {
  const { reader } = business.database
  const [message] = await loadMessages(reader, business.workspaceId, [id], cardIdsOfContacts)
  return message?.attachment ?? null
}

const until = (id: string, state: string) =>
  vi.waitFor(async () => expect(await attachmentOf(id)).toMatchObject({ state }), 10_000)

describe('a file that came with a message', () => {
  it('is fetched, checked and stored', async () => {
    network.media = () => Readable.from([png.subarray(0, 20), png.subarray(20)])
    const id = await arrives({ sha256: hashOf(png), name: 'recibo\u202egnp.exe' })
    await until(id, 'ready')
    const { fileId, ...attachment } = (await attachmentOf(id)) ?? { fileId: '' }
    expect(attachment).toMatchObject({ mimeType: 'image/png', sizeBytes: png.length, name: 'recibo gnp.exe' })
    const file = await findFile(business.database.reader, business.workspaceId, fileId ?? '')
    expect(file?.sha256).toBe(hashOf(png))
    expect(await store.has(hashOf(png))).toBe(true)
    expect(business.news.at(-1)?.saved.messages).toMatchObject([{ id, attachment: { state: 'ready' } }])
  })

  it('that comes now is fetched before all of the history, however slow that is', async () => {
    const slow: Readable[] = []
    network.media = () => {
      slow.push(new Readable({ read() {} }))
      return slow.at(-1) ?? Readable.from([])
    }
    const old: string[] = []
    for (let at = 0; at < 5; at++) old.push(await arrives({ origin: 'history' }))
    await business.clock.advance(60_000)
    await vi.waitFor(() => expect(slow).toHaveLength(2))
    network.media = () => Readable.from([png])
    const now = await arrives({})
    await until(now, 'ready')
    for (const id of old) expect(await attachmentOf(id)).toMatchObject({ state: 'waiting' })
    for (const stream of slow) stream.push(png)
    for (const stream of slow) stream.push(null)
    for (const id of old) await until(id, 'ready')
  })

  it('that is on its way when the program ends is broken off, and is fetched after the next start', async () => {
    const slow: Readable[] = []
    network.media = () => {
      slow.push(new Readable({ read() {} }))
      return slow.at(-1) ?? Readable.from([])
    }
    const id = await arrives({})
    await vi.waitFor(() => expect(slow).toHaveLength(1))
    await attachments.stop()
    expect(slow[0]?.destroyed).toBe(true)
    expect(await attachmentOf(id)).toMatchObject({ state: 'waiting' })
    network.media = () => Readable.from([png])
    attachments = begun()
    // No time passes: what was broken off was no failure.
    attachments.wake()
    await until(id, 'ready')
  })

  it.each([
    ['a page that calls itself a picture', { mimeType: 'image/png' }, page],
    ['a program that calls itself a picture', { mimeType: 'image/jpeg' }, program],
    ['a program that calls itself a PDF', { kind: 'document', mimeType: 'application/pdf' }, program],
  ] as const)('is refused: %s', async (_, claimed, bytes) => {
    network.media = () => Readable.from([bytes])
    const id = await arrives(claimed)
    await until(id, 'refused')
    expect((await attachmentOf(id))?.fileId).toBeNull()
  })

  it('that is broken on the way is tried again, less and less often, then by hand', async () => {
    let tries = 0
    network.media = () => {
      tries += 1
      return Readable.from([Buffer.from('half')])
    }
    const id = await arrives({ sha256: hashOf(png) })
    await vi.waitFor(() => expect(tries).toBe(1))
    for (const pauseMs of [5_000, 20_000, 80_000, 320_000, 1_280_000, 5_120_000, 20_480_000]) {
      const before = tries
      await vi.waitFor(() => {
        business.clock.advance(pauseMs)
        expect(tries).toBeGreaterThan(before)
      })
    }
    await until(id, 'failed')
    expect(tries).toBe(8)
    expect(await store.has(hashOf(Buffer.from('half')))).toBe(false)

    network.media = () => Readable.from([png])
    const agent = await business.person('agent')
    const commands = conversationCommands({ cardsOf: cardIdsOfContacts, wakeAttachments: attachments.wake })
    await business.run(commandNamed(commands, 'message.refetchAttachment'), agent, { messageId: id })
    await until(id, 'ready')
    await expect(
      business.run(commandNamed(commands, 'message.refetchAttachment'), agent, { messageId: id }),
    ).rejects.toMatchObject({ reason: 'attachment_not_failed' })
  })

  it('that WhatsApp no longer has fails at once', async () => {
    network.fetchMedia = async () => {
      throw new TransportFailure('media_gone', { again: false })
    }
    await until(await arrives({}), 'failed')
  })

  it.each<[string, (bytes: Readable) => Promise<Readable>]>([
    ['stops half-way', async (bytes) => bytes],
    ['never begins', () => new Promise(() => {})],
  ])('is broken off after five minutes when it %s, and tried again', async (_, answer) => {
    const stalled = new Readable({ read() {} })
    stalled.push(png.subarray(0, 20))
    let tries = 0
    network.fetchMedia = async () => (++tries === 1 ? answer(stalled) : Readable.from([png]))
    const id = await arrives({ sha256: hashOf(png) })
    await vi.waitFor(() => expect(tries).toBe(1))
    business.clock.advance(5 * 60_000 - 1)
    await business.database.write(business.workspaceId, async () => {})
    expect(await attachmentOf(id)).toMatchObject({ state: 'waiting' })
    expect(stalled.destroyed).toBe(false)
    business.clock.advance(1)
    await vi.waitFor(() => {
      business.clock.advance(5_000)
      expect(tries).toBe(2)
    })
    await until(id, 'ready')
  })

  it('waits while the number is offline', async () => {
    network.isReady = false
    network.media = () => Readable.from([png])
    const id = await arrives({})
    network.isReady = true
    attachments.wake()
    await until(id, 'ready')
  })
})
