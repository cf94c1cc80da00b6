import { type Backup, BackupList, backupMade, makeBackup } from '@aldia/shared/backup.ts'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiFailure, getJson } from '#base/api.ts'
import { runCommand } from '#records/commands.ts'
import { onNews } from '#records/records.ts'

const key = ['backups']
/** How often (ms) the list is asked while one is being made, and else: the nightly one says nothing when it is done. */
const askEveryMs = { underWay: 2_000, idle: 60_000 }

/** What backups there are, kept up to date while one looks. */
export function useBackupList(isEnabled: boolean): UseQueryResult<BackupList> {
  const client = useQueryClient()
  useEffect(
    () =>
      onNews(({ events, caughtUp }) => {
        const isNew = caughtUp || events.some((event) => event.type === backupMade.type)
        if (isNew) void client.invalidateQueries({ queryKey: key })
      }),
    [client],
  )
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getJson('/api/backups', BackupList, signal),
    refetchInterval: ({ state }) => (state.data?.underWay ? askEveryMs.underWay : askEveryMs.idle),
    enabled: isEnabled,
  })
}

export interface Making {
  /** Asked for here and not answered yet. */
  readonly isPending: boolean
  readonly made: Backup | null
  readonly failure: ApiFailure | null
  make(): Promise<void>
}

/** Makes one by button, and tells what came of it. */
export function useMakeBackup(): Making {
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<Omit<Making, 'make'>>({ isPending: false, made: null, failure: null })
  async function make() {
    setOutcome({ isPending: true, made: null, failure: null })
    try {
      const made = await runCommand(makeBackup, {})
      setOutcome({ isPending: false, made, failure: null })
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure
      setOutcome({ isPending: false, made: null, failure })
    }
    await client.invalidateQueries({ queryKey: key })
  }
  return { ...outcome, make }
}
