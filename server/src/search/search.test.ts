import { addContact } from '@aldia/shared/contact.ts'
import { plainTerms } from '@aldia/shared/debt.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { columnPage, findPeople } from '#board/card.reads.ts'
import { openCard } from '#board/cards.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { listContacts } from '#contacts/contacts.store.ts'
import { type DebtRow, insertDebt, saveDebt } from '#debts/debts.store.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let shop: TestWorkspace

const addContactCommand = () =>
  commandNamed(
    contactCommands({
      cardsOf: cardIdsOfContacts,
      contactOfCard: async () => null,
      openCard: async (work, contactId, stageId) => void (await openCard(work, contactId, stageId)),
      countryOf: async () => 'CO',
    }),
    addContact.name,
  )

beforeEach(async () => {
  shop = await testWorkspace()
  const owner = await shop.person('owner')
  for (const [i, name] of [
    'Elena Ríos',
    'Luis Elías',
    'ELKIN',
    'Óscar Bueno',
    'José Ángel Ruiz',
    'Pat O’Brien',
  ].entries())
    await shop.run(addContactCommand(), owner, { name, phone: `+57300111223${i}` })
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

describe('what somebody owes', () => {
  const owes = async (
    name: string,
    about: { reference: string | null; concept: string; amountMinor: number; currency?: string },
  ) => {
    const { reader } = shop.database
    const { rows } = await listContacts(reader, { workspaceId: shop.workspaceId, q: name, after: null, limit: 1 })
    const id = newId(shop.clock.now())
    await shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, async (work) => {
      const days = { issuedOn: '2026-11-01', dueOn: '2026-11-15' }
      const debt = { currency: 'COP', ...days, terms: plainTerms, lines: [], fileIds: [], ...about }
      const made = { workspaceId: work.workspaceId, seq: work.seq, version: 1, createdAt: work.now }
      await insertDebt(work.tx, { id, contactId: rows[0]?.id ?? '', ...debt, ...made })
    })
    return id
  }
  const change = (id: string, about: Partial<DebtRow>) =>
    shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, (work) =>
      saveDebt(work.tx, id, { seq: work.seq, ...about }),
    )
  /** By each of the three ways of looking: the search for everything, a column of the board, the list of people. */
  const everywhere = async (q: string) => {
    const { reader } = shop.database
    const people = await found(q)
    const [card] = await findPeople(reader, shop.workspaceId, 'elkin', 1)
    const about = { workspaceId: shop.workspaceId, stageId: card?.stageId ?? '', after: null, limit: 10 }
    const column = (await columnPage(reader, { ...about, filter: { q } })).cards.map(({ name }) => name).sort()
    const { rows } = await listContacts(reader, { workspaceId: shop.workspaceId, q, after: null, limit: 10 })
    expect([column, rows.map(({ name }) => name).sort()]).toEqual([people, people])
    return people
  }

  test('finds them by the number of an invoice and what it was for, with the other words of a search', async () => {
    await owes('Elena', { reference: 'FV-2026/00417', concept: 'Nevera Haceb 300 litros', amountMinor: 100 })
    await owes('Elena', { reference: null, concept: 'Colchón', amountMinor: 100 })
    await owes('Elkin', { reference: '100%_\\', concept: "Mesa d'Angelo", amountMinor: 100 })
    for (const q of ['00417', 'fv-2026/00417', 'colchon', 'haceb nevera', 'rios colchon', 'Elena 00417'])
      expect(await everywhere(q)).toEqual(['Elena Ríos'])
    for (const q of ['100%', '0%_', '%_\\', 'd’angelo']) expect(await everywhere(q)).toEqual(['ELKIN'])
    for (const q of ['elkin 00417', '%%%', '___', '\\\\\\']) expect(await everywhere(q)).toEqual([])
  })

  test('finds them by an amount as the business writes it', async () => {
    await owes('Elena', { reference: null, concept: 'Nevera', amountMinor: 35_000_000 })
    await owes('Luis', { reference: null, concept: 'Nevera', amountMinor: 35_000 })
    await owes('Óscar', { reference: null, concept: 'Arriendo', amountMinor: 125_000, currency: 'COU' })
    for (const q of ['350.000', '350000', '$ 350.000', '350 mil', '350.000,00'])
      expect(await everywhere(q)).toEqual(['Elena Ríos'])
    for (const q of ['350,00', '$350', '350']) expect(await everywhere(q)).toEqual(['Luis Elías'])
    for (const q of ['1.250', 'UVR 1.250']) expect(await everywhere(q)).toEqual(['Óscar Bueno'])
  })

  test('is not found any more once it is cancelled or stands for something else', async () => {
    const id = await owes('Elena', { reference: 'F-100', concept: 'Nevera', amountMinor: 35_000_000 })
    await change(id, { concept: 'Lavadora' })
    expect(await everywhere('nevera')).toEqual([])
    expect(await everywhere('lavadora')).toEqual(['Elena Ríos'])
    await change(id, { cancelledAt: shop.clock.now() })
    for (const q of ['F-100', 'lavadora', '350.000']) expect(await everywhere(q)).toEqual([])
  })

  test('is found with whom it belongs to now', async () => {
    const id = await owes('Elena', { reference: 'F-100', concept: 'Nevera', amountMinor: 35_000_000 })
    const { rows } = await listContacts(shop.database.reader, {
      workspaceId: shop.workspaceId,
      q: 'elkin',
      after: null,
      limit: 1,
    })
    await change(id, { contactId: rows[0]?.id ?? '' })
    for (const q of ['F-100', '350.000']) expect(await everywhere(q)).toEqual(['ELKIN'])
  })

  test('of another business is not found', async () => {
    await owes('Elena', { reference: 'F-100', concept: 'Nevera', amountMinor: 35_000_000 })
    const other = await shop.other()
    for (const q of ['F-100', '350.000'])
      expect(await findPeople(shop.database.reader, other.workspaceId, q, 9)).toEqual([])
  })
})

test.each(['%', '_', '\\', '%a', 'a_'])('%s at the beginning of a name is a sign like any other', async (sign) => {
  const owner = await shop.person('owner')
  await shop.run(addContactCommand(), owner, { name: `${sign}Zeta`, phone: '+573001112299' })
  expect(await found(sign)).toEqual([`${sign}Zeta`])
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
