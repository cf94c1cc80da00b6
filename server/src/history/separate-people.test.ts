import type { Contact } from '@aldia/shared/contact.ts'
import type { Debt } from '@aldia/shared/debt.ts'
import type { Payment } from '@aldia/shared/payment.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAccount } from '#account/account.reads.ts'
import { makeMoney } from '#account.wiring.ts'
import type { HandledCommand, SignedIn } from '#base/commands.ts'
import { timeline } from '#base/events.store.ts'
import type { Work } from '#base/work.ts'
import { boardCommands } from '#board/board.commands.ts'
import { cardIdsOfContacts, findCardOfContact, listStages } from '#board/board.store.ts'
import { lookAtMove } from '#board/card.reads.ts'
import { openCard } from '#board/cards.ts'
import { ladderSteps } from '#cadences/cadences.tables.ts'
import { rawOf } from '#channels/baileys/baileys-inbound.ts'
import type { Received } from '#channels/transport.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { findIdentities } from '#contacts/contacts.store.ts'
import { oneContact } from '#contacts/contacts.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { receiveBatch } from '#conversations/receive.ts'
import { threadPage } from '#conversations/thread.ts'
import { separateCommands } from '#history/separate-people.ts'
import { undoCommands } from '#history/undo.ts'
import { hold, logContact, noPreferences, optOut, setPreferences } from '#policy/contact-rules.ts'
import { findContactRules, loggedSince, tiesOf } from '#policy/policy.store.ts'
import { tiePerson } from '#policy/ties.ts'
import { received } from '#testing/conversations.ts'
import { contactOfCard } from '#testing/debtor.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { findDifferences } from '#upkeep/verify.ts'

// What had become one person is two again, as if nothing had been; and what came meanwhile is with whom it belongs.

let shop: TestWorkspace
let owner: SignedIn
let commands: readonly HandledCommand[]

const ana = { address: '573001112233@s.whatsapp.net', lid: '111000111000@lid', name: 'Ana' }
const luis = { address: '573004445566@s.whatsapp.net', lid: '222000222000@lid', name: 'Luis' }

beforeEach(async () => {
  shop = await testWorkspace()
  owner = await shop.person('owner')
  const money = makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard })
  commands = [
    ...contactCommands({
      cardsOf: cardIdsOfContacts,
      contactOfCard,
      openCard: async (work, contactId, stageId) => void (await openCard(work, contactId, stageId)),
      countryOf: async () => 'CO',
    }),
    ...money.commands,
    ...boardCommands({ lookAtMove, mustBeOnTeam: async () => undefined, tellRead: async () => undefined }),
    ...undoCommands,
    ...separateCommands({ cardsOf: cardIdsOfContacts }),
  ]
})
afterEach(async () => {
  const differences = await findDifferences(shop.place)
  await shop.dispose()
  expect(differences).toEqual([])
})

const run = async <T>(name: string, input: object, by = owner): Promise<T> =>
  (await shop.run(commandNamed(commands, name), by, input)).output as T

const accountParts = {
  meetPeople,
  openSealedEdit: () => null,
  linesChanged: async () => {},
  wakeAttachments: () => {},
  wakeUnreadable: () => {},
}

async function takeIn(...batch: Received[]): Promise<void> {
  await shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, (work) =>
    receiveBatch(work, accountParts, { accountId: 'account', batch }),
  )
}

let said = 0
async function says(
  who: { address: string; lid: string | null; name: string },
  text: string,
  more: Parameters<typeof received>[0] = {},
): Promise<void> {
  const waId = `WA${++said}`
  const sentAt = shop.clock.now() + said * 1_000
  await takeIn(
    received({
      waId,
      from: who.lid ?? who.address,
      other: who.lid === null ? null : who.address,
      pushName: who.name,
      sentAt,
      raw: rawOf({ key: { remoteJid: who.lid ?? who.address, fromMe: false, id: more.waId ?? waId } }),
      ...more,
      content: { text },
    }),
  )
}

