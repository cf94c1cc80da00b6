import { join } from 'node:path'
import type { Cadence } from '@aldia/shared/cadence.ts'
import type { PlannedItem } from '@aldia/shared/cadence-commands.ts'
import type { Change } from '@aldia/shared/change.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeMoney } from '#account.wiring.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Job } from '#base/jobs.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { cadenceCommands } from '#cadences/cadences.commands.ts'
import { provideCadences } from '#cadences/cadences.ts'
import { dayJobHandler, leaveJobHandler } from '#cadences/jobs.ts'
import { wordsOf } from '#cadences/ladder-words.reads.ts'
import { makePreviews } from '#cadences/preview.ts'
import { starters } from '#cadences/starters.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { openFileStore } from '#files/file-store.ts'
import { contactRulesCommands } from '#outbox/contact-rules.commands.ts'
import { makeListener } from '#outbox/listener.ts'
import { outboxCommands } from '#outbox/outbox.commands.ts'
import { makeSender, type Sender } from '#outbox/sender.ts'
import { messageSteps } from '#reactions.ts'
import { provideTemplates } from '#templates/templates.ts'
import { received } from '#testing/conversations.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { type TestNetwork, testNetwork } from '#testing/network.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// A shop in Colombia, where one contact a day is lawful, Monday to Friday 7 to 19. It is Friday 20 November 2026, nine in the morning.

const accountId = 'account'
let shop: TestWorkspace
let network: TestNetwork
let sender: Sender
let owner: SignedIn
let ana: Debtor

const parts = () => ({
  cardsOf: cardIdsOfContacts,
  contactOfCard,
  accountToWriteFrom: async () => accountId,
  accountFacts: async () => ({ workspaceId: shop.workspaceId, isLinked: true }),
  newMessageId: () => network.newMessageId(),
  wakeSender: (id: string) => sender.wake(id),
  meetPeople,
  openSealedEdit: () => null,
  steps: messageSteps,
  linesChanged: async () => {},
  wakeAttachments: () => {},
  wakeUnreadable: () => {},
})

beforeEach(async () => {
  shop = await testWorkspace()
  network = testNetwork()
  sender = makeSender({
    ...parts(),
    ...{ database: shop.database, perform: shop.perform, clock: shop.clock },
    store: await openFileStore(join(shop.folder, 'files')),
    transportOf: () => network,
    report: ({ error }) => expect.fail(String(error)),
  })
  owner = await shop.person('owner')
  ana = await debtorOf(shop)
  await shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, async (work) => {
    await provideTemplates(work, 'es')
    await provideCadences(work, 'es')
  })
  const nequi = { kind: 'nequi', phone: '3001112233', holder: 'Rosita' }
  await run('paymentMethod.add', { name: 'Nequi', details: nequi })
})

afterEach(async () => {
  await sender.stop()
  await shop.dispose()
})

async function run<T>(name: string, input: object): Promise<T> {
  const { database } = shop
  const money = makeMoney({ database, files: { pathOf: () => '' }, contactOfCard }).commands
  const all = [
    ...cadenceCommands({ contactOfCard }),
    ...money,
    ...contactRulesCommands(parts()),
    ...outboxCommands(parts()),
  ]
  return (await shop.run(commandNamed(all, name), owner, input)).output as T
}

const owes = (amountMinor: number, dueOn: string, by: Debtor = ana) =>
  run<{ id: string }>('debt.add', {
    ...{
      cardId: by.cardId,
      reference: null,
      concept: 'Nevera',
      currency: 'COP',
      amountMinor,
      issuedOn: '2026-11-01',
      dueOn,
    },
    ...{ terms: { graceDays: 0, lateFee: null, interest: null, earlyDiscount: null }, lines: [], fileIds: [] },
  })

const previews = () => makePreviews({ reader: shop.database.reader, now: shop.clock.now, wordsOf })
const page = async (on: string | null) => (await previews().page(shop.workspaceId, on, 0)).items
const brief = (items: readonly PlannedItem[]) =>
  items.map(({ on, verdict, tone, reasons }) => [on, verdict, tone, ...reasons].join(' '))
async function fortnight(): Promise<PlannedItem[]> {
  const { days } = await previews().days(shop.workspaceId)
  return (await Promise.all(days.map(({ on }) => page(on)))).flat()
}

const cadences = async () => (await previews().ladder(shop.workspaceId, ana.contactId)).cadences
/** Switches the ladder of sales on. */
async function switchOn(mode: Cadence['mode'] = 'automatic'): Promise<void> {
  const [credit] = starters('es')
  const { id } = await run<Cadence>('cadence.add', { ...credit?.draft, mode })
  await run('cadence.switch', { cadenceId: id, isOn: true })
}

