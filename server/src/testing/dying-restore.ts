import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

// Restores a backup and is killed before its n-th change of the disk: node dying-restore.ts BACKUP DATA_DIR N

const [backup = '', dataDir = '', stepsLeft = '0'] = process.argv.slice(2)
let left = Number(stepsLeft)

for (const name of ['mkdir', 'copyFile', 'chmod', 'link', 'rename', 'rm'] as const) {
  const really = fs[name] as (...given: unknown[]) => Promise<unknown>
  Object.assign(fs, {
    [name](...given: unknown[]) {
      if (left-- <= 0) process.kill(process.pid, 'SIGKILL')
      return really(...given)
    },
  })
}
syncBuiltinESMExports()

const { restoreBackup } = await import('#upkeep/restore.ts')
await restoreBackup({ backup, dataDir, databaseUrl: null, now: 1_764_000_000_000 })
