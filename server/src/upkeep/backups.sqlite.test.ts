import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type SetClock, setClock } from '#base/clock.ts'
import { isDue } from '#base/lane.ts'
import { makeLog } from '#base/log.ts'
import { type OpenStore, openStore } from '#base/store-folder.ts'
import { fridayMorning } from '#testing/workspace.ts'
import { lastBackupDue, nextBackupDue } from './backup-times.ts'
import { type Backups, makeBackups } from './backups.ts'

const day = 86_400_000
const program = fileURLToPath(new URL('../cli/backup.ts', import.meta.url))
let folder: string
let store: OpenStore
let clock: SetClock
let logged: string[]
let backups: Backups
/** When the daily one is to be looked after next. */
let lookAt: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-backups-'))
  store = await openStore(folder, fridayMorning)
  clock = setClock(fridayMorning)
  logged = []
})
afterEach(async () => {
  await backups?.stop()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function running(keep: number): Backups {
  const log = makeLog('warn', { write: (line) => void logged.push(line) })
  const timeZone = async () => 'America/Bogota'
  const place = { dataDir: folder, databaseUrl: null }
  // Behind tests that compute, a process that stands back for all others would not get on for minutes.
  backups = makeBackups({ program, place, keep, clock, log, timeZone, priority: 0 })
  const [daily] = backups.jobs
  lookAt = daily ? clock.now() + daily.afterStartMs : Number.POSITIVE_INFINITY
  return backups
}
/** When the backups there are were made, oldest first, as local time in Bogotá. */
const made = async () =>
  (await backups.list()).backups
    .map(({ madeAt }) => new Date(madeAt - 5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))
    .reverse()
const untilMade = (...times: string[]) => vi.waitFor(async () => expect(await made()).toEqual(times), 20_000)
/** Lets the time pass until `at`; the daily one is looked after whenever it asked to be. */
async function passUntil(at: number): Promise<void> {
  const [daily] = backups.jobs
  for (; daily && isDue(lookAt, at, daily.longestWaitMs ?? 0); ) {
    clock.jumpTo(Math.max(clock.now(), Math.min(lookAt, at)))
    const job = { key: '', data: null, dueAt: lookAt, attempt: 1, isStopped: () => false, pause: async () => {} }
    lookAt = (await daily.run({ ...job, hold: async () => {} }))?.againAt ?? Number.POSITIVE_INFINITY
  }
  clock.jumpTo(at)
}

test('the time is three in the morning where the business is, also when clocks change', () => {
  const local = (at: number, zone: string) => new Date(at).toLocaleString('sv', { timeZone: zone })
  expect(local(lastBackupDue(fridayMorning, 'America/Bogota'), 'America/Bogota')).toBe('2026-11-20 03:00:00')
  expect(local(nextBackupDue(fridayMorning, 'America/Bogota'), 'America/Bogota')).toBe('2026-11-21 03:00:00')
  // In Santiago the clocks go forward at midnight on 6 September 2026.
  const before = Date.UTC(2026, 8, 5, 8, 0)
  expect(nextBackupDue(before, 'America/Santiago') - lastBackupDue(before, 'America/Santiago')).toBe(day - 3_600_000)
  expect(lastBackupDue(lastBackupDue(before, 'Asia/Tokyo'), 'Asia/Tokyo')).toBe(lastBackupDue(before, 'Asia/Tokyo'))
})

test('one is made every night, and only so many are kept', async () => {
  running(2)
  expect(await backups.list()).toMatchObject({ backups: [], keep: 2, failed: null, underWay: false })
  // Last night there was no program; that is made up for.
  await passUntil(fridayMorning + 20 * 60_000)
  await untilMade('2026-11-20 09:10')
  await passUntil(fridayMorning + 24 * 3_600_000)
  await untilMade('2026-11-20 09:10', '2026-11-21 03:00')
  await passUntil(fridayMorning + 48 * 3_600_000)
  await untilMade('2026-11-21 03:00', '2026-11-22 03:00')
  expect((await backups.list()).nextAt).toBe(nextBackupDue(clock.now(), 'America/Bogota'))
  expect(logged).toEqual([])
}, 60_000)

test('a clock that was ten years ahead for a while keeps nobody from the next backup', async () => {
  running(5)
  clock.jumpTo(fridayMorning + 3_653 * day)
  await passUntil(fridayMorning + 3_653 * day + 20 * 60_000)
  await vi.waitFor(async () => expect(await made()).toHaveLength(1), 20_000)
  clock.jumpTo(fridayMorning)
  await backups.stop()
  running(5)
  await passUntil(fridayMorning + 20 * 60_000)
  await vi.waitFor(async () => expect(await made()).toHaveLength(2), 20_000)
}, 60_000)

test('switched off, none is made by itself; by button there is one, and two wishes at once get the same', async () => {
  running(0)
  await passUntil(fridayMorning + 2 * day)
  expect(await made()).toEqual([])
  const [one, other] = await Promise.all([backups.make(), backups.make()])
  expect(one).toEqual(other)
  expect(await backups.list()).toMatchObject({ backups: [one], nextAt: null, keep: 0 })
}, 60_000)

test('one that does not work is told, and tried again', async () => {
  running(3)
  rmSync(join(folder, 'secret.key'))
  await expect(backups.make()).rejects.toMatchObject({ why: 'failed' })
  expect(await backups.list()).toMatchObject({ backups: [], failed: { at: clock.now(), why: 'failed' } })
  expect(logged).toHaveLength(1)
})
