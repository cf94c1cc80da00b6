import { recordPayment } from '@aldia/shared/payment.ts'
import { addTemplate, archiveTemplate, editTemplate, type Template } from '@aldia/shared/template.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeMoney } from '#account.wiring.ts'
import type { SignedIn } from '#base/commands.ts'
import { composeFor, templateValuesOf } from '#templates/template-values.ts'
import { templateCommands } from '#templates/templates.commands.ts'
import { listTemplates } from '#templates/templates.store.ts'
import { provideTemplates } from '#templates/templates.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let shop: TestWorkspace
let owner: SignedIn
let ana: Debtor
beforeEach(async () => {
  shop = await testWorkspace()
  owner = await shop.person('owner', 'Rosa')
  ana = await debtorOf(shop)
})
afterEach(() => shop.dispose())

const mine = {
  kind: 'message',
  situation: 'other',
  name: 'Rifa',
  variants: [{ language: 'es', address: null, body: 'Hola, {nombre}: {saldo}' }],
} as const

const run = <T = Template>(name: string, input: object, by: SignedIn = owner): Promise<T> =>
  shop.run(commandNamed(templateCommands, name), by, input).then(({ output }) => output as T)

const valuesNow = () =>
  templateValuesOf(shop.database.reader, {
    workspaceId: shop.workspaceId,
    contactId: ana.contactId,
    now: shop.clock.now(),
  }).then(({ of }) => JSON.parse(JSON.stringify(of).replaceAll('\u00a0', ' ')) as typeof of)

const pay = (input: object) =>
  shop.run(
    commandNamed(
      makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard }).commands,
      recordPayment.name,
    ),
    owner,
    { cardId: ana.cardId, currency: 'COP', paidBy: 'cash', state: 'confirmed', ...input },
  )

const provide = () =>
  shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, (work) => provideTemplates(work, 'es'))

test('a text is added, changed and put away, and every change says what it was before', async () => {
  const added = await run(addTemplate.name, mine)
  expect(added).toMatchObject({ name: 'Rifa', version: 1, starter: null, archivedAt: null })
  const changed = { ...mine, name: 'Rifa de fin de año' }
  const { kind: _, ...words } = changed
  const edited = await run(editTemplate.name, { templateId: added.id, version: 1, ...words })
  expect(edited).toMatchObject({ name: 'Rifa de fin de año', version: 2 })
  const archived = await run(archiveTemplate.name, { templateId: added.id, archived: true })
  expect(archived.archivedAt).toBe(shop.clock.now())
  const told = shop.news.flatMap(({ events }) => events).filter(({ type }) => type.startsWith('template.'))
  expect(told.map(({ type }) => type)).toEqual(['template.added', 'template.edited', 'template.archived'])
  expect(told[1]?.data).toMatchObject({ before: { name: 'Rifa' }, after: { name: 'Rifa de fin de año' } })
})

test('who was slower is told, and nothing is overwritten', async () => {
  const { id } = await run(addTemplate.name, mine)
  const { kind: _, ...words } = mine
  await run(editTemplate.name, { templateId: id, version: 1, ...words, name: 'Primera' })
  await expect(run(editTemplate.name, { templateId: id, version: 1, ...words, name: 'Segunda' })).rejects.toMatchObject(
    {
      code: 'conflict',
      reason: 'template_changed',
    },
  )
})

