import { join } from 'node:path'
import type { Cadence } from '@aldia/shared/cadence.ts'
import type { PlannedItem } from '@aldia/shared/cadence-commands.ts'
import type { Change } from '@aldia/shared/change.ts'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { makeMoney } from '#account.wiring.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import type { Job } from '#base/jobs.ts'
import { boardCommands } from '#board/board.commands.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { lookAtMove } from '#board/card.reads.ts'
import { cadenceCommands } from '#cadences/cadences.commands.ts'
import { provideCadences } from '#cadences/cadences.ts'
import { leaveJobHandler } from '#cadences/jobs.ts'
import { wordsOf } from '#cadences/ladder-words.reads.ts'
import { makePreviews } from '#cadences/preview.ts'
import { starters } from '#cadences/starters.ts'
import { campaignCommands } from '#campaigns/campaigns.commands.ts'
import { meetPeople } from '#conversations/identity-resolution.reads.ts'
import { openFileStore } from '#files/file-store.ts'
import { undoCommands } from '#history/undo.ts'
import { contactRulesCommands } from '#outbox/contact-rules.commands.ts'
import type { DepartureParts } from '#outbox/departure.ts'
import { makeListener } from '#outbox/listener.ts'
import { outboxCommands } from '#outbox/outbox.commands.ts'
import { makeSender, type Sender } from '#outbox/sender.ts'
import { messageSteps } from '#reactions.ts'
import { segmentCommands } from '#segments/segments.commands.ts'
import { tagCommands } from '#tags/tags.commands.ts'
import { templateCommands } from '#templates/templates.commands.ts'
import { provideTemplates } from '#templates/templates.ts'
import { fillWording, wordingOf } from '#templates/wordings.ts'
import { received } from '#testing/conversations.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { type TestNetwork, testNetwork } from '#testing/network.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'
import { workspaceCommands } from '#workspaces/workspaces.ts'

// A shop in Colombia, where one contact a day is lawful, Monday to Friday 7 to 19. It is Friday 20 November 2026, nine in the morning.

const accountId = 'account'

/** What `ladderShop` opens anew before each test. */
export interface LadderShop {
  shop: TestWorkspace
  network: TestNetwork
  sender: Sender
  owner: SignedIn
  ana: Debtor
  /** Whether the number of the shop is linked. */
  isLinked: boolean
}

