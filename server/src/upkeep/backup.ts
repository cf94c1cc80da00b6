import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Client from 'better-sqlite3'
import { z } from 'zod'

/** What a backup says of itself; its hash is what a restore checks first. */
export const Manifest = z.object({
  format: z.literal(1),
  /** Epoch ms. */
  madeAt: z.number().int(),
  /** The newest migration of the database, as the migration tool numbers them. */
  migration: z.number().int(),
  databaseSha256: z.string(),
  databaseBytes: z.number().int(),
  files: z.number().int(),
  counts: z.object({ contacts: z.number(), cards: z.number(), messages: z.number(), events: z.number() }),
})
export type Manifest = z.infer<typeof Manifest>

export class BackupError extends Error {}

const prefix = 'aldia-'
/** Of backups made by the clock; those made by hand beside them count too. */
export const keptBackups = 14

/**
 * Copies database, key and files into a new folder below `into`, while the program runs or not. The database is one
 * consistent moment (SQLite's VACUUM INTO under a read lock); files never change once written, so they are linked where the
 * file system can. The folder gets its name only when everything in it is on the disk.
 */
export async function makeBackup(about: { dataDir: string; into: string; now: number }): Promise<string> {
  const source = join(about.dataDir, 'aldia.db')
  if (!existsSync(source)) throw new BackupError(`There is no database in ${about.dataDir}.`)
  const name = `${prefix}${new Date(about.now).toISOString().slice(0, 19).replace(/[:T]/g, '-')}`
  const unfinished = join(about.into, `.${name}.unfinished`)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(join(unfinished, 'files'), { recursive: true, mode: 0o700 })
  try {
    const target = join(unfinished, 'aldia.db')
    copyDatabase(source, target)
    await copyFile(join(about.dataDir, 'secret.key'), join(unfinished, 'secret.key'))
    const facts = readFacts(target)
    for (const sha256 of facts.hashes) await keepFile(join(about.dataDir, 'files'), join(unfinished, 'files'), sha256)
    const manifest: Manifest = {
      format: 1,
      madeAt: about.now,
      migration: facts.migration,
      databaseSha256: await sha256Of(target),
      databaseBytes: (await stat(target)).size,
      files: facts.hashes.length,
      counts: facts.counts,
    }
    await writeFile(join(unfinished, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
    await onDisk(target)
    const finished = join(about.into, name)
    await rename(unfinished, finished)
    return finished
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

function copyDatabase(source: string, target: string): void {
  const client = new Client(source, { readonly: true, timeout: 10_000 })
  try {
    client.prepare('VACUUM INTO ?').run(target)
  } finally {
    client.close()
  }
}

function readFacts(file: string): { hashes: string[]; migration: number; counts: Manifest['counts'] } {
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

async function keepFile(from: string, to: string, sha256: string): Promise<void> {
  const path = join(sha256.slice(0, 2), sha256.slice(2))
  const target = join(to, path)
  await mkdir(dirname(target), { recursive: true })
  try {
    await link(join(from, path), target)
  } catch {
    // Another file system, or one without links.
    await copyFile(join(from, path), target)
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
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
export async function dropOldBackups(into: string, keep = keptBackups): Promise<void> {
  for (const old of (await listBackups(into)).slice(keep)) await rm(old.path, { recursive: true, force: true })
}
