import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import { newId } from '#base/ids.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { contactHistories } from '#cadences/contact-histories.reads.ts'
import { tiedDebtors } from '#cadences/tied-debtors.ts'
import { undoCommands } from '#history/undo.ts'
import { contactStanding } from '#outbox/standing.ts'
import { policyVersions } from '#policy/policy.reads.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { type Outgoing, outgoingOf } from '#testing/outgoing.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// A shop in Colombia on a Friday at nine in the morning: co-debtors and guarantors have one count with the debtor.

let shop: TestWorkspace
let out: Outgoing
let owner: SignedIn
let ana: Debtor
let leo: Debtor

beforeEach(async () => {
  shop = await testWorkspace()
  out = await outgoingOf(shop)
  owner = await shop.person('owner')
  ana = await debtorOf(shop)
  leo = await debtorOf(shop, '573004445566')
})
afterEach(async () => {
  await out.stop()
  await shop.dispose()
})

const standing = (who: Debtor) =>
  contactStanding(shop.database.reader, {
    ...{ workspaceId: shop.workspaceId, contactId: who.contactId, now: shop.clock.now() },
    cardsOf: cardIdsOfContacts,
  })
const events = (type: string) => shop.news.flatMap((change) => change.events).filter((event) => event.type === type)
const tie = (role: string, who = leo, debtor = ana) =>
  out.run<{ tieId: string }>('contact.tie', { cardId: who.cardId, debtorCardId: debtor.cardId, role })
const undo = (type: string) =>
  shop.run(commandNamed(undoCommands, 'event.undo'), owner, { eventId: events(type).find((one) => one.undoable)?.id })
const policy = async (change: object) => {
  const { contactPolicy } = (await findWorkspace(shop.database.reader, shop.workspaceId)) ?? {}
  await out.run('workspace.updateContactPolicy', { version: contactPolicy?.version, change })
}
const used = async (who: Debtor) => (await standing(who)).limits.map((one) => one.used)

