import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { handIn, useAct, useImports } from '#imports/import-data.ts'
import { ImportView } from '#imports/import-view.tsx'
import { importsText } from '#imports/imports.text.ts'
import { useMay } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { FileChoice } from '#ui/file-choice.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Lists of debts come in here. The one that is looked at stands in the address (`?lista=`). */
export function ImportsPage() {
  const text = useText(importsText)
  const mayImport = useMay('manage_money')
  const [search, setSearch] = useSearchParams()
  const id = search.get('lista')
  return (
    <div className="h-full overflow-y-auto bg-surface">
      <Page
        title={text.title}
        lead={text.lead}
        width="list"
        actions={
          id !== null && (
            <Button icon={FileUp} onPress={() => setSearch({})}>
              {text.another}
            </Button>
          )
        }
      >
        {!mayImport ? (
          <Notice>{text.managersOnly}</Notice>
        ) : id === null ? (
          <Start onRead={(importId) => setSearch({ lista: importId })} />
        ) : (
          <ImportView key={id} id={id} />
        )}
      </Page>
    </div>
  )
}

function Start({ onRead }: { onRead: (importId: string) => void }) {
  const text = useText(importsText)
  const { isPending, failure, act } = useAct()
  const [pasted, setPasted] = useState('')
  const read = (list: File | string) => void act(async () => onRead(await handIn(list)))
  return (
    <>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (pasted.trim() !== '' && !isPending) read(pasted)
        }}
      >
        <TextField label={text.paste} help={text.pasteHelp} lines={8} value={pasted} onChange={setPasted} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" tone="main" isPending={isPending} isDisabled={pasted.trim() === ''}>
            {text.read}
          </Button>
          <FileChoice
            label={text.file}
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,text/plain,text/csv"
            onFile={read}
            isPending={isPending}
          />
        </div>
        <p className="text-ink-faint text-sm">{text.fileHelp}</p>
        {failure !== null && <ErrorNote title={failure} />}
      </form>
      <Earlier />
    </>
  )
}

function Earlier() {
  const text = useText(importsText)
  const formats = useFormats()
  const now = useNow()
  const { data } = useImports(true)
  if (!data || data.imports.length === 0) return null
  return (
    <div className="mt-8">
      <Section title={text.earlier}>
        <ul className="divide-y divide-line">
          {data.imports.map(({ id, name, createdAt, good }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
              <Link to={`?lista=${id}`} className="min-w-0 truncate font-medium text-accent-ink hover:underline">
                {name === '' ? text.pasted : name}
              </Link>
              <span className="figures text-ink-faint text-sm">
                {formats.day(createdAt, now)} · {text.good(good, formats.number(good))}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
