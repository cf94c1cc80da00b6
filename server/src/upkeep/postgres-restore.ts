import { closeSync, openSync, readSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { ageOf } from '#base/database/known-migrations.ts'
import { mustBeUsable, withPostgres } from '#base/database/postgres-migrations.ts'
import { BackupError } from '#upkeep/backup-error.ts'
import { postgresHoldBack } from '#upkeep/held-back.ts'
import { serverMajor } from '#upkeep/postgres-backup.ts'
import { runTool, toolFor } from '#upkeep/postgres-tools.ts'

/** The dump as statements, ready to be run. */
export interface PreparedRestore {
  /** Puts it in the place of what is there, which stays beside it as a schema of the answered name (null: nothing was there). */
  run(asideName: string): Promise<string | null>
  /** Removes the statements. */
  dispose(): Promise<void>
}

/**
 * Turns a dump into statements in `script` and looks whether they may be run: throws BackupError while an Al Día has the database,
 * and when a newer version made the dump.
 */
export async function prepareRestore(about: {
  url: string
  dump: string
  script: string
  migration: number
  /** Epoch ms. */
  now: number
}): Promise<PreparedRestore> {
  const { url, script } = about
  if (ageOf(about.migration, 'postgres') === 'newer')
    throw new BackupError('The backup was made by a newer version of Al Día. Update the program first.')
  const { major, isThere } = await withPostgres(url, async (client) => {
    await mustBeUsable(client, url)
    const { rows } = await client.query<{ lease: boolean; tables: number }>(
      `select to_regclass('public.program_lease') is not null as lease,
        (select count(*) from pg_tables where schemaname = 'public') as tables`,
    )
    if (rows[0]?.lease) {
      const { rowCount } = await client.query(
        `select 1 from program_lease l join pg_stat_activity s on s.application_name = l.session where l.holder <> ''`,
      )
      if (rowCount !== 0) throw new BackupError('An Al Día is using this database; stop it first.')
    }
    return { major: await serverMajor(client), isThere: (rows[0]?.tables ?? 0) > 0 }
  })
  const psql = toolFor('psql', major)
  await runTool(toolFor('pg_restore', major), null, ['--no-owner', '--no-privileges', `--file=${script}`, about.dump])
  const makesSchema = beginningOf(script).includes('CREATE SCHEMA public;')
  return {
    async run(asideName) {
      const before = [
        isThere ? `alter schema public rename to "${asideName}"` : 'drop schema if exists public cascade',
        ...(makesSchema ? [] : ['create schema public']),
      ]
      // One transaction: what is there is replaced by the whole backup, or stays.
      const words = ['--no-psqlrc', '--quiet', '--single-transaction', '--set=ON_ERROR_STOP=1']
      const steps = [
        ...before.map((step) => `--command=${step}`),
        `--file=${script}`,
        `--command=${postgresHoldBack(about.now)}`,
      ]
      await runTool(psql, url, [...words, ...steps])
      return isThere ? asideName : null
    },
    dispose: () => rm(script, { force: true }),
  }
}

function beginningOf(file: string): string {
  const bytes = Buffer.alloc(65_536)
  const open = openSync(file, 'r')
  try {
    return bytes.toString('utf8', 0, readSync(open, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(open)
  }
}
