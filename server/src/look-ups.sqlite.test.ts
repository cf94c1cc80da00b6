import { afterEach, expect, test } from 'vitest'
import type { SqliteDatabase } from '#base/database/sqlite-database.ts'
import { findMessages, findPeople } from '#board/card.reads.ts'
import { findContacts, findIdentities } from '#contacts/contacts.store.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { findMessages as messagesById, threadIds } from '#conversations/messages.store.ts'
import { outgoingRows } from '#outbox/outgoing.reads.ts'
import { statementsOf } from '#testing/statements.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// The work for one message or one look must not grow with what is stored. How SQLite looks something up it decides without
// looking at how much there is, so an empty business shows it as well as a large one.

let shop: TestWorkspace

afterEach(() => shop.dispose())

/** What SQLite would read through from beginning to end, or for everybody of the workspace. */
function readsThrough(sql: string): string[] {
  const { client } = shop.database as SqliteDatabase
  const values = Array.from(sql.match(/\?/g) ?? [], () => '[]')
  const plan = client.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[]
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => /\(workspace_id=\?\)/.test(detail) || (/^SCAN /.test(detail) && !isSmall(detail)))
}

/** Lists that were handed in, and what was found of them a moment before. */
const isSmall = (detail: string) => /^SCAN (json_each|key|who|hits|known|.* VIRTUAL TABLE)/.test(detail)

test.each([1, 40])(
  '%i people, messages or numbers are looked up one by one, never by reading everybody',
  async (count) => {
    shop = await testWorkspace()
    const { reader } = shop.database
    const { workspaceId } = shop
    const list = (word: string) => Array.from({ length: count }, (_, i) => `${word}${i}`)
    const marks = { addresses: list('address'), matchKeys: list('+57') }
    const asked = await statementsOf(shop.database, async () => {
      await meetPeople(reader, { workspaceId, accountId: 'account', waIds: list('WA'), ...marks })
      await findIdentities(reader, workspaceId, marks)
      await findContacts(reader, workspaceId, list('contact'))
      await messagesById(reader, workspaceId, list('message'))
      const page = { side: 'older', cursor: null, including: false, limit: 50 } as const
      await threadIds(reader, { workspaceId, conversationIds: list('conversation'), ...page })
      await findMessages(reader, workspaceId, 'mañana pago', 30)
      await findPeople(reader, workspaceId, 'rosa', 20)
      await findPeople(reader, workspaceId, 'el', 20)
      await findPeople(reader, workspaceId, '$ 350.000', 20)
    })
    expect(asked.length).toBeGreaterThanOrEqual(7)
    expect(asked.flatMap(readsThrough)).toEqual([])
  },
)

test('what waits to leave is read by its state and time, whatever has left before', async () => {
  shop = await testWorkspace()
  const about = { workspaceId: shop.workspaceId, now: 1, contactId: 'contact', cursor: { at: 1, id: 'row' } }
  const asked = await statementsOf(shop.database, () =>
    outgoingRows(shop.database.reader, { ...about, filter: { limit: 50, authorId: 'user', kind: 'typed' } }),
  )
  expect(asked).toHaveLength(6)
  expect(asked.flatMap(readsThrough)).toEqual([])
})
