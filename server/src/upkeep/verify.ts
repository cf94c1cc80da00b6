import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Client from 'better-sqlite3'
import { postgresFailure } from '#base/database/postgres-failure.ts'
import { withPostgres } from '#base/database/postgres-migrations.ts'
import type { Place } from '#base/store-folder.ts'
import { sha256Of } from '#upkeep/backup.ts'
import { chargeDifferences } from '#upkeep/charge-differences.ts'
import { damageOf } from '#upkeep/damage.ts'
import { settlementDifferences } from '#upkeep/settlement-differences.ts'
import { checks } from '#upkeep/verify-checks.ts'

/** Something that does not agree; `what` is a sentence, `ids` names up to twenty of the rows. */
export interface Difference {
  what: string
  count: number
  ids: string[]
}

type Add = (what: string, ids: string[]) => void
type Ask = <T>(query: string) => Promise<T[]>

const isDamaged = 'the database file itself is damaged'

/** Recounts what is kept beside its source, and looks for what hangs in the air. Reads only; may run beside the program. */
export async function findDifferences({ dataDir, databaseUrl }: Place): Promise<Difference[]> {
  const differences: Difference[] = []
  const add: Add = (what, ids) => {
    if (ids.length > 0) differences.push({ what, count: ids.length, ids: ids.slice(0, 20) })
  }
  const hashes = await (databaseUrl === null ? inFile(join(dataDir, 'aldia.db'), add) : inServer(databaseUrl, add))
  const missing: string[] = []
  const damaged: string[] = []
  for (const sha256 of hashes) {
    const path = join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2))
    if (!existsSync(path)) missing.push(sha256)
    else if ((await sha256Of(path)) !== sha256) damaged.push(sha256)
  }
  add('a stored file is missing', missing)
  add('a stored file is damaged', damaged)
  return differences
}

/** Answers which files the database names; none when it is too damaged to be asked. */
async function inFile(file: string, add: Add): Promise<string[]> {
  const client = new Client(file, { readonly: true, timeout: 10_000 })
  try {
    const damage = damageOf(client)
    add(isDamaged, damage)
    if (damage.length > 0) return []
    // One read transaction: everything is counted at the same moment.
    client.exec('BEGIN')
    const hashes = await check(async <T>(query: string) => client.prepare(query).all() as T[], add)
    client.exec('COMMIT')
    return hashes
  } finally {
    client.close()
  }
}

async function inServer(url: string, add: Add): Promise<string[]> {
  return withPostgres(url, async (client) => {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    try {
      return await check(async (query) => (await client.query(query)).rows, add)
    } catch (error) {
      const failure = postgresFailure(error)
      // What the server itself finds: corrupted data, a corrupted index.
      if (!failure?.code.startsWith('XX')) throw error
      add(isDamaged, [failure.message])
      return []
    }
  })
}

async function check(ask: Ask, add: Add): Promise<string[]> {
  for (const { what, query } of checks)
    add(
      what,
      (await ask<{ id: string }>(query)).map((row) => row.id),
    )
  for (const [what, ids] of await chargeDifferences(ask)) add(what, ids)
  for (const [what, ids] of await settlementDifferences(ask)) add(what, ids)
  return (await ask<{ sha256: string }>('select distinct sha256 from files')).map((row) => row.sha256)
}