test('texts belong to whoever manages the board, and to one business', async () => {
  const agent = await shop.person('agent')
  await expect(run(addTemplate.name, mine, agent)).rejects.toMatchObject({ code: 'forbidden' })
  const { id } = await run(addTemplate.name, mine)
  const other = await shop.other()
  const stranger = await other.person('owner')
  await expect(run(archiveTemplate.name, { templateId: id, archived: true }, stranger)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test.each([
  ['Hola, {apodo}', 'template_unknown', { name: 'apodo', place: '7' }],
  ['{% for d in deudas %}', 'template_instruction', { place: '1' }],
  ['Hola, {nombre', 'template_unclosed', { place: '7' }],
  ['   ', 'template_empty', {}],
])('what can be filled in for nobody is refused with its place: %s', async (body, reason, values) => {
  const variants = [...mine.variants, { language: 'es', address: null, body }]
  await expect(run(addTemplate.name, { ...mine, variants })).rejects.toMatchObject({
    code: 'invalid',
    reason,
    field: 'variants.1.body',
    values,
  })
})

test('the figures are those of the ledger at that moment, in the way the business writes', async () => {
  const debtId = await ana.owes(35_000_000, { dueOn: '2026-11-08' })
  await ana.owes(10_000_000, { dueOn: '2026-12-08' })
  const before = await valuesNow()
  expect(before).toMatchObject({
    name: { text: 'Ana' },
    business: { text: 'Tienda Rosita' },
    balance: { text: '$ 450.000' },
    overdue: { text: '$ 350.000' },
    days_late: { text: '12 días' },
    due_date: { text: 'domingo 8 de noviembre' },
    agent: { missing: 'no_agent' },
    promise: { missing: 'no_promise' },
    payment: { missing: 'no_payment' },
    how_to_pay: { missing: 'no_payment_method' },
  })
  expect('text' in before.debts && before.debts.text).toBe(
    '• Mercancía: $ 350.000, venció el domingo 8 de noviembre\n• Mercancía: $ 100.000, vence el martes 8 de diciembre',
  )
  await pay({ amountMinor: 35_000_000, paidOn: '2026-11-20', allocations: [{ debtId, amountMinor: 35_000_000 }] })
  expect(await valuesNow()).toMatchObject({
    balance: { text: '$ 100.000' },
    overdue: { missing: 'nothing_overdue' },
    payment: { text: '$ 350.000' },
    new_balance: { text: '$ 100.000' },
  })
})

test('currencies stay apart, and nothing owed is nothing to remind of', async () => {
  await ana.owes(35_000_000)
  await ana.owes(4_500, { currency: 'USD' })
  expect((await valuesNow()).balance).toEqual({ text: '$ 350.000 y US$ 45' })
  const luis = await debtorOf(shop, '573004445566')
  const values = await templateValuesOf(shop.database.reader, {
    workspaceId: shop.workspaceId,
    contactId: luis.contactId,
    now: shop.clock.now(),
  })
  expect(values.of.balance).toEqual({ missing: 'nothing_owed' })
  expect(values.of.new_balance).toEqual({ text: '0' })
})

test('a step of the ladder is written in words of the house with the figures of today', async () => {
  await provide()
  await ana.owes(35_000_000, { dueOn: '2026-11-08' })
  const about = { workspaceId: shop.workspaceId, contactId: ana.contactId, now: shop.clock.now() }
  const invited = await composeFor(shop.database.reader, { ...about, template: { situation: 'invitation' }, turn: 0 })
  expect(invited).toMatchObject({ ok: true })
  expect(invited.ok && invited.text).toMatch(/\$\s350\.000/)
  const friendly = await composeFor(shop.database.reader, {
    ...about,
    template: { situation: 'overdue_friendly' },
    turn: 0,
  })
  // Nobody has said yet how the business is paid, and that is not left out silently.
  expect(friendly).toMatchObject({ ok: false, problems: [{ variable: 'how_to_pay', why: 'no_payment_method' }] })
  const texts = [0, 1, 2].map((turn) =>
    composeFor(shop.database.reader, { ...about, template: { situation: 'invitation' }, turn }),
  )
  expect(new Set((await Promise.all(texts)).map((each) => each.ok && each.text)).size).toBe(3)
})

test('an archived text is sent by nothing', async () => {
  await provide()
  await ana.owes(1_000_000)
  const rows = await listTemplates(shop.database.reader, shop.workspaceId)
  const invitation = rows.find(({ starter }) => starter === 'ladder.invitation')
  await run(archiveTemplate.name, { templateId: invitation?.id, archived: true })
  const about = { workspaceId: shop.workspaceId, contactId: ana.contactId, now: shop.clock.now(), turn: 0 }
  for (const template of [{ situation: 'invitation' as const }, { id: invitation?.id ?? '' }])
    expect(await composeFor(shop.database.reader, { ...about, template })).toMatchObject({
      ok: false,
      why: 'no_template',
    })
})
