import { type Import, ImportRole, mapImport } from '@aldia/shared/import.ts'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { useAct, useImportRows } from '#imports/import-data.ts'
import { importsText } from '#imports/imports.text.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'

/** How the list was understood, and the columns to change. */
export function HowRead({ list }: { list: Import }) {
  const text = useText(importsText)
  const { guess } = list
  if (!guess) return null
  const facts = [
    guess.layout === 'lines' ? text.asLines : text.asColumns,
    guess.dayOrder === 'dayFirst' ? text.dayFirst : text.monthFirst,
    guess.decimalMark === ',' ? text.comma : guess.decimalMark === '.' ? text.point : null,
    guess.encoding,
    guess.sheets.length > 0 ? guess.sheets.join(', ') : null,
  ]
  return (
    <section className="border-line border-t pt-6">
      <h2 className="font-semibold text-ink text-lg">{text.readAs}</h2>
      <p className="wrap-anywhere mt-0.5 text-ink-soft">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {guess.layout === 'columns' && guess.roles.length > 0 && (
        <Fold title={text.columns}>
          <Columns importId={list.id} headers={guess.headers} given={guess.roles} />
        </Fold>
      )}
    </section>
  )
}

function Columns({
  importId,
  headers,
  given,
}: {
  importId: string
  headers: readonly string[]
  given: readonly ImportRole[]
}) {
  const text = useText(importsText)
  const { isPending, failure, act } = useAct()
  const [roles, setRoles] = useState<readonly ImportRole[]>(given)
  const choices = ImportRole.options.map((id) => ({ id, label: text.roles[id] }))
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void act(() => runCommand(mapImport, { importId, roles: [...roles] }))
      }}
    >
      <p className="max-w-prose text-ink-soft">{text.columnsHelp}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {roles.map((role, column) => (
          <Select
            key={column}
            label={headers[column] || text.column(column + 1)}
            choices={choices}
            value={role}
            onChange={(next) => setRoles(roles.map((each, i) => (i === column ? next : each)))}
          />
        ))}
      </div>
      <Button type="submit" isPending={isPending}>
        {text.readAgain}
      </Button>
      {failure !== null && <ErrorNote title={failure} />}
    </form>
  )
}

/** What was taken for titles, totals and the like. */
export function LeftOut({ importId }: { importId: string }) {
  const text = useText(importsText)
  const { data } = useImportRows(importId, 'ignored')
  const rows = data?.rows ?? []
  const words = text.whyIgnored as Record<string, string>
  return (
    <Fold title={text.ignored(rows.length, String(rows.length))}>
      <ul className="divide-y divide-line">
        {rows.map(({ rowNo, line, why, cells }) => (
          <li key={rowNo} className="flex flex-wrap gap-x-3 py-1.5 text-sm">
            <span className="figures text-ink-faint">{text.line(line)}</span>
            <span className="text-ink-soft">{words[why ?? ''] ?? why}</span>
            <span className="wrap-anywhere min-w-0 text-ink">{cells.filter((cell) => cell !== '').join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
