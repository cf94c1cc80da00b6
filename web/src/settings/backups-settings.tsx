import type { Backup, BackupList } from '@aldia/shared/backup.ts'
import { DatabaseBackup } from 'lucide-react'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { useMay } from '#records/use-records.ts'
import { backupElsewhereCommand } from '#settings/backup-commands.ts'
import { backupsText } from '#settings/backups.text.ts'
import { type Making, useBackupList, useMakeBackup } from '#settings/backups.ts'
import { BackupsList, BackupsSkeleton, useBackupWords } from '#settings/backups-list.tsx'
import { BackupsRestore } from '#settings/backups-restore.tsx'
import { CommandLine } from '#settings/command-line.tsx'
import { settingsText } from '#settings/settings.text.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'

/** Backups: one now, those there are, the nightly one, and how to go back to one. For the owner. */
export function BackupSettings() {
  const text = useText(backupsText)
  const { backups: title } = useText(settingsText)
  const mayManage = useMay('manage_workspace')
  const list = useBackupList(mayManage)
  const making = useMakeBackup()
  const isRunning = making.isPending || list.data?.underWay === true
  if (!mayManage) {
    return (
      <Page title={title} lead={text.lead}>
        <Notice>{text.ownerOnly}</Notice>
      </Page>
    )
  }
  return (
    <Page
      title={title}
      lead={text.lead}
      actions={
        <Button tone="main" icon={DatabaseBackup} isPending={isRunning} onPress={making.make}>
          {text.make}
        </Button>
      }
    >
      <Outcome making={making} isRunning={isRunning} failed={list.data?.failed ?? null} />
      {list.data ? (
        <Known list={list.data} />
      ) : list.isError ? (
        <ErrorNote title={text.loadFailed} retry={{ label: text.again, run: () => void list.refetch() }}>
          {list.error.message}
        </ErrorNote>
      ) : (
        <BackupsSkeleton />
      )}
    </Page>
  )
}

function Known({ list }: { list: BackupList }) {
  const text = useText(backupsText)
  const { dataDir, backups } = list
  return (
    <>
      <Section title={text.list}>
        {backups.length === 0 ? (
          <EmptyState icon={DatabaseBackup} title={text.none}>
            {text.noneMore}
          </EmptyState>
        ) : (
          <BackupsList backups={backups} />
        )}
      </Section>
      <Nightly list={list} />
      {backups.length > 0 && <BackupsRestore dataDir={dataDir} backups={backups} />}
      <Section title={text.elsewhere} lead={<Breaking words={text.elsewhereMore(`${dataDir}/backups`)} />}>
        <CommandLine
          label={text.elsewhereCommand}
          command={backupElsewhereCommand(dataDir, text.elsewhereFolder)}
          lines={text}
        />
      </Section>
    </>
  )
}

/** What is going on with the one that was asked for, and how the latest one ended when it did not work. */
function Outcome(props: { making: Making; isRunning: boolean; failed: BackupList['failed'] }) {
  const { making, isRunning, failed } = props
  const text = useText(backupsText)
  const formats = useFormats()
  const now = useNow()
  const words = outcomeOf(props)
  return (
    <div className="mb-6 empty:hidden">
      {words === 'running' && (
        <div role="status" className="space-y-1.5">
          <Progress label={text.making} value={null} />
          <p className="text-ink-faint text-sm">{text.makingMore}</p>
        </div>
      )}
      {words === 'made' && making.made && <Made backup={making.made} />}
      {words === 'not made' && making.failure && (
        <ErrorNote title={text.notMade}>
          <p>{making.failure.message}</p>
          {making.failure.code === 'unreachable' && <p>{text.maybeMade}</p>}
        </ErrorNote>
      )}
      {words === 'failed before' && failed && !isRunning && (
        <Notice tone="bad" title={text.notMadeAt(`${formats.day(failed.at, now)}, ${formats.time(failed.at)}`)}>
          {text.why[failed.why]}
        </Notice>
      )}
    </div>
  )
}

function outcomeOf({ making, isRunning, failed }: Parameters<typeof Outcome>[0]) {
  if (isRunning) return 'running'
  if (making.failure) return 'not made'
  if (making.made) return 'made'
  return failed ? 'failed before' : null
}

function Made({ backup }: { backup: Backup }) {
  const text = useText(backupsText)
  const { when, size, counts } = useBackupWords()(backup)
  return (
    <Notice tone="good" title={text.made(when)} live>
      <p className="figures">
        {size} · {counts}
      </p>
    </Notice>
  )
}

function Nightly({ list: { keep, nextAt } }: { list: BackupList }) {
  const text = useText(backupsText)
  const formats = useFormats()
  const now = useNow()
  return (
    <Section title={text.nightly}>
      <div className="max-w-prose space-y-2 text-ink-soft">
        {nextAt === null ? (
          <p>{text.off}</p>
        ) : (
          <>
            <p>
              {text.nightlyMore(
                formats.time(nextAt),
                formats.dateKey(nextAt) === formats.dateKey(now) ? 'today' : 'tomorrow',
              )}
            </p>
            <p>{text.kept(keep)}</p>
            <p className="text-ink-faint text-sm">{text.keepHelp}</p>
          </>
        )}
      </div>
    </Section>
  )
}

/** A long path may break anywhere. */
const Breaking = ({ words }: { words: string }) => <span className="wrap-anywhere">{words}</span>
