import { z } from 'zod'
import { command } from './command.ts'
import { event } from './event.ts'
import { Instant } from './ids.ts'

/** A finished backup in the folder where daily ones go. */
export const Backup = z.object({
  /** The name of its folder below `backups` in the data folder. */
  name: z.string(),
  madeAt: Instant,
  databaseBytes: z.number().int(),
  /** Stored files (pictures, papers) in it. */
  files: z.number().int(),
  /** Stored files that the database names but that were not there to be copied. */
  missingFiles: z.number().int(),
  contacts: z.number().int(),
  cards: z.number().int(),
  messages: z.number().int(),
})
export type Backup = z.infer<typeof Backup>

/** `no_room`: making it would have left too little room for messages; `failed`: see the log. */
export const BackupFailure = z.enum(['no_room', 'failed'])
export type BackupFailure = z.infer<typeof BackupFailure>

/** `GET /api/backups`: what there is, newest first, and what comes next. */
export const BackupList = z.object({
  /** The data folder on the server (absolute path): a restore must be told which one. */
  dataDir: z.string(),
  backups: z.array(Backup),
  /** One is being made right now. */
  underWay: z.boolean(),
  /** The next daily one; null when they are switched off. */
  nextAt: Instant.nullable(),
  /** How many are kept; 0: daily ones are switched off, and none is removed. */
  keep: z.number().int(),
  /** Why the latest try since the start did not work; null when it did, or when there was none. */
  failed: z.object({ at: Instant, why: BackupFailure }).nullable(),
})
export type BackupList = z.infer<typeof BackupList>

/** Makes one now and answers when it lies on the disk. Two wishes at once get the same one. */
export const makeBackup = command('backup.make', { input: z.object({}), output: Backup })

/** By hand; daily ones are not recorded. */
export const backupMade = event('backup.made', z.object({ name: z.string(), madeAt: z.number() }))