async function contactAt(address: string): Promise<Contact> {
  const [found] = await findIdentities(shop.database.reader, shop.workspaceId, { addresses: [address], matchKeys: [] })
  if (!found) throw new Error(`nobody has ${address}`)
  return oneContact(shop.database.reader, shop.workspaceId, found.contact.id, cardIdsOfContacts)
}

const owes = (card: string, amountMinor: number, about: object = {}) =>
  run<Debt>('debt.add', {
    cardId: card,
    reference: null,
    concept: 'Nevera',
    currency: 'COP',
    amountMinor,
    issuedOn: '2026-10-01',
    dueOn: '2026-12-10',
    terms: { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null },
    lines: [],
    fileIds: [],
    ...about,
  })
const pays = (card: string, amountMinor: number, about: object = {}) =>
  run<Payment>('payment.record', {
    cardId: card,
    amountMinor,
    currency: 'COP',
    paidOn: '2026-11-20',
    paidBy: 'cash',
    state: 'confirmed',
    isAnother: true,
    ...about,
  })
const promises = (card: string, amountMinor: number) =>
  run('promise.record', {
    cardId: card,
    amountMinor,
    currency: 'COP',
    dueOn: '2026-11-27',
    debtIds: [],
    messageId: null,
  })

const unstable = new Set(['seq', 'version', 'statusAt', 'stageSince', 'settledAt', 'at'])
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (key, part) => (unstable.has(key) ? undefined : part)))

/** Everything that a person of the team can see of somebody, without the entries that took something back. */
async function pictureOf(contactId: string) {
  const { reader } = shop.database
  const contact = await oneContact(reader, shop.workspaceId, contactId, cardIdsOfContacts)
  const about = { workspaceId: shop.workspaceId, contactId, cardsOf: cardIdsOfContacts }
  const { messages, notes } = await threadPage(reader, about, { limit: 100 })
  const account = await readAccount(reader, { workspaceId: shop.workspaceId, contactId, now: shop.clock.now() })
  const { entries: _, ...shown } = (account ?? {}) as Record<string, unknown>
  const events = await timeline(reader, { workspaceId: shop.workspaceId, contactId, before: null, limit: 1_000 })
  return plain({
    contact,
    card: await findCardOfContact(reader, contactId),
    messages,
    notes,
    account: { ...shown, credit: (account as { credit?: unknown } | null)?.credit },
    events: events.map(({ id }) => id).sort(),
  })
}
const withoutEvents = ({ events: _, ...rest }: Record<string, unknown>) => rest
const eventsOf = ({ events }: { events: string[] }) => events

const mergeEvent = () =>
  shop.news.flatMap(({ events }) => events).findLast(({ type }) => type === 'contact.merged')?.id ?? ''

/** Two people of whom each has everything that a person can have. */
async function twoPeople() {
  await says(ana, 'hola')
  await says(luis, 'buenas')
  await says(luis, 'a los dos', { waId: 'BOTH' })
  await says(ana, 'a los dos', { waId: 'BOTH' })
  const [one, other] = [await contactAt(ana.address), await contactAt(luis.address)]
  const [anas, luiss] = [one.cardId ?? '', other.cardId ?? '']
  await run('contact.rename', { contactId: other.id, name: 'Luis Prieto' })
  await run('note.add', { cardId: anas, text: 'paga los viernes' })
  await run('note.add', { cardId: luiss, text: 'llama su esposa' })
  const debt = await owes(anas, 500_000)
  await owes(luiss, 80_000)
  await promises(anas, 100_000)
  await promises(luiss, 30_000)
  await run('card.assign', { cardId: luiss, assigneeId: owner.userId })
  await run('card.markRead', { cardId: anas })
  return { one, other, anas, luiss, debt }
}

test('a merge that is taken back leaves both as they were', async () => {
  const { one, other } = await twoPeople()
  const before = { one: await pictureOf(one.id), other: await pictureOf(other.id) }
  const stages = plain(await listStages(shop.database.reader, shop.workspaceId))
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  expect(await contactAt(luis.address)).toMatchObject({ id: one.id })
  expect((await pictureOf(one.id)).messages).toHaveLength(3)
  await run('event.undo', { eventId: mergeEvent() })
  for (const [now, was] of [
    [await pictureOf(one.id), before.one],
    [await pictureOf(other.id), before.other],
  ]) {
    expect(withoutEvents(now)).toEqual(withoutEvents(was))
    expect(eventsOf(now)).toEqual(expect.arrayContaining(eventsOf(was)))
  }
  expect(plain(await listStages(shop.database.reader, shop.workspaceId))).toEqual(stages)
})

