import { fixImportRow, type ImportFault, type ImportRow } from '@aldia/shared/import.ts'
import { importFaultText } from '@aldia/shared/text/import-fault-text.ts'
import { useRef, useState } from 'react'
import { useFormats, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { useAct, useImportRows } from '#imports/import-data.ts'
import { importsText } from '#imports/imports.text.ts'
import { runCommand } from '#records/commands.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'

type Field = 'phone' | 'dueOn' | 'amount' | 'reference'
const fieldOf: Record<ImportFault, Field> = {
  phoneInvalid: 'phone',
  dateInvalid: 'dueOn',
  dateMissing: 'dueOn',
  amountUnreadable: 'amount',
  amountNotPositive: 'amount',
  duplicateReference: 'reference',
}

/** The rows that cannot go in as they are, each with the fields that are in doubt. */
export function ImportDoubts(props: {
  importId: string
  count: number
  /** The last doubt is gone, and this section with it. */
  onDone: () => void
}) {
  const { importId, count, onDone } = props
  const text = useText(importsText)
  const formats = useFormats()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data } = useImportRows(importId, 'bad')
  const rows = data?.rows ?? []
  return (
    <section aria-labelledby="import-doubts" className="border-line border-t pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="import-doubts" ref={heading} tabIndex={-1} className="font-semibold text-ink text-lg">
          {text.doubts}
        </h2>
        <a href={`/api/imports/${importId}/bad.csv`} download className="text-accent-ink text-sm underline">
          {text.download}
        </a>
      </div>
      <p className="mt-0.5 max-w-prose text-ink-soft">{text.doubtsHelp}</p>
      {rows.length < count && rows.length > 0 && (
        <p className="figures text-ink-faint text-sm">{text.moreDoubts(rows.length, formats.number(count))}</p>
      )}
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {rows.map((row) => (
          <Doubt
            key={row.rowNo}
            importId={importId}
            row={row}
            onGone={() => (count <= 1 ? onDone() : heading.current?.focus())}
          />
        ))}
      </ul>
    </section>
  )
}

function Doubt({ importId, row, onGone }: { importId: string; row: ImportRow; onGone: () => void }) {
  const text = useText(importsText)
  const { faults: faultWords } = useText(importFaultText)
  const { isPending, failure, act } = useAct()
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({})
  const fields = [...new Set(row.faults.map((fault) => fieldOf[fault]))]
  const line = text.line(row.line)
  async function send(fix: { leaveOut: true } | typeof typed) {
    const isDone = await act(async () => {
      const now = await runCommand(fixImportRow, { importId, rowNo: row.rowNo, ...fix })
      if (now.kind === 'bad') return
      notify({ text: 'leaveOut' in fix ? text.whyIgnored.leftOut : text.fixed })
      onGone()
    })
    if (isDone) setTyped({})
  }
  return (
    <li className="py-3">
      <form
        noValidate
        aria-label={line}
        className="space-y-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending && Object.keys(typed).length > 0) void send(typed)
        }}
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="figures text-ink-faint text-sm">{line}</span>
          <span className="wrap-anywhere min-w-0 text-ink">{row.cells.filter((cell) => cell !== '').join(' · ')}</span>
          {row.faults.map((fault) => (
            <Badge key={fault} tone="warn">
              {faultWords[fault]}
            </Badge>
          ))}
        </div>
        <div className="flex flex-wrap items-end gap-3">
          {fields.map((field) => (
            <TextField
              key={field}
              label={text.fields[field]}
              value={typed[field] ?? ''}
              onChange={(value) => setTyped({ ...typed, [field]: value })}
              className="w-48 max-sm:w-full"
            />
          ))}
          <Button type="submit" isPending={isPending} isDisabled={Object.keys(typed).length === 0}>
            {text.fix}
          </Button>
          <Button tone="quiet" isPending={isPending} onPress={() => void send({ leaveOut: true })}>
            {text.leaveOut}
          </Button>
        </div>
        {failure !== null && <ErrorNote title={failure} />}
      </form>
    </li>
  )
}