const jobParts = () => ({ reader: shop.database.reader, perform: shop.perform, clock: shop.clock })
const aJob = (key: string, data: unknown): Job<unknown> => ({
  ...{ key, data, dueAt: shop.clock.now(), attempt: 1, isStopped: () => false },
  pause: async () => {},
  hold: async () => {},
})
/** Looks at what is due to Ana now, as the job of that minute does. */
const look = (by = ana) =>
  leaveJobHandler({ ...jobParts(), leave: { ...parts(), wordsOf } }).run(
    aJob(by.contactId, { workspaceId: shop.workspaceId }),
  )
const texts = () => network.sent.map(({ content }) => (content.type === 'text' ? content.text : content.type))
const untilSent = (count: number) => vi.waitFor(() => expect(network.sent).toHaveLength(count))
const goTo = (at: number | string) => shop.clock.jumpTo(typeof at === 'number' ? at : Date.parse(`${at}:00-05:00`))
const approve = ({ cardId, on, steps }: PlannedItem, text: string | null = null) =>
  run('cadence.approve', { cardId, on, steps, text })

let said = 0
async function anaSays(text: string): Promise<Change | undefined> {
  said++
  await makeListener(
    { workspaceId: shop.workspaceId, accountId },
    {
      ...parts(),
      ...{ database: shop.database, perform: shop.perform, sender, isJournalled: true },
      connection: async () => {},
      pairing: () => {},
      refuseNumber: async () => null,
      presence: () => {},
    },
  ).received([received({ waId: `IN-${said}`, content: { text }, sentAt: shop.clock.now() })])
  return shop.news.findLast(({ events }) => events.some(({ type }) => type === 'message.received'))
}
const typesOf = (change: Change | undefined) => change?.events.map(({ type }) => type)

describe('the ladders of the house', () => {
  it('are there in three languages, and off until somebody has looked', async () => {
    await owes(50_000_00, '2026-11-22')
    expect(await fortnight()).toEqual([])
    expect(await cadences()).toEqual([])
    for (const language of ['es', 'pt', 'en'] as const)
      expect(starters(language).map(({ draft }) => draft.name)).toHaveLength(3)
  })

  it('begin with no demand: such a ladder is refused', async () => {
    const [credit] = starters('es')
    const steps = credit?.draft.steps.filter(({ anchor, offsetDays }) => anchor === 'due' && offsetDays >= 7)
    await expect(run('cadence.add', { ...credit?.draft, steps })).rejects.toThrow()
  })
})

describe('a day', () => {
  it('is sent as it was shown before, word for word and minute for minute', async () => {
    await owes(50_000_00, '2026-11-24')
    await switchOn()
    const shown = (await fortnight()).filter(({ verdict }) => verdict === 'leaves')
    expect(brief(shown)).toEqual([
      '2026-11-21 leaves friendly',
      '2026-11-24 leaves friendly',
      '2026-11-26 leaves neutral',
      '2026-11-28 leaves neutral',
      '2026-12-01 leaves clear',
    ])
    for (const [i, { at, text }] of shown.entries()) {
      goTo((at ?? 0) - 1)
      expect(await look()).toEqual({ againAt: at })
      goTo(at ?? 0)
      await look()
      await untilSent(i + 1)
      expect(texts()[i]).toBe(text)
      expect(text).toContain('50.000')
      await anaHasIt()
    }
  })

  it('is looked at when it begins, and each debtor at the minute that is planned', async () => {
    await owes(50_000_00, '2026-11-21')
    await switchOn()
    await dayJobHandler(jobParts()).run(aJob('', null))
    const [today] = await page('2026-11-21')
    expect(today?.verdict).toBe('leaves')
  })
})

/** The network confirms what was handed over, which counts as said from then on. */
async function anaHasIt(): Promise<void> {
  await vi.waitFor(async () =>
    expect((await previews().ladder(shop.workspaceId, ana.contactId)).past.length).toBeGreaterThan(0),
  )
}

describe('what is approved', () => {
  it('leaves on its day, and nothing else does', async () => {
    await owes(50_000_00, '2026-11-24')
    await switchOn('approveEach')
    const [first] = await page(null)
    expect(first).toMatchObject({ on: '2026-11-21', verdict: 'awaits', doubts: ['firstContact'] })
    if (first) await approve(first)
    goTo('2026-11-21T14:00')
    await look()
    await untilSent(1)
    goTo('2026-11-24T14:00')
    await look()
    expect(network.sent).toHaveLength(1)
  })

  it('is approved by one person: the other one is told', async () => {
    await owes(50_000_00, '2026-11-24')
    await switchOn('approveEach')
    const [first] = await page(null)
    if (!first) expect.fail('something waits')
    await approve(first)
    await expect(approve(first)).rejects.toThrow('step_taken')
  })

  it('with other words leaves with these, unless what is owed is another sum by then', async () => {
    await owes(50_000_00, '2026-11-24')
    await switchOn('approveEach')
    const [first] = await page(null)
    if (!first) expect.fail('something waits')
    await approve(first, 'Doña Ana, son 50.000')
    await owes(20_000_00, '2026-12-30')
    goTo('2026-11-21T14:00')
    await look()
    expect(network.sent).toEqual([])
    expect((await page(null))[0]).toMatchObject({ verdict: 'awaits' })
  })
})

