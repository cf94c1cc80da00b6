import { join } from 'node:path'
import { Readable } from 'node:stream'
import { plainTerms } from '@aldia/shared/debt.ts'
import type { Import, ImportRow } from '@aldia/shared/import.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import { neutral } from '#base/csv.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { contactLikenesses } from '#contacts/contacts.tables.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { debtCommands } from '#debts/debts.commands.ts'
import { openFileStore } from '#files/file-store.ts'
import { badRowsCsv } from '#imports/bad-rows.ts'
import { importCommands } from '#imports/imports.commands.ts'
import { debtsByReferences, peopleKnown } from '#imports/imports.reads.ts'
import { findImport, rowsOfKind } from '#imports/imports.store.ts'
import { addImport, importView, rowView } from '#imports/imports.ts'
import { importsJob } from '#imports/run-import.ts'
import { contactOfCard } from '#testing/debtor.ts'
import { rowsIn } from '#testing/rows.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// Business in Colombia; today is 20 November 2026.

let business: TestWorkspace
let owner: SignedIn
let files: Awaited<ReturnType<typeof openFileStore>>
const debts = { contactOfCard, chargeUntilToday: async () => undefined }

beforeEach(async () => {
  business = await testWorkspace()
  owner = await business.person('owner')
  files = await openFileStore(join(business.folder, 'files'))
})
afterEach(() => business.dispose())

const command = (name: string, input: unknown, by = owner) =>
  business.run(commandNamed([...importCommands({ files }), ...debtCommands(debts)], name), by, input)

/** Runs the job as often as somebody asked. `stopAfter`: transactions after which the program ends. */
async function work(importId: string, stopAfter = Number.POSITIVE_INFINITY): Promise<void> {
  let done = 0
  const handler = importsJob({
    reader: business.database.reader,
    perform: business.perform,
    clock: business.clock,
    files,
    debts,
    booking: { cardsOf: cardIdsOfContacts },
  })
  await handler.run({
    key: importId,
    data: { workspaceId: business.workspaceId },
    dueAt: 0,
    attempt: 1,
    isStopped: () => done >= stopAfter,
    pause: async () => void done++,
    hold: async () => undefined,
  })
}

async function handIn(list: string): Promise<string> {
  const stored = await files.put(Readable.from([Buffer.from(list)]), { maxBytes: 1e6 })
  const { output } = await business.perform(
    { workspaceId: business.workspaceId, actor: { kind: 'user', userId: owner.userId } },
    (w) => addImport(w, { name: 'lista.csv', sha256: stored.sha256, createdById: owner.userId }),
  )
  await work(output)
  return output
}

async function view(importId: string): Promise<Import> {
  const { reader } = business.database
  const row = await findImport(reader, business.workspaceId, importId)
  if (!row) throw new Error('no import')
  return importView(reader, row, {})
}

const rows = async (importId: string, kind: ImportRow['kind']) =>
  (await rowsOfKind(business.database.reader, { importId, kind, from: 0, limit: 500 })).map(rowView)

async function apply(importId: string, isPaidThere = false): Promise<Import> {
  await command('import.apply', { importId, isPaidThere })
  await work(importId)
  return view(importId)
}

const balance = async (reference: string) =>
  (await debtsByReferences(business.database.reader, business.workspaceId, [reference]))[0]?.balanceMinor
const people = async () => (await peopleKnown(business.database.reader, business.workspaceId)).map(({ name }) => name)
const cards = async () => {
  const known = await peopleKnown(business.database.reader, business.workspaceId)
  return (
    await cardIdsOfContacts(
      business.database.reader,
      known.map(({ id }) => id),
    )
  ).size
}

/** How many pairs of people are asked about. */
const asked = () => rowsIn(business.database, contactLikenesses)

const november =
  'Cliente;Celular;Vence;Saldo;Factura\nAna;3001112233;05/12/2026;100.000;F-1\nana;300 111 2233;10/12/2026;50.000;F-2\nBea;;05/12/2026;70.000;F-3\n'

