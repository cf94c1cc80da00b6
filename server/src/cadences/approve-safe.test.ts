import { beforeEach, describe, expect, it } from 'vitest'
import { jobs } from '#base/base.tables.ts'
import { newId } from '#base/ids.ts'
import { approveSafeJobHandler } from '#cadences/approve-safe.ts'
import { stepsSince } from '#cadences/cadences.store.ts'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { ladderShop } from '#testing/ladder-shop.ts'

// One press for everything that raises no doubt, and two people who decide on the same thing.

const { here, run, owes, page, switchOn, approve, aJob, anaSays, goTo } = ladderShop()

const approved = async () =>
  (
    await stepsSince(here.shop.database.reader, {
      ...{ workspaceId: here.shop.workspaceId, contactIds: null, since: '2026-01-01' },
    })
  ).filter(({ state }) => state === 'approved')

/** People who were written to lately, so that a friendly word to them raises no doubt. */
async function known(count: number): Promise<Debtor[]> {
  const people: Debtor[] = []
  for (let i = 0; i < count; i++) {
    const one = await debtorOf(here.shop, `57300222${1_000 + i}`)
    await run('contact.log', { cardId: one.cardId, channel: 'call', answered: true, at: null, note: null })
    await owes(10_000_00, '2026-11-30', one)
    people.push(one)
  }
  return people
}
const waitingJobs = () => here.shop.database.reader.select().from(jobs)
/** Runs the jobs that approve, as the program does at once. */
async function runJobs(): Promise<number> {
  const groups = (await waitingJobs()).filter(({ kind }) => kind === 'cadences.approveSafe')
  for (const { key, data } of groups) await approveSafeJobHandler({ perform: here.shop.perform }).run(aJob(key, data))
  return groups.length
}

describe('all that is safe', () => {
  it('is approved a few debtors at a time, the first with the press itself, and each once', async () => {
    await known(55)
    await switchOn('approveEach')
    const safe = (await page(null)).length
    expect(safe).toBeGreaterThan(0)
    const opId = newId(here.shop.clock.now())
    const { approved: count } = await run<{ approved: number }>('cadence.approveSafe', { until: '2026-12-03' }, opId)
    const first = new Set((await approved()).map(({ contactId }) => contactId)).size
    expect(first).toBe(50)
    expect(await runJobs()).toBe(1)
    expect(await approved()).toHaveLength(count)
    // Running them again, as after an end of the program, and pressing again, changes nothing.
    await runJobs()
    expect(await run('cadence.approveSafe', { until: '2026-12-03' }, opId)).toEqual({ approved: count })
    expect(await run('cadence.approveSafe', { until: '2026-12-03' })).toEqual({ approved: 0 })
    expect(await approved()).toHaveLength(count)
  }, 60_000)

  it('is planned anew for each group: who answered meanwhile is left alone', async () => {
    const people = await known(53)
    await switchOn('approveEach')
    await run('cadence.approveSafe', { until: '2026-12-03' })
    const before = new Set((await approved()).map(({ contactId }) => contactId))
    const late = people.find(({ contactId }) => !before.has(contactId))
    await run('contact.hold', { cardId: late?.cardId, kind: 'dispute', until: null, note: null })
    await runJobs()
    const after = (await approved()).map(({ contactId }) => contactId)
    expect(new Set(after).size).toBe(52)
    expect(after).not.toContain(late?.contactId)
  }, 60_000)
})

describe('two people who decide on the same step at once', () => {
  beforeEach(async () => {
    await owes(50_000_00, '2026-11-24')
    await switchOn('approveEach')
  })

  it('have one row made, and the second is told', async () => {
    const [first] = await page(null)
    if (!first) expect.fail('something waits')
    const outcomes = await Promise.allSettled([approve(first), approve(first, 'Doña Ana, otra vez')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ message: expect.stringContaining('step_taken') })
    expect(await approved()).toHaveLength(1)
  })

  it('one who leaves it out and one who approves it: the first one counts', async () => {
    const [first] = await page(null)
    if (!first) expect.fail('something waits')
    const { cardId, on, steps } = first
    const outcomes = await Promise.allSettled([run('cadence.skip', { cardId, on, steps }), approve(first)])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await approved()).toEqual([])
  })

  it('and the debtor who answers first of all', async () => {
    const [first] = await page(null)
    if (!first) expect.fail('something waits')
    goTo('2026-11-21T09:00')
    await anaSays('Hola')
    await expect(approve(first)).rejects.toThrow('step_changed')
    expect(await approved()).toEqual([])
  })
})
