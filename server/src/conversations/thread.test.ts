import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardIdsOfContacts, findCard } from '#board/board.store.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { lastMessagePreview } from '#conversations/preview.ts'
import { receiveBatch } from '#conversations/receive.ts'
import { type ThreadWish, threadPage } from '#conversations/thread.ts'
import { luis, received } from '#testing/conversations.ts'
import { commandNamed, fridayMorning, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let contactId: string
let cardId: string

beforeEach(async () => {
  business = await testWorkspace()
  const batch = Array.from({ length: 25 }, (_, at) =>
    // Several in the same second, as history has them.
    received({
      waId: `M${at}`,
      origin: 'history',
      sentAt: fridayMorning + Math.floor(at / 3) * 1_000,
      content: { text: `${at}` },
    }),
  )
  await business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
    receiveBatch(
      work,
      {
        meetPeople,
        openSealedEdit: () => null,
        linesChanged: async () => {},
        wakeAttachments: () => {},
        wakeUnreadable: () => {},
      },
      { accountId: 'account', batch },
    ),
  )
  const card = business.news.flatMap((change) => change.saved.cards ?? []).at(-1)
  contactId = card?.contactId ?? ''
  cardId = card?.id ?? ''
})
afterEach(() => business.dispose())

function read(wish: Partial<ThreadWish> = {}) {
  const about = { workspaceId: business.workspaceId, contactId, cardsOf: cardIdsOfContacts }
  return threadPage(business.database.reader, about, { limit: 10, ...wish })
}

const texts = (page: Awaited<ReturnType<typeof read>>) => page.messages.map((message) => message.text)
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `${from + at}`)

describe('a long thread', () => {
  it('is read from its end backwards without gaps or doubles', async () => {
    const newest = await read()
    expect(texts(newest)).toEqual(numbers(15, 25))
    expect(newest.newer).toBeNull()
    const middle = await read({ before: newest.older ?? '' })
    expect(texts(middle)).toEqual(numbers(5, 15))
    const oldest = await read({ before: middle.older ?? '' })
    expect(texts(oldest)).toEqual(numbers(0, 5))
    expect(oldest.older).toBeNull()
    expect(texts(await read({ after: oldest.newer ?? '' }))).toEqual(numbers(5, 15))
  })

  it('opens around a message found by search', async () => {
    const all = await read({ limit: 100 })
    const page = await read({ around: all.messages[12]?.id ?? '', limit: 6 })
    expect(texts(page)).toEqual(['10', '11', '12', '13', '14', '15'])
    expect(texts(await read({ before: page.older ?? '' }))).toEqual(numbers(0, 10))
    expect(texts(await read({ after: page.newer ?? '' }))[0]).toBe('16')
  })

  it('does not open around a message of somebody else, nor at a cursor nobody gave', async () => {
    await business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
      receiveBatch(
        work,
        {
          meetPeople,
          openSealedEdit: () => null,
          linesChanged: async () => {},
          wakeAttachments: () => {},
          wakeUnreadable: () => {},
        },
        { accountId: 'account', batch: [received({ from: luis })] },
      ),
    )
    const foreign = business.news.flatMap((change) => change.saved.messages ?? []).at(-1)
    await expect(read({ around: foreign?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' })
    for (const before of ['x', '1_2', `9_${'z'.repeat(36)}`, "1_' or 1=1"]) {
      await expect(read({ before })).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  it('shows the notes of its time, the latest at its end', async () => {
    const agent = await business.person('agent')
    const commands = contactCommands({
      cardsOf: cardIdsOfContacts,
      contactOfCard: async (tx, workspaceId, id) => (await findCard(tx, workspaceId, id))?.contactId ?? null,
      openCard: async () => {},
      countryOf: async () => 'CO',
    })
    business.clock.advance(60_000)
    await business.run(commandNamed(commands, 'note.add'), agent, { cardId, text: 'cobrar el lunes' })
    const newest = await read()
    expect(newest.notes).toMatchObject([{ text: 'cobrar el lunes', cardId }])
    expect((await read({ before: newest.older ?? '' })).notes).toEqual([])
  })
})

describe('the line on a card', () => {
  it.each([
    ['hola\n\nqué   tal', 'hola qué tal'],
    ['\u202eabc', 'abc'],
    ['   ', null],
    [null, null],
  ])('%j reads %j', (text, line) => {
    expect(lastMessagePreview(text)).toBe(line)
  })

  it('is short', () => {
    expect(lastMessagePreview('palabra '.repeat(100))?.length).toBeLessThanOrEqual(140)
  })
})
