import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import Client from 'better-sqlite3'
import { z } from 'zod'
import type { Place } from '#base/store-folder.ts'
import { BackupError, NoRoom } from '#upkeep/backup-error.ts'
import type { DatabaseCopy } from '#upkeep/database-copy.ts'
import { type DatabaseFacts, dumpDatabase, serverBytes } from '#upkeep/postgres-backup.ts'

/** What a backup says of itself; its hash is what a restore checks first. */
export const Manifest = z.object({
  format: z.literal(1),
  /** Epoch ms. */
  madeAt: z.number().int(),
  /** What was copied: SQLite's file (`aldia.db`), or a PostgreSQL database (`aldia.dump`, for `pg_restore`). */
  database: z.enum(['sqlite', 'postgres']).default('sqlite'),
  /** The newest migration of the database, as the migration tool numbers them. */
  migration: z.number().int(),
  databaseSha256: z.string(),
  databaseBytes: z.number().int(),
  files: z.number().int(),
  /** Files that the database names but that were not there any more. */
  missingFiles: z.number().int(),
  counts: z.object({ contacts: z.number(), cards: z.number(), messages: z.number(), events: z.number() }),
})
export type Manifest = z.infer<typeof Manifest>

/** The database in a backup's folder. */
export const databaseFileOf = ({ database }: Pick<Manifest, 'database'>): string =>
  database === 'sqlite' ? 'aldia.db' : 'aldia.dump'

const prefix = 'aldia-'
const unfinishedSuffix = '.unfinished'
/** What a killed backup left behind is swept away after this long (ms); until then it may still be at work. */
const unfinishedKeptMs = 24 * 3_600_000
/** A backup that would leave less than this (bytes) is not made: room for messages comes first. */
const roomForMessagesBytes = 256 * 1024 * 1024
/** How long (ms) the next portion of a copy gathers before it goes to the disk. */
const flushEveryMs = 20

/**
 * Copies database, key and files into a new folder below `into`, while the program runs or not. The database is one
 * consistent moment (SQLite's VACUUM INTO under a read lock, or pg_dump); files never change once written, so they are linked where the
 * file system can. The folder gets its name only when everything in it is on the disk.
 */