test('ladders: what either was told stays theirs, what came since goes with its message, and what was ready for one is taken back', async () => {
  const { one, other } = await twoPeople()
  const { reader } = shop.database
  const step = (id: string, contactId: string, about: Partial<typeof ladderSteps.$inferInsert> = {}) =>
    shop.database.write(shop.workspaceId, (tx) =>
      tx.insert(ladderSteps).values({
        ...{ id, workspaceId: shop.workspaceId, contactId, cadenceId: 'late', stepId: id, on: '2026-11-10' },
        ...{ state: 'sent', reason: null, text: null, figures: null, messageId: null, byUserId: null },
        ...{ at: shop.clock.now(), endedOn: '2026-11-10', ...about },
      }),
    )
  const stepsOf = async (contactId: string) =>
    (await reader.select().from(ladderSteps))
      .filter((row) => row.contactId === contactId)
      .map(({ id, state }) => `${id} ${state}`)
      .sort()
  await step('anas', one.id)
  await step('luiss', other.id)
  await step('both, anas', one.id, { stepId: 'both' })
  await step('both, luiss', other.id, { stepId: 'both' })
  const before = [await stepsOf(one.id), await stepsOf(other.id)]
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  expect(await stepsOf(one.id)).toEqual(['anas sent', 'both, anas sent', 'luiss sent'])
  await says(luis, 'ya voy')
  await says(ana, 'yo también')
  const about = { workspaceId: shop.workspaceId, contactId: one.id, cardsOf: cardIdsOfContacts }
  const { messages } = await threadPage(reader, about, { limit: 100 })
  const idOf = (text: string) => messages.find((message) => message.text === text)?.id ?? ''
  await step('later, luiss', one.id, { messageId: idOf('ya voy') })
  await step('later, anas', one.id, { messageId: idOf('yo también') })
  await step('ready', one.id, { state: 'approved', byUserId: owner.userId })
  await run('event.undo', { eventId: mergeEvent() })
  expect(await stepsOf(one.id)).toEqual([...(before[0] ?? []), 'later, anas sent', 'ready cancelled'].sort())
  expect(await stepsOf(other.id)).toEqual([...(before[1] ?? []), 'later, luiss sent'].sort())
})

test('who asked for silence, is on hold, was spoken with or is tied to whom is as before, and what was said since holds for whoever said it', async () => {
  const { one, other } = await twoPeople()
  const { reader } = shop.database
  const rulesOf = async (contactId: string) => {
    const row = await findContactRules(reader, contactId)
    return (
      row && {
        silent: row.optedOutAt !== null,
        holds: row.holds.map(({ kind }) => kind).sort(),
        zone: row.preferences.zone,
      }
    )
  }
  const byRosa = (about: (work: Work) => Promise<unknown>) =>
    shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'user', userId: owner.userId } }, about)
  const talkedTo = (contactId: string) =>
    byRosa((work) =>
      logContact(work, contactId, { channel: 'call', answered: true, note: null, at: null, byId: owner.userId }),
    )
  const plainHold = { dispute: null, mediation: null, messageId: null }
  const third = await run<Contact>('contact.add', { name: 'Marta', phone: '+573009998877' })
  await byRosa((work) => optOut(work, other.id, null))
  await byRosa((work) =>
    hold(work, one.id, { kind: 'dispute', until: null, note: null, byId: owner.userId, ...plainHold }),
  )
  await byRosa((work) => setPreferences(work, other.id, { ...noPreferences, zone: 'America/Lima' }))
  await talkedTo(other.id)
  const tie = { role: 'guarantor', byId: owner.userId } as const
  await byRosa((work) => tiePerson(work, { ...tie, contactId: other.id, debtorContactId: third.id }))
  await byRosa((work) => tiePerson(work, { ...tie, contactId: one.id, debtorContactId: other.id }))
  const picture = async (contactId: string) => ({
    rules: await rulesOf(contactId),
    ties: (await tiesOf(reader, contactId)).map((row) => [row.contactId, row.debtorContactId]),
    logged: (await loggedSince(reader, { contactId, since: 0, limit: 9 })).length,
  })
  const before = [await picture(one.id), await picture(other.id)]

  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  expect(await picture(one.id)).toMatchObject({ rules: { silent: true, zone: 'America/Lima' }, logged: 1 })
  await run('event.undo', { eventId: mergeEvent() })
  expect([await picture(one.id), await picture(other.id)]).toEqual(before)

  // Said while they were one: what has no message holds for both.
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  await byRosa((work) =>
    hold(work, one.id, { kind: 'hardship', until: null, note: null, byId: owner.userId, ...plainHold }),
  )
  await run('event.undo', { eventId: mergeEvent() })
  expect((await rulesOf(one.id))?.holds).toEqual(['dispute', 'hardship'])
  expect((await rulesOf(other.id))?.holds).toEqual(['hardship'])
  expect((await rulesOf(one.id))?.silent).toBe(false)
})

