import type { Backup } from '@aldia/shared/backup.ts'
import { useState } from 'react'
import { sizeInWords } from '#base/byte-size.ts'
import { useNow } from '#base/clock.ts'
import { useFormats, useLocale, useText } from '#base/language.ts'
import { backupsText } from '#settings/backups.text.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

/** So many are shown at first. */
const shownAtFirst = 7

/** How a backup is told in words: when it was made, its size, what is in it. */
export function useBackupWords() {
  const text = useText(backupsText)
  const { locale } = useLocale()
  const { day, time, number } = useFormats()
  const now = useNow()
  return ({ madeAt, databaseBytes, contacts, messages, files }: Backup) => ({
    when: `${day(madeAt, now)}, ${time(madeAt)}`,
    size: sizeInWords(databaseBytes, locale),
    counts: text.counts(number(contacts), number(messages), number(files)),
  })
}

const cell = 'figures whitespace-nowrap py-2.5 text-right'
/** On a phone there is room for three columns. */
const wide = 'max-sm:hidden'

/** The backups there are, newest first, their figures in columns. */
export function BackupsList({ backups }: { backups: readonly Backup[] }) {
  const text = useText(backupsText)
  const [isAll, setAll] = useState(false)
  const shown = isAll ? backups : backups.slice(0, shownAtFirst)
  const rest = backups.length - shown.length
  const { columns } = text
  return (
    <>
      <table className="w-full border-line border-b">
        <caption className="sr-only">{text.list}</caption>
        <thead>
          <tr className="border-line border-b text-ink-faint text-sm">
            <th scope="col" className="py-2 pr-3 text-left font-medium">
              {columns.made}
            </th>
            <th scope="col" className={classNames('py-2 pl-3 text-right font-medium', wide)}>
              {columns.contacts}
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-medium">
              {columns.messages}
            </th>
            <th scope="col" className={classNames('py-2 pl-3 text-right font-medium', wide)}>
              {columns.files}
            </th>
            <th scope="col" className="py-2 pl-3 text-right font-medium">
              {columns.size}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {shown.map((backup) => (
            <Row key={backup.name} backup={backup} />
          ))}
        </tbody>
      </table>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink-faint text-sm">{text.sizeNote}</p>
        {rest > 0 && (
          <Button tone="quiet" size="small" onPress={() => setAll(true)}>
            {text.showAll(rest)}
          </Button>
        )}
      </div>
    </>
  )
}

function Row({ backup }: { backup: Backup }) {
  const text = useText(backupsText)
  const formats = useFormats()
  const { when, size } = useBackupWords()(backup)
  const { madeAt, contacts, messages, files, missingFiles } = backup
  return (
    <tr>
      <th scope="row" className="py-2.5 pr-3 text-left font-normal text-ink">
        <time
          dateTime={new Date(madeAt).toISOString()}
          title={formats.fullDate(madeAt)}
          className="figures block first-letter:uppercase"
        >
          {when}
        </time>
        {missingFiles > 0 && <span className="block text-ink-faint text-sm">{text.missing(missingFiles)}</span>}
      </th>
      <td className={classNames(cell, wide)}>{formats.number(contacts)}</td>
      <td className={cell}>{formats.number(messages)}</td>
      <td className={classNames(cell, wide)}>{formats.number(files)}</td>
      <td className={cell}>{size}</td>
    </tr>
  )
}

export function BackupsSkeleton() {
  return (
    <Loading className="space-y-5">
      <Skeleton className="h-6 w-40" />
      {['w-3/5', 'w-1/2', 'w-3/5', 'w-1/2'].map((width, place) => (
        <div key={place} className="flex justify-between gap-6">
          <Skeleton className={`h-5 ${width}`} />
          <Skeleton className="h-5 w-20" />
        </div>
      ))}
    </Loading>
  )
}
