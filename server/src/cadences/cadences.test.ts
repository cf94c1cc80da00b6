import type { PlannedItem } from '@aldia/shared/cadence-commands.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { dayJobHandler } from '#cadences/jobs.ts'
import { contactMeters } from '#cadences/meters.ts'
import { starters } from '#cadences/starters.ts'
import { contactStanding } from '#outbox/standing.ts'
import { ladderShop } from '#testing/ladder-shop.ts'

const {
  here,
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
} = ladderShop()

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

it('the meters of many cards say what one card says, and nothing of other businesses', async () => {
  await owes(50_000_00, '2026-11-24')
  const { workspaceId, database, clock } = here.shop
  const about = { workspaceId, cardIds: [here.ana.cardId, '01990000-0000-7000-8000-000000000000'], now: clock.now() }
  const [meter, ...others] = (await contactMeters(database.reader, about)).meters
  const one = await contactStanding(database.reader, {
    ...{ workspaceId, contactId: here.ana.contactId, now: clock.now(), cardsOf: cardIdsOfContacts },
  })
  expect(others).toEqual([])
  expect(meter).toEqual({ cardId: here.ana.cardId, reminder: one.reminder, limits: one.limits })
  const elsewhere = { ...about, workspaceId: (await here.shop.other()).workspaceId }
  expect((await contactMeters(database.reader, elsewhere)).meters).toEqual([])
})

it('hardship rests until there is an agreement, a dispute until somebody ends it', async () => {
  await owes(50_000_00, '2026-11-24')
  for (const kind of ['hardship', 'dispute']) await run('contact.hold', { cardId: here.ana.cardId, kind })
  const promise = { amountMinor: 10_000_00, currency: 'COP', dueOn: '2026-11-27' }
  await run('promise.record', { cardId: here.ana.cardId, ...promise })
  const { workspaceId, database, clock } = here.shop
  const about = { workspaceId, contactId: here.ana.contactId, now: clock.now(), cardsOf: cardIdsOfContacts }
  expect((await contactStanding(database.reader, about)).holds).toMatchObject([{ kind: 'dispute' }])
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
    expect(here.network.sent).toHaveLength(1)
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
    expect(here.network.sent).toEqual([])
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
    expect(here.network.sent).toEqual([])
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
    await run('promise.record', {
      cardId: here.ana.cardId,
      amountMinor: 50_000_00,
      currency: 'COP',
      dueOn: '2026-11-27',
    })
    expect(typesOf(here.shop.news.at(-1))).toContain('cadence.stopped')
    const next = (await fortnight()).filter(({ on }) => on === '2026-11-24')
    expect(next.every(({ reasons }) => reasons.includes('promise'))).toBe(true)
  })

  it.each([
    ['a dispute', 'contact.hold', { kind: 'dispute' }],
    ['a pause until a day', 'contact.hold', { kind: 'pause', until: '2026-12-24' }],
  ])('such as %s stops it', async (_, name, input) => {
    await run(name, { cardId: here.ana.cardId, ...input })
    expect(typesOf(here.shop.news.at(-1))).toContain('cadence.stopped')
  })

  it('takes back what stands in the outbox and has not left', async () => {
    here.network.isReady = false
    goTo('2026-11-21T14:00')
    await look()
    const change = await anaSays('Ya te escribo')
    expect(typesOf(change)).toContain('cadence.stopped')
    here.network.isReady = true
    here.sender.wake('account')
    await here.shop.database.write(here.shop.workspaceId, async () => {})
    expect(here.network.sent).toEqual([])
  })
})

describe('what is owed', () => {
  it('is named in the next reminder without what was paid meanwhile', async () => {
    const nevera = await owes(50_000_00, '2026-11-22')
    await owes(30_000_00, '2026-11-24')
    await switchOn()
    const payment = {
      cardId: here.ana.cardId,
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
    expect(here.network.sent).toHaveLength(1)
    const { past } = await previews().ladder(here.shop.workspaceId, here.ana.contactId)
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
    expect(here.network.sent).toEqual([])
    await run('reminders.pause', { isPaused: false })
    await look()
    await untilSent(1)
  })
})