describe('people tied to one debt', () => {
  it('stand on both cards', async () => {
    await tie('guarantor')
    expect((await standing(leo)).ties).toMatchObject([{ role: 'guarantor', cardId: ana.cardId, isDebtor: true }])
    expect((await standing(ana)).ties).toMatchObject([{ cardId: leo.cardId, isDebtor: false, sharesCount: true }])
  })

  it('have one count where the preset says so: gate and meter, written or by hand, from either side', async () => {
    await tie('coDebtor')
    await out.send(leo.cardId, 'Buenos días')
    await out.untilSent('Buenos días')
    expect(await used(ana)).toContain(1)
    expect((await out.send(ana.cardId, 'Buenos días')).wait).toMatchObject({ reason: 'limit', max: 1, per: 'day' })
    const eva = await debtorOf(shop, '573007778899')
    await tie('guarantor', eva)
    expect((await standing(eva)).reminder).toMatchObject({ decision: 'never', reasons: ['unconfirmed', 'limit'] })
    const workspace = (await findWorkspace(shop.database.reader, shop.workspaceId)) ?? expect.fail()
    for (const contactIds of [null, [ana.contactId]]) {
      const about = { workspaceId: shop.workspaceId, contactIds, now: shop.clock.now() }
      const histories = await contactHistories(shop.database.reader, about)
      const tied = await tiedDebtors(shop.database.reader, { ...about, workspace, histories, rules: new Map() })
      expect(tied.historyOf(ana.contactId, workspace.timeZone), String(contactIds)).toHaveLength(1)
      expect(tied.mayKnowBalance(ana.contactId)).toBe(true)
    }
  })

  it('have counts of their own in a household, elsewhere, and once nobody follows the preset', async () => {
    await tie('household')
    await out.run('contact.log', { cardId: leo.cardId, channel: 'call', answered: true })
    expect(await used(ana)).not.toContain(1)
    await tie('coDebtor')
    expect(await used(ana)).toContain(1)
    await policy({ presetId: 'PE-codigo' })
    expect(await used(ana)).not.toContain(1)
    await policy({ presetId: 'CO-ley2300', followsPreset: false })
    expect(await used(ana)).not.toContain(1)
  })

  it('are untied, and tied again when that is taken back', async () => {
    const { tieId } = await tie('coDebtor')
    await out.run('contact.untie', { tieId })
    expect((await standing(ana)).ties).toEqual([])
    await undo('contact.untied')
    expect((await standing(ana)).ties).toMatchObject([{ role: 'coDebtor' }])
    await undo('contact.tied')
    expect((await standing(leo)).ties).toEqual([])
  })

  it('are two, of this business, tied once', async () => {
    await expect(tie('coDebtor', ana, ana)).rejects.toMatchObject({ reason: 'tie_to_self' })
    const { tieId } = await tie('coDebtor')
    expect(await tie('coDebtor')).toEqual({ tieId })
    await tie('guarantor')
    expect((await standing(ana)).ties).toMatchObject([{ role: 'guarantor' }])
    await expect(tie('guarantor', ana, leo)).rejects.toMatchObject({ reason: 'tied_the_other_way' })
    const neighbour = await (await shop.other()).person('owner')
    const foreign = { cardId: leo.cardId, debtorCardId: ana.cardId, role: 'coDebtor' }
    await expect(out.run('contact.tie', foreign, neighbour)).rejects.toMatchObject({ code: 'not_found' })
    await expect(out.run('contact.untie', { tieId }, neighbour)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what is owed', () => {
  const sum = 'Don Leo, la deuda de Ana es de $150.000'

  it('is not told to a guarantor before it is known that it is them', async () => {
    await tie('guarantor')
    await expect(out.send(leo.cardId, sum)).rejects.toMatchObject({ reason: 'wrong_person' })
    await out.send(leo.cardId, '¿Hablo con don Leo?')
    await out.untilSent('¿Hablo con don Leo?')
    await out.run('contact.confirmPerson', { cardId: leo.cardId, how: 'voice' })
    expect(await standing(leo)).toMatchObject({
      confirmed: { how: 'voice', byId: expect.any(String) },
      mayKnowBalance: true,
    })
    await out.send(leo.cardId, sum)
    await undo('contact.confirmed')
    await expect(out.send(leo.cardId, sum)).rejects.toMatchObject({ reason: 'wrong_person' })
  })

  it('is never told to a household', async () => {
    await tie('household')
    await out.run('contact.confirmPerson', { cardId: leo.cardId, how: 'inPerson' })
    await expect(out.send(leo.cardId, sum)).rejects.toMatchObject({ reason: 'wrong_person' })
  })

  it('is told to nobody unconfirmed where the business wants it so, by ladders neither', async () => {
    await ana.owes(100_00)
    await policy({ confirmFirst: true })
    expect((await standing(ana)).reminder).toMatchObject({ decision: 'never', reasons: ['unconfirmed'] })
    await expect(out.send(ana.cardId, 'Son $ 100.000')).rejects.toMatchObject({ reason: 'wrong_person' })
    await out.run('contact.confirmPerson', { cardId: ana.cardId, how: 'contract' })
    expect((await standing(ana)).reminder.decision).toBe('send')
  })

  it('is told again once a wrong number proves to be right', async () => {
    await out.run('contact.hold', { cardId: ana.cardId, kind: 'wrongNumber' })
    await expect(out.send(ana.cardId, 'hola')).rejects.toMatchObject({ reason: 'wrong_person' })
    await out.run('contact.confirmPerson', { cardId: ana.cardId, how: 'document' })
    expect((await standing(ana)).holds).toEqual([])
    await out.send(ana.cardId, 'hola')
  })
})

describe('a rule that a person sets aside', () => {
  const anyway = { override: { reason: 'viaja hoy y lo pidió en la tienda', of: 'rules' } }

  it('is one that the preset leaves to people: in Peru the number, not the hours of the law', async () => {
    await policy({ presetId: 'PE-codigo' })
    await out.run('contact.log', { cardId: ana.cardId, channel: 'call', answered: false })
    expect((await standing(ana)).typed).toMatchObject({ decision: 'later', mayOverride: true })
    await out.send(ana.cardId, 'Buenos días', anyway)
    await out.untilSent('Buenos días')
    expect(events('message.rulesOverridden')).toMatchObject([
      { data: { reasons: ['limit'], reason: anyway.override.reason } },
    ])
    shop.clock.advance(12 * 3_600_000)
    expect((await standing(ana)).typed.mayOverride).toBe(false)
    await expect(out.send(ana.cardId, 'Buenas noches', anyway)).rejects.toMatchObject({
      reason: 'override_not_allowed',
    })
  })

  it('is none of a law, none that the debtor asked for, and never for who opted out', async () => {
    await out.run('contact.log', { cardId: ana.cardId, channel: 'call', answered: false })
    await expect(out.send(ana.cardId, 'x', anyway)).rejects.toMatchObject({ reason: 'override_not_allowed' })
    await policy({ presetId: 'AR-nacional' })
    const preferences = { zone: null, channels: null, ownHours: null, ownMax: { max: 1, per: 'week' } }
    await out.run('contact.setPreferences', { cardId: ana.cardId, preferences })
    await expect(out.send(ana.cardId, 'x', anyway)).rejects.toMatchObject({ reason: 'override_not_allowed' })
    await out.run('contact.optOut', { cardId: ana.cardId })
    await expect(out.send(ana.cardId, 'x', anyway)).rejects.toMatchObject({ reason: 'opted_out' })
  })

  it('needs a right, and a reason of its own: one for the words is none', async () => {
    await policy({ presetId: 'AR-nacional' })
    await out.run('contact.log', { cardId: ana.cardId, channel: 'call', answered: false })
    const agent = await shop.person('agent')
    const message = { messageId: newId(shop.clock.now()), cardId: ana.cardId, text: 'x' }
    await expect(out.run('message.send', { ...message, ...anyway }, agent)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await out.send(ana.cardId, 'y', { override: { reason: 'por si acaso' } })).wait).toMatchObject({
      reason: 'limit',
    })
  })
})

it('what the gate refuses is kept, with who tried', async () => {
  await out.run('contact.optOut', { cardId: ana.cardId })
  const agent = await shop.person('agent')
  const message = { messageId: newId(shop.clock.now()), cardId: ana.cardId, text: 'por favor' }
  await expect(out.run('message.send', message, agent)).rejects.toMatchObject({ reason: 'opted_out' })
  expect(events('message.refused')).toMatchObject([
    { actor: { kind: 'user', userId: agent.userId }, data: { failure: 'opted_out' } },
  ])
  await expect(out.run('message.send', { ...message, cardId: newId(0) }, agent)).rejects.toThrow()
  expect(events('message.refused')).toHaveLength(1)
})

it('every version of the policy is kept', async () => {
  await policy({ week: 'rolling7' })
  await policy({ presetId: 'CL-consumidor' })
  const kept = await policyVersions(shop.database.reader, shop.workspaceId)
  expect(kept.map(({ version, since, policy: { presetId, week } }) => [version, since > 0, presetId, week])).toEqual([
    [0, false, 'CO-ley2300', 'calendar'],
    [1, true, 'CO-ley2300', 'rolling7'],
    [2, true, 'CL-consumidor', 'rolling7'],
  ])
})

describe('a hold', () => {
  it('with a dispute keeps what it is about, and is taken back', async () => {
    const dispute = { category: 'amount', amountMinor: 50_000_00, currency: 'COP', evidenceFileIds: [] }
    await out.run('contact.hold', { cardId: ana.cardId, kind: 'dispute', dispute })
    await out.run('contact.hold', { cardId: ana.cardId, kind: 'dispute', until: '2026-12-31' })
    expect((await standing(ana)).holds).toMatchObject([{ kind: 'dispute', until: '2026-12-31', ends: 'resolved' }])
    const [, second] = events('contact.held')
    await shop.run(commandNamed(undoCommands, 'event.undo'), owner, { eventId: second?.id })
    expect((await standing(ana)).holds).toMatchObject([{ kind: 'dispute', until: null, dispute }])
    await out.run('contact.liftHold', { cardId: ana.cardId, kind: 'dispute' })
    await undo('contact.holdLifted')
    expect((await standing(ana)).holds).toMatchObject([{ kind: 'dispute', dispute }])
  })
})