/** For tests of a file: opens a shop with the ladders of the house before each, and answers what is done and looked at there. */
export function ladderShop() {
  const here = {} as LadderShop

  const parts = () => ({
    cardsOf: cardIdsOfContacts,
    contactOfCard,
    accountToWriteFrom: async () => accountId,
    accountFacts: async () => ({ workspaceId: here.shop.workspaceId, isLinked: here.isLinked }),
    newMessageId: () => here.network.newMessageId(),
    wakeSender: (id: string) => here.sender.wake(id),
    wordingOf,
    fillIn: (tx: Reader, about: Parameters<NonNullable<DepartureParts['fillIn']>>[1]) =>
      fillWording(tx, { ...about, agentName: 'Rosa' }),
    meetPeople,
    openSealedEdit: () => null,
    steps: messageSteps,
    linesChanged: async () => {},
    wakeAttachments: () => {},
    wakeUnreadable: () => {},
  })

  beforeEach(async () => {
    here.shop = await testWorkspace()
    here.isLinked = true
    here.network = testNetwork()
    here.sender = makeSender({
      ...parts(),
      ...{ database: here.shop.database, perform: here.shop.perform, clock: here.shop.clock },
      store: await openFileStore(join(here.shop.folder, 'files')),
      transportOf: () => here.network,
      report: ({ error }) => expect.fail(String(error)),
    })
    here.owner = await here.shop.person('owner')
    here.ana = await debtorOf(here.shop)
    await here.shop.perform({ workspaceId: here.shop.workspaceId, actor: { kind: 'system' } }, async (work) => {
      await provideTemplates(work, 'es')
      await provideCadences(work, 'es')
    })
    const nequi = { kind: 'nequi', phone: '3001112233', holder: 'Rosita' }
    await run('paymentMethod.add', { name: 'Nequi', details: nequi })
  })

  afterEach(async () => {
    await here.sender.stop()
    await here.shop.dispose()
  })

  async function run<T>(name: string, input: object, opId?: string): Promise<T> {
    const { database } = here.shop
    const money = makeMoney({ database, files: { pathOf: () => '' }, contactOfCard }).commands
    const all = [
      ...cadenceCommands({ contactOfCard, reader: here.shop.database.reader, clock: here.shop.clock }),
      ...money,
      ...contactRulesCommands(parts()),
      ...outboxCommands(parts()),
      ...boardCommands({ lookAtMove, mustBeOnTeam: async () => {}, tellRead: async () => {} }),
      ...workspaceCommands,
      ...tagCommands,
      ...campaignCommands,
      ...templateCommands,
      ...segmentCommands,
      ...undoCommands,
    ]
    return (await here.shop.run(commandNamed(all, name), here.owner, input, opId)).output as T
  }

  const owes = (amountMinor: number, dueOn: string, by: Debtor = here.ana) =>
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

  const previews = () => makePreviews({ reader: here.shop.database.reader, now: here.shop.clock.now, wordsOf })
  const page = async (on: string | null) => (await previews().page(here.shop.workspaceId, on, 0)).items
  const brief = (items: readonly PlannedItem[]) =>
    items.map(({ on, verdict, tone, reasons }) => [on, verdict, tone, ...reasons].join(' '))
  async function fortnight(): Promise<PlannedItem[]> {
    const { days } = await previews().days(here.shop.workspaceId)
    return (await Promise.all(days.map(({ on }) => page(on)))).flat()
  }

  const cadences = async () => (await previews().ladder(here.shop.workspaceId, here.ana.contactId)).cadences
  /** Switches the ladder of sales on. */
  async function switchOn(mode: Cadence['mode'] = 'automatic'): Promise<void> {
    const [credit] = starters('es')
    const { id } = await run<Cadence>('cadence.add', { ...credit?.draft, mode })
    await run('cadence.switch', { cadenceId: id, isOn: true })
  }

  const jobParts = () => ({ reader: here.shop.database.reader, perform: here.shop.perform, clock: here.shop.clock })
  const aJob = (key: string, data: unknown): Job<unknown> => ({
    ...{ key, data, dueAt: here.shop.clock.now(), attempt: 1, isStopped: () => false },
    pause: async () => {},
    hold: async () => {},
  })
  /** Looks at what is due to Ana now, as the job of that minute does. */
  const look = (by = here.ana) =>
    leaveJobHandler({ ...jobParts(), leave: { ...parts(), wordsOf } }).run(
      aJob(by.contactId, { workspaceId: here.shop.workspaceId }),
    )
  const texts = () => here.network.sent.map(({ content }) => (content.type === 'text' ? content.text : content.type))
  const untilSent = (count: number) =>
    vi.waitFor(() => expect(here.network.sent).toHaveLength(count), { timeout: 20_000 })
  const goTo = (at: number | string) =>
    here.shop.clock.jumpTo(typeof at === 'number' ? at : Date.parse(`${at}:00-05:00`))
  const approve = ({ cardId, on, steps }: PlannedItem, text: string | null = null) =>
    run('cadence.approve', { cardId, on, steps, text })

  let said = 0
  async function anaSays(text: string): Promise<Change | undefined> {
    said++
    await makeListener(
      { workspaceId: here.shop.workspaceId, accountId },
      {
        ...parts(),
        ...{ database: here.shop.database, perform: here.shop.perform, sender: here.sender, isJournalled: true },
        connection: async () => {},
        pairing: () => {},
        refuseNumber: async () => null,
        presence: () => {},
      },
    ).received([received({ waId: `IN-${said}`, content: { text }, sentAt: here.shop.clock.now() })])
    return here.shop.news.findLast(({ events }) => events.some(({ type }) => type === 'message.received'))
  }
  const typesOf = (change: Change | undefined) => change?.events.map(({ type }) => type)

  /** The network confirms what was handed over, which counts as said from then on. */
  async function anaHasIt(): Promise<void> {
    await vi.waitFor(async () =>
      expect((await previews().ladder(here.shop.workspaceId, here.ana.contactId)).past.length).toBeGreaterThan(0),
    )
  }

  return {
    here,
    parts,
    run,
    owes,
    previews,
    page,
    brief,
    fortnight,
    cadences,
    switchOn,
    jobParts,
    aJob,
    look,
    texts,
    untilSent,
    goTo,
    approve,
    anaSays,
    typesOf,
    anaHasIt,
  }
}
