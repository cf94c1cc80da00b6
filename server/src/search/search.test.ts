import { addContact } from '@aldia/shared/contact.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { columnPage, findPeople } from '#board/card.reads.ts'
import { openCard } from '#board/cards.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let shop: TestWorkspace

beforeEach(async () => {
  shop = await testWorkspace()
  const owner = await shop.person('owner')
  const commands = contactCommands({
    cardsOf: cardIdsOfContacts,
    contactOfCard: async () => null,
    openCard: async (work, contactId, stageId) => void (await openCard(work, contactId, stageId)),
    countryOf: async () => 'CO',
  })
  for (const [i, name] of [
    'Elena Ríos',
    'Luis Elías',
    'ELKIN',
    'Óscar Bueno',
    'José Ángel Ruiz',
    'Pat O’Brien',
  ].entries())
    await shop.run(commandNamed(commands, addContact.name), owner, { name, phone: `+57300111223${i}` })
})
afterEach(() => shop.dispose())

const found = async (q: string) =>
  (await findPeople(shop.database.reader, shop.workspaceId, q, 20)).map(({ name }) => name).sort()

test('one or two letters find the people whose name begins with them, whatever their case', async () => {
  expect(await found('el')).toEqual(['ELKIN', 'Elena Ríos'])
  expect(await found('L')).toEqual(['Luis Elías'])
  expect(await found('xy')).toEqual([])
})

test('three letters find any part of a name, with accents or without', async () => {
  expect(await found('eli')).toEqual(['Luis Elías'])
  expect(await found('bue')).toEqual(['Óscar Bueno'])
  expect(await found('osc')).toEqual(['Óscar Bueno'])
})

test('words are found in any order, and an apostrophe in any form', async () => {
  expect(await found('angel jose')).toEqual(['José Ángel Ruiz'])
  expect(await found('ruiz de jose')).toEqual(['José Ángel Ruiz'])
  expect(await found('jose elena')).toEqual([])
  expect(await found('ruiz 14')).toEqual([])
  for (const typed of ["O'Brien", 'O’Brien', 'o`brien']) expect(await found(typed)).toEqual(['Pat O’Brien'])
})

test.each(['%%%', '___', 'a"b', '***', 'NEAR(', 'a AND', '-elena'])('%s is looked for as it is written', async (q) => {
  expect(await found(q)).toEqual([])
})

test('people of another business are not found, and a column is narrowed down alike', async () => {
  const other = await shop.other()
  expect(await findPeople(shop.database.reader, other.workspaceId, 'el', 20)).toEqual([])
  const [card] = await findPeople(shop.database.reader, shop.workspaceId, 'elkin', 1)
  const about = { workspaceId: shop.workspaceId, stageId: card?.stageId ?? '', after: null, limit: 10 }
  const names = async (q: string) =>
    (await columnPage(shop.database.reader, { ...about, filter: { q } })).cards.map(({ name }) => name).sort()
  expect(await names('el')).toEqual(['ELKIN', 'Elena Ríos'])
  expect(await names('ueno')).toEqual(['Óscar Bueno'])
})
