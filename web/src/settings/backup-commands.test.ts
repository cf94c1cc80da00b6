import { expect, test } from 'vitest'
import { backupElsewhereCommand, restoreCommand } from '#settings/backup-commands.ts'

test('the command for a restore names the data folder and the backup in full', () => {
  expect(restoreCommand('/srv/aldia', 'aldia-2026-11-21-03-00-00-000')).toBe(
    'DATA_DIR=/srv/aldia npx -y pnpm@12 restore /srv/aldia/backups/aldia-2026-11-21-03-00-00-000',
  )
})

test('a folder with spaces or quotes in its name reaches the program unchanged', () => {
  expect(restoreCommand("/home/Ana's data", 'aldia-1')).toBe(
    "DATA_DIR='/home/Ana'\\''s data' npx -y pnpm@12 restore '/home/Ana'\\''s data/backups/aldia-1'",
  )
  expect(backupElsewhereCommand('/srv/aldia', '/media/mi disco')).toBe(
    "DATA_DIR=/srv/aldia npx -y pnpm@12 backup --into '/media/mi disco'",
  )
})