test('credit of one that had paid what the other owed is credit again, and columns are as before', async () => {
  await says(ana, 'hola')
  await says(luis, 'buenas')
  const [one, other] = [await contactAt(ana.address), await contactAt(luis.address)]
  await owes(one.cardId ?? '', 100_000, { dueOn: '2026-11-01' })
  await pays(other.cardId ?? '', 100_000)
  const before = { one: await pictureOf(one.id), other: await pictureOf(other.id) }
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  expect((await pictureOf(one.id)).card.money?.balances ?? {}).toEqual({})
  await run('event.undo', { eventId: mergeEvent() })
  for (const [id, was] of [
    [one.id, before.one],
    [other.id, before.other],
  ] as const) {
    const now = await pictureOf(id)
    expect(now.card).toEqual(was.card)
    expect(now.account.credit).toEqual(was.account.credit)
  }
})

test('of two plans the one that the merge had closed runs again, with its interest', async () => {
  await says(ana, 'hola')
  await says(luis, 'buenas')
  const [one, other] = [await contactAt(ana.address), await contactAt(luis.address)]
  for (const { cardId } of [one, other]) {
    const debt = await owes(cardId ?? '', 300_000)
    const { id, version } = await run<{ id: string; version: number }>('plan.propose', {
      cardId,
      currency: 'COP',
      debtIds: [debt.id],
      terms: {
        firstPaymentMinor: 0,
        parts: 3,
        rhythm: 'weekly',
        firstOn: '2026-11-27',
        monthDay: null,
        interestBasisPoints: 200,
        discountMinor: 0,
        expiresOn: null,
      },
    })
    await run('plan.accept', { planId: id, version })
  }
  const before = { one: await pictureOf(one.id), other: await pictureOf(other.id) }
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  await run('event.undo', { eventId: mergeEvent() })
  expect((await pictureOf(one.id)).card.money).toEqual(before.one.card.money)
  expect((await pictureOf(other.id)).card.money).toEqual(before.other.card.money)
  const plansOf = (picture: { account: { plans: { status: string }[] } }) => picture.account.plans
  expect(plansOf(await pictureOf(one.id))).toEqual(plansOf(before.one))
  expect(plansOf(await pictureOf(other.id))).toEqual(plansOf(before.other))
})