export async function makeBackup(about: Place & { into: string; now: number }): Promise<string> {
  const { databaseUrl } = about
  const source = join(about.dataDir, 'aldia.db')
  if (databaseUrl === null && !existsSync(source)) throw new BackupError(`There is no database in ${about.dataDir}.`)
  const bytes = databaseUrl === null ? await bytesOf(source) : await serverBytes(databaseUrl)
  const name = `${prefix}${new Date(about.now).toISOString().slice(0, 23).replace(/[:T.]/g, '-')}`
  await mkdir(about.into, { recursive: true, mode: 0o700 })
  await sweep(about.into, about.now)
  await mustHaveRoom(bytes, about.into)
  // With the process in it, two that begin in the same moment do not meet.
  const unfinished = join(about.into, `.${name}-${process.pid}${unfinishedSuffix}`)
  await mkdir(join(unfinished, 'files'), { recursive: true, mode: 0o700 })
  try {
    const database = databaseUrl === null ? 'sqlite' : 'postgres'
    const target = join(unfinished, databaseFileOf({ database }))
    const facts = databaseUrl === null ? await saveFile(source, target) : await dumpDatabase(databaseUrl, target)
    await copyFile(join(about.dataDir, 'secret.key'), join(unfinished, 'secret.key'))
    let missingFiles = 0
    for (const sha256 of facts.hashes) {
      const isThere = await keepFile(join(about.dataDir, 'files'), join(unfinished, 'files'), sha256)
      if (!isThere) missingFiles += 1
    }
    const manifest: Manifest = {
      format: 1,
      madeAt: about.now,
      database,
      migration: facts.migration,
      databaseSha256: await sha256Of(target),
      databaseBytes: (await stat(target)).size,
      files: facts.hashes.length - missingFiles,
      missingFiles,
      counts: facts.counts,
    }
    await writeFile(join(unfinished, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
    for (const file of [target, join(unfinished, 'secret.key'), unfinished]) await onDisk(file)
    const finished = join(about.into, name)
    await rename(unfinished, finished)
    await onDisk(about.into)
    return finished
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

async function sweep(into: string, now: number): Promise<void> {
  for (const name of await readdir(into)) {
    if (!name.startsWith(`.${prefix}`) || !name.endsWith(unfinishedSuffix)) continue
    const { mtimeMs } = await stat(join(into, name))
    if (now - mtimeMs > unfinishedKeptMs) await rm(join(into, name), { recursive: true, force: true })
  }
}

async function bytesOf(source: string): Promise<number> {
  const wal = existsSync(`${source}-wal`) ? (await stat(`${source}-wal`)).size : 0
  return (await stat(source)).size + wal
}

async function mustHaveRoom(bytes: number, into: string): Promise<void> {
  const { bavail, bsize } = await statfs(into)
  const needed = bytes + roomForMessagesBytes
  if (bavail * bsize < needed)
    throw new NoRoom(`There is not enough room in ${into}: ${Math.ceil(needed / 2 ** 20)} MiB must be free.`)
}

/**
 * What is copied goes to the disk in small portions. All of it at the end would be one large write, and every message that
 * comes then would wait behind it for its own to be on the disk.
 */
async function copyDatabase(source: string, target: string): Promise<void> {
  const file = await open(target, 'wx')
  try {
    const workerData: DatabaseCopy = { source, target }
    const copying = new Worker(new URL('./database-copy.ts', import.meta.url), { workerData })
    let isOver = false
    const over = once(copying, 'exit').finally(() => {
      isOver = true
    })
    // Its failure is told at the end of the loop; before, nobody may be listening.
    over.catch(() => undefined)
    while (!isOver) {
      await file.datasync()
      await Promise.race([over, pause(flushEveryMs)])
    }
    await over
  } finally {
    await file.close()
  }
}

async function saveFile(source: string, target: string): Promise<DatabaseFacts> {
  await copyDatabase(source, target)
  return readFacts(target)
}

function readFacts(file: string): DatabaseFacts {
  const client = new Client(file, { readonly: true })
  try {
    const number = (query: string) => (client.prepare(query).get() as { n: number | null }).n ?? 0
    return {
      hashes: (client.prepare('select distinct sha256 from files').all() as { sha256: string }[]).map((r) => r.sha256),
      migration: number('select max(created_at) as n from __drizzle_migrations'),
      counts: {
        contacts: number('select count(*) as n from contacts'),
        cards: number('select count(*) as n from cards'),
        messages: number('select count(*) as n from messages'),
        events: number('select count(*) as n from events'),
      },
    }
  } finally {
    client.close()
  }
}

/** False: it is not there. */
async function keepFile(from: string, to: string, sha256: string): Promise<boolean> {
  const path = join(sha256.slice(0, 2), sha256.slice(2))
  const target = join(to, path)
  if (!existsSync(join(from, path))) return false
  await mkdir(dirname(target), { recursive: true })
  await linkOrCopy(join(from, path), target)
  return true
}

/** For files that are never written to again under this name. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch {
    // Another file system, or one without links.
    await copyFile(from, to)
    await onDisk(to)
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Waits until a file, or what a folder lists, is on the disk. Windows has no way to ask that of a folder. */
export async function onDisk(path: string): Promise<void> {
  const isWindows = process.platform === 'win32'
  if (isWindows && (await stat(path)).isDirectory()) return
  // Windows flushes only what was opened for writing.
  const handle = await open(path, isWindows ? 'r+' : 'r')
  await handle.sync()
  await handle.close()
}

export interface FinishedBackup {
  path: string
  manifest: Manifest
}

/** Finished backups below a folder, newest first; what does not read as one is left out. */
export async function listBackups(into: string): Promise<FinishedBackup[]> {
  if (!existsSync(into)) return []
  const found: FinishedBackup[] = []
  for (const name of await readdir(into)) {
    if (!name.startsWith(prefix)) continue
    const manifest = await readManifest(join(into, name))
    if (manifest) found.push({ path: join(into, name), manifest })
  }
  return found.sort((a, b) => b.manifest.madeAt - a.manifest.madeAt)
}

export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  } catch {
    return null
  }
}

/** Removes all but the newest `keep`. */
export async function dropOldBackups(into: string, keep: number): Promise<void> {
  for (const old of (await listBackups(into)).slice(keep)) await rm(old.path, { recursive: true, force: true })
}
