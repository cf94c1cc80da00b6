import type { Backup } from '@aldia/shared/backup.ts'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { restoreCommand } from '#settings/backup-commands.ts'
import { backupsText } from '#settings/backups.text.ts'
import { useBackupWords } from '#settings/backups-list.tsx'
import { CommandLine } from '#settings/command-line.tsx'
import { Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'

/** How one goes back to a backup: what to type, and what to know before. `backups` has at least one, newest first. */
export function BackupsRestore({ dataDir, backups }: { dataDir: string; backups: readonly Backup[] }) {
  const text = useText(backupsText)
  const inWords = useBackupWords()
  const [chosen, setChosen] = useState<string | null>(null)
  // The chosen one may have been removed for a newer one.
  const backup = backups.find((each) => each.name === chosen) ?? backups[0]
  if (!backup) return null
  const [stop, run, start] = text.steps
  return (
    <Section title={text.restore} lead={text.restoreMore}>
      <div className="space-y-5">
        <Select
          label={text.which}
          choices={backups.map((each) => {
            const { when, counts } = inWords(each)
            return { id: each.name, label: when, detail: counts }
          })}
          value={backup.name}
          onChange={setChosen}
          className="max-w-110"
        />
        <ol className="list-decimal space-y-3 pl-5 text-ink marker:text-ink-faint">
          <li className="pl-1">{stop}</li>
          <li className="space-y-2 pl-1">
            <p>{run}</p>
            <CommandLine label={text.restoreCommand} command={restoreCommand(dataDir, backup.name)} lines={text} />
          </li>
          <li className="pl-1">{start}</li>
        </ol>
        <ul className="max-w-prose list-disc space-y-2 pl-5 text-ink-soft marker:text-ink-faint">
          {[...text.facts, text.private].map((fact) => (
            <li key={fact} className="pl-1">
              {fact}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