describe('a list goes in', () => {
  test('people by number, debts with their references, and nothing of it twice', async () => {
    const first = await apply(await handIn(november))
    expect(first).toMatchObject({ state: 'applied', good: 3, outcomes: { added: 3 } })
    expect(await people()).toEqual(['Ana', 'Bea'])
    expect(await balance('F-1')).toBe(10_000_000)
    const again = await apply(await handIn(november))
    expect(again.outcomes).toEqual({ same: 3 })
    expect(await cards()).toBe(2)
  })

  test('a number that is merely like one in the books is a question, and never the same person without a word', async () => {
    const list = (phone: string) => `Cliente;Celular;Vence;Saldo\nAna;${phone};05/12/2026;100.000\n`
    for (const [address, mobile] of [
      ['541143221100@s.whatsapp.net', '+54 9 11 4322 1100'],
      ['552188221100@s.whatsapp.net', '+55 21 98822 1100'],
    ] as const) {
      await business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
        findOrMakeContact(work, { address, other: null, pushName: 'Anita' }),
      )
      const [known, questions] = [await people(), await asked()]
      expect((await apply(await handIn(list(mobile)))).outcomes).toEqual({ added: 1 })
      expect((await apply(await handIn(list(mobile)))).outcomes).toEqual({ same: 1 })
      expect(await people()).toHaveLength(known.length + 1)
      expect(await asked()).toBe(questions + 1)
    }
  })

  test('rows without references are known again, each once', async () => {
    const list =
      'Cliente;Vence;Saldo;Detalle\nAna;05/12/2026;100;pan\nAna;05/12/2026;100;pan\nJosé  Díaz;05/12/2026;200;pan\n'
    expect((await apply(await handIn(list))).outcomes).toEqual({ added: 3 })
    expect((await apply(await handIn(list.replace('José  Díaz', 'JOSE DIAZ')))).outcomes).toEqual({ same: 3 })
  })

  test('what a program that ended left goes on where it was', async () => {
    const many = `Cliente;Vence;Saldo;Ref\n${Array.from({ length: 35 }, (_, i) => `P ${i};05/12/2026;100;R-${i}`).join('\n')}\n`
    const importId = await handIn(many)
    await command('import.apply', { importId })
    await work(importId, 2)
    expect(await view(importId)).toMatchObject({ state: 'applying', done: 20 })
    await work(importId)
    expect(await view(importId)).toMatchObject({ state: 'applied', outcomes: { added: 35 } })
  })

  test('a file that is no list fails and says why', async () => {
    expect(await view(await handIn('%PDF-1.7'))).toMatchObject({ state: 'failed', because: 'not_a_list' })
  })
})

describe('next month', () => {
  const december = november.replace('100.000', '120.000').replace('70.000', '40.000')

  test('more is owed by reference; less is asked and not booked', async () => {
    await apply(await handIn(november))
    const importId = await handIn(december)
    expect(await view(importId)).toMatchObject({ lower: 1 })
    expect((await apply(importId)).outcomes).toEqual({ raised: 1, same: 1, asked: 1 })
    expect([await balance('F-1'), await balance('F-3')]).toEqual([12_000_000, 7_000_000])
  })

  test('what was paid there is a payment here, when somebody says so', async () => {
    await apply(await handIn(november))
    expect((await apply(await handIn(december), true)).outcomes).toEqual({ raised: 1, same: 1, paid: 1 })
    expect(await balance('F-3')).toBe(4_000_000)
  })
})