test('what came after the merge is with whom it belongs', async () => {
  const { one, other, anas } = await twoPeople()
  await run('contact.merge', { contactId: one.id, intoContactId: other.id })
  await says(ana, 'soy Ana otra vez')
  await says(luis, 'soy Luis otra vez')
  const together = (await contactAt(ana.address)).cardId ?? ''
  expect((await contactAt(ana.address)).id).toBe(other.id)
  const [debt] = (await pictureOf(other.id)).account.debts.filter(({ amountMinor }: Debt) => amountMinor === 500_000)
  const paid = await pays(together, 200_000, { allocations: [{ debtId: debt.id, amountMinor: 200_000 }] })
  const later = await owes(together, 70_000)
  await run('event.undo', { eventId: mergeEvent() })
  const [hers, his] = [await pictureOf(one.id), await pictureOf(other.id)]
  const texts = ({ messages }: { messages: { text: string }[] }) => messages.map(({ text }) => text)
  expect(texts(hers)).toEqual(['hola', 'a los dos', 'soy Ana otra vez'])
  expect(texts(his)).toEqual(['buenas', 'a los dos', 'soy Luis otra vez'])
  expect(hers.card).toMatchObject({ id: anas, unread: 1, mergedIntoId: null })
  expect(hers.card.money.balances).toEqual({ COP: 300_000 })
  expect(his.card.money.balances).toEqual({ COP: 150_000 })
  expect(hers.account.payments.map(({ id }: Payment) => id)).toEqual([paid.id])
  expect(his.account.debts.map(({ id }: Debt) => id)).toContain(later.id)
  // And from now on each is met as who they are.
  await says(ana, 'y otra')
  expect(texts(await pictureOf(one.id)).at(-1)).toBe('y otra')
})

test('two whom the owner called two stay two, though an address book says otherwise', async () => {
  await says({ ...ana, lid: null }, 'por el número')
  await says({ address: ana.lid, lid: null, name: 'Ana' }, 'por el id')
  await says(ana, 'por los dos')
  const eventId = mergeEvent()
  expect(eventId).not.toBe('')
  await run('event.undo', { eventId })
  await says(ana, 'otra vez por los dos')
  expect((await contactAt(ana.lid)).id).not.toBe((await contactAt(ana.address)).id)
})

test('money for both that was noted after the merge has to be taken apart first', async () => {
  const { one, other } = await twoPeople()
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  const { cardId } = await contactAt(ana.address)
  await pays(cardId ?? '', 580_000)
  await expect(run('event.undo', { eventId: mergeEvent() })).rejects.toMatchObject({ reason: 'merge_mixed' })
  expect((await contactAt(luis.address)).id).toBe(one.id)
})

test('only the owner takes a merge back, and a later merge first', async () => {
  const { one, other } = await twoPeople()
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  const first = mergeEvent()
  for (const role of ['viewer', 'agent', 'manager'] as const)
    await expect(run('event.undo', { eventId: first }, await shop.person(role))).rejects.toMatchObject({
      code: 'forbidden',
    })
  await says({ address: '573009990000@s.whatsapp.net', lid: null, name: 'Eva' }, 'soy Eva')
  const eva = await contactAt('573009990000@s.whatsapp.net')
  await run('contact.merge', { contactId: one.id, intoContactId: eva.id })
  await expect(run('event.undo', { eventId: first })).rejects.toMatchObject({ reason: 'undo_later_change' })
  await run('event.undo', { eventId: mergeEvent() })
  await run('event.undo', { eventId: first })
  expect((await contactAt(luis.address)).id).toBe(other.id)
  expect((await contactAt(ana.address)).id).toBe(one.id)
})

test('people who were made one before merges were written down are told apart by their addresses', async () => {
  const { one, other } = await twoPeople()
  await run('contact.merge', { contactId: other.id, intoContactId: one.id })
  const manager = await shop.person('manager')
  const input = { contactId: one.id, addresses: [luis.address] }
  await expect(run('contact.separate', input, manager)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(run('contact.separate', { ...input, addresses: ['1@lid'] })).rejects.toMatchObject({ code: 'not_found' })
  const apart = await run<Contact>('contact.separate', input)
  expect(apart.addresses.sort()).toEqual([luis.address, luis.lid].sort())
  const texts = async (id: string) => (await pictureOf(id)).messages.map(({ text }: { text: string }) => text)
  expect(await texts(apart.id)).toEqual(['buenas'])
  expect(await texts(one.id)).toContain('hola')
  expect((await pictureOf(apart.id)).card).toMatchObject({ mergedIntoId: null })
  await says(luis, 'sigo siendo Luis')
  expect(await texts(apart.id)).toEqual(['buenas', 'sigo siendo Luis'])
})