describe('a fact about the debtor', () => {
  beforeEach(async () => {
    await owes(50_000_00, '2026-11-24')
    await switchOn('approveEach')
    for (const item of await page(null)) if (item.verdict === 'awaits') await approve(item)
  })

  it('such as an answer takes back all that was approved, in its own transaction', async () => {
    const change = await anaSays('Hola, ¿cuánto es?')
    expect(typesOf(change)).toEqual(expect.arrayContaining(['message.received', 'card.answered', 'cadence.stopped']))
    goTo('2026-11-21T14:00')
    await look()
    expect(network.sent).toEqual([])
    expect(await fortnight()).toSatisfy((all: PlannedItem[]) => all.every(({ verdict }) => verdict !== 'leaves'))
  })

  it('such as "baja" ends it for ever', async () => {
    await anaSays('baja')
    goTo('2026-11-24T14:00')
    await look()
    await vi.waitFor(() => expect(texts()).toHaveLength(1))
    const next = await fortnight()
    expect(next.every(({ verdict }) => verdict === 'stays')).toBe(true)
    expect(next.some(({ reasons }) => reasons.includes('optedOut'))).toBe(true)
  })

  it('such as a promise leaves one notice on its eve', async () => {
    await run('promise.record', { cardId: ana.cardId, amountMinor: 50_000_00, currency: 'COP', dueOn: '2026-11-27' })
    expect(typesOf(shop.news.at(-1))).toContain('cadence.stopped')
    const next = (await fortnight()).filter(({ on }) => on === '2026-11-24')
    expect(next.every(({ reasons }) => reasons.includes('promise'))).toBe(true)
  })

  it.each([
    ['a dispute', 'contact.hold', { kind: 'dispute' }],
    ['a pause until a day', 'contact.hold', { kind: 'pause', until: '2026-12-24' }],
  ])('such as %s stops it', async (_, name, input) => {
    await run(name, { cardId: ana.cardId, ...input })
    expect(typesOf(shop.news.at(-1))).toContain('cadence.stopped')
  })

  it('takes back what stands in the outbox and has not left', async () => {
    network.isReady = false
    goTo('2026-11-21T14:00')
    await look()
    const change = await anaSays('Ya te escribo')
    expect(typesOf(change)).toContain('cadence.stopped')
    network.isReady = true
    sender.wake(accountId)
    await shop.database.write(shop.workspaceId, async () => {})
    expect(network.sent).toEqual([])
  })
})

describe('what is owed', () => {
  it('is named in the next reminder without what was paid meanwhile', async () => {
    const nevera = await owes(50_000_00, '2026-11-22')
    await owes(30_000_00, '2026-11-24')
    await switchOn()
    const payment = {
      cardId: ana.cardId,
      amountMinor: 50_000_00,
      currency: 'COP',
      paidOn: '2026-11-20',
      paidBy: 'cash',
    }
    await run('payment.record', {
      ...{ ...payment, state: 'confirmed' },
      allocations: [{ debtId: nevera.id, amountMinor: 50_000_00 }],
    })
    goTo('2026-11-24T14:00')
    await look()
    await untilSent(1)
    expect(texts()[0]).toContain('30.000')
    expect(texts()[0]).not.toContain('50.000')
    expect(texts()[0]).not.toContain('80.000')
  })
})

describe('after two days without program', () => {
  it('one message says it, and none is repeated', async () => {
    await owes(50_000_00, '2026-11-21')
    await switchOn()
    goTo('2026-11-25T12:30')
    await look()
    await untilSent(1)
    await look()
    goTo('2026-11-25T15:00')
    await look()
    expect(network.sent).toHaveLength(1)
    const { past } = await previews().ladder(shop.workspaceId, ana.contactId)
    expect(past.map(({ state }) => state)).toEqual(expect.arrayContaining(['sent', 'dropped']))
  })
})

describe('the switch that pauses everything', () => {
  it('stops what was approved, until somebody resumes', async () => {
    await owes(50_000_00, '2026-11-24')
    await switchOn()
    await run('reminders.pause', { isPaused: true })
    goTo('2026-11-24T14:00')
    await look()
    expect(network.sent).toEqual([])
    await run('reminders.pause', { isPaused: false })
    await look()
    await untilSent(1)
  })
})
