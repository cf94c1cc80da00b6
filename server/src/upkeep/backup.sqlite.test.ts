import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fridayMorning } from '#testing/workspace.ts'
import { makeBackup } from './backup.ts'

test('of a database that cannot be read there is no backup, and nothing of it stays behind', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aldia-no-backup-'))
  const into = join(dataDir, 'backups')
  try {
    writeFileSync(join(dataDir, 'aldia.db'), Buffer.alloc(20_000, 'x'))
    writeFileSync(join(dataDir, 'secret.key'), 'x')
    await expect(makeBackup({ dataDir, databaseUrl: null, into, now: fridayMorning })).rejects.toMatchObject({
      code: 'SQLITE_NOTADB',
    })
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([])
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
