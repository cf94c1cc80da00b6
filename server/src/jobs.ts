import { lookAtOfferedJob } from '#account/offered-receipts.ts'
import { startOfDayJob } from '#account/start-of-day.ts'
import type { Clock } from '#base/clock.ts'
import type { Database } from '#base/database/database.ts'
import type { JobHandler } from '#base/jobs.ts'
import type { Log } from '#base/log.ts'
import type { Perform } from '#base/work.ts'
import { approveSafeJobHandler } from '#cadences/approve-safe.ts'
import { dayJobHandler, leaveJobHandler } from '#cadences/jobs.ts'
import type { LeaveParts } from '#cadences/leave.ts'
import { campaignJobHandler } from '#campaigns/run-campaign.ts'
import { countGapJob } from '#conversations/gap-reports.ts'
import type { FileStore } from '#files/file-store.ts'
import { importsJob, type RunParts } from '#imports/run-import.ts'
import { thankJobHandler } from '#thanks/thanks.reactions.ts'
import type { Backups } from '#upkeep/backups.ts'
import { housekeepingJob } from '#upkeep/housekeeping.ts'

/** What is done later, or again and again. Messages that wait to be sent and files that wait to be fetched are rows of their own. */
export function jobHandlers(parts: {
  database: Database
  perform: Perform
  clock: Clock
  log: Log
  files: Pick<FileStore, 'pathOf' | 'sweep' | 'read'>
  backups: Pick<Backups, 'jobs'>
  imports: Pick<RunParts, 'debts' | 'booking'>
  leave: LeaveParts
}): readonly JobHandler[] {
  const { reader } = parts.database
  const { perform, clock } = parts
  return [
    countGapJob({ reader, perform, clock }),
    startOfDayJob({ reader, perform, clock }),
    lookAtOfferedJob({ reader, perform, clock, files: parts.files }),
    housekeepingJob(parts),
    importsJob({ ...parts.imports, reader, perform, clock, files: parts.files }),
    dayJobHandler({ reader, perform, clock }),
    thankJobHandler({ perform, leave: parts.leave }),
    approveSafeJobHandler({ perform }),
    leaveJobHandler({ reader, perform, clock, leave: parts.leave }),
    campaignJobHandler({ perform, parts: parts.leave }),
    ...parts.backups.jobs,
  ]
}
