import { statfs } from 'node:fs/promises'
import type { Database } from '#base/database/database.ts'

export interface Health {
  ok: boolean
  database: 'ok' | 'failed'
  disk: 'ok' | 'low' | 'failed'
}

/** Below this much free space new messages could soon not be stored. */
const lowDiskBytes = 200 * 1024 * 1024

/** Whether the database answers and takes writes, and whether the disk has room. */
export async function checkHealth(database: Database, folder: string): Promise<Health> {
  let databaseState: Health['database'] = 'ok'
  try {
    await database.mustTakeWrites()
  } catch {
    databaseState = 'failed'
  }
  let disk: Health['disk'] = 'ok'
  try {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < lowDiskBytes) disk = 'low'
  } catch {
    disk = 'failed'
  }
  return { ok: databaseState === 'ok' && disk !== 'failed', database: databaseState, disk }
}