describe('doubts', () => {
  const doubtful =
    'Cliente;Celular;Vence;Saldo;Ref\nAna;123;05/12/2026;100;1\nBea;;31/02/2026;100;2\nCai;;05/12/2026;nada;3\nDea;;05/12/2026;100;4\nEva;;05/12/2026;100;4\n'

  test('are fixed in place', async () => {
    const importId = await handIn(doubtful)
    expect((await rows(importId, 'bad')).map(({ rowNo, faults }) => [rowNo, faults])).toEqual([
      [0, ['phoneInvalid']],
      [1, ['dateInvalid']],
      [2, ['amountUnreadable']],
      [4, ['duplicateReference']],
    ])
    const fix = async (rowNo: number, fields: object) =>
      (await command('import.fixRow', { importId, rowNo, ...fields })).output
    expect(await fix(0, { phone: '300 111 2233' })).toMatchObject({ kind: 'good', phoneE164: '+573001112233' })
    expect(await fix(1, { dueOn: '28/2/2027' })).toMatchObject({ kind: 'good', dueOn: '2027-02-28' })
    expect(await fix(2, { amount: '20 lucas' })).toMatchObject({ kind: 'good', amountMinor: 2_000_000 })
    expect(await fix(4, { reference: '4' })).toMatchObject({ kind: 'bad', faults: ['duplicateReference'] })
    expect(await fix(4, { leaveOut: true })).toMatchObject({ kind: 'ignored', why: 'leftOut' })
    expect((await apply(importId)).outcomes).toEqual({ added: 4 })
  })

  test('come back as a file in which nothing is a formula', async () => {
    const importId = await handIn(doubtful.replace('Ana;', '=Ana;'))
    const bad = await rowsOfKind(business.database.reader, { importId, kind: 'bad', from: 0, limit: 10 })
    const text = badRowsCsv(['Cliente'], bad, { line: 'Línea', reason: 'Motivo', faults: { phoneInvalid: 'teléfono' } })
    expect(text).toContain("2;teléfono;'=Ana;123")
    for (const evil of ['=1', ' =1', '\t=1', '\u0001@x', '\u200b+1', '-1', '\r\n=1'])
      expect(neutral(evil)).toBe(`'${evil}`)
    expect(neutral('Ana = 1')).toBe('Ana = 1')
  })

  test('what columns hold is said once for all lists with these headers', async () => {
    const list = 'A;B;C;D\nAna;05/12/2026;100;200\nBea;06/12/2026;300;400\n'
    const importId = await handIn(`Cliente;Vence;Monto;Valor\n${list.split('\n').slice(1).join('\n')}`)
    await command('import.map', { importId, roles: ['name', 'dueOn', 'skip', 'amount'] })
    await work(importId)
    expect((await rows(importId, 'good')).map(({ amountMinor }) => amountMinor)).toEqual([20_000, 40_000])
    const next = await handIn(`Cliente;Vence;Monto;Valor\nCai;07/12/2026;500;600\n`)
    expect((await rows(next, 'good')).map(({ amountMinor }) => amountMinor)).toEqual([60_000])
  })
})

describe('taken back', () => {
  test('debts are cancelled and the cards that it made are gone', async () => {
    const importId = await handIn(november)
    await apply(importId)
    await command('import.undo', { importId })
    await work(importId)
    expect(await view(importId)).toMatchObject({ state: 'undone' })
    expect(await cards()).toBe(0)
    expect(await balance('F-1')).toBeUndefined()
    expect((await apply(await handIn(november))).outcomes).toEqual({ added: 3 })
    expect(await cards()).toBe(2)
  })

  test('not when something was built on it', async () => {
    const importId = await handIn(november)
    await apply(importId)
    const [debt] = await debtsByReferences(business.database.reader, business.workspaceId, ['F-1'])
    await command('debt.edit', { debtId: debt?.id, version: 1, concept: 'Otra cosa', terms: plainTerms })
    await expect(command('import.undo', { importId })).rejects.toMatchObject({ reason: 'import_built_on' })
  })

  test('what is cancelled on the way is taken back as well', async () => {
    const many = `Cliente;Vence;Saldo;Ref\n${Array.from({ length: 35 }, (_, i) => `P ${i};05/12/2026;100;R-${i}`).join('\n')}\n`
    const importId = await handIn(many)
    await command('import.apply', { importId })
    await work(importId, 2)
    await command('import.cancel', { importId })
    await work(importId)
    expect(await view(importId)).toMatchObject({ state: 'undone' })
    expect(await cards()).toBe(0)
  })
})

test('another business sees nothing of it, and who may not manage money does nothing', async () => {
  const importId = await handIn(november)
  const other = await business.other()
  const stranger = await other.person('owner')
  const apply = commandNamed(importCommands({ files }), 'import.apply')
  await expect(other.run(apply, stranger, { importId })).rejects.toMatchObject({ reason: 'import' })
  await expect(command('import.apply', { importId }, await business.person('agent'))).rejects.toMatchObject({
    code: 'forbidden',
  })
})
