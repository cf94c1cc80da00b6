import { applyImport, cancelImport, type Import, undoImport } from '@aldia/shared/import.ts'
import { Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useFormats, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useAct, useImport } from '#imports/import-data.ts'
import { ImportDoubts } from '#imports/import-doubts.tsx'
import { HowRead, LeftOut } from '#imports/import-guess.tsx'
import { importsText } from '#imports/imports.text.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { Progress } from '#ui/progress.tsx'

/** One list, from the reading to the undo. */
export function ImportView({ id }: { id: string }) {
  const text = useText(importsText)
  const query = useImport(id)
  const { isPending, failure, act } = useAct()
  const list = query.data
  if (query.isError && !list) {
    return (
      <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: () => void query.refetch() }}>
        {query.error.message}
      </ErrorNote>
    )
  }
  if (!list) return <Progress label={text.reading} value={null} />
  return (
    <div className="space-y-6">
      {failure !== null && <ErrorNote title={failure} />}
      {list.state === 'draft' && <Draft list={list} />}
      {list.state === 'reading' && <UnderWay label={text.reading} share={null} />}
      {list.state === 'applying' && (
        <Applying
          list={list}
          isPending={isPending}
          stop={() => void act(() => runCommand(cancelImport, { importId: id }))}
        />
      )}
      {list.state === 'undoing' && <UnderWay label={text.undoing} share={null} />}
      {list.state === 'applied' && (
        <Applied
          list={list}
          isPending={isPending}
          undo={() => void act(() => runCommand(undoImport, { importId: id }))}
        />
      )}
      {list.state === 'undone' && <Notice tone="good" title={text.undone} live />}
      {list.state === 'cancelled' && <Notice title={text.cancelled} live />}
      {list.state === 'failed' && (
        <ErrorNote title={text.failed}>
          {text.because[(list.because ?? 'damaged_file') as keyof typeof text.because] ?? list.because}
        </ErrorNote>
      )}
    </div>
  )
}

function Draft({ list }: { list: Import }) {
  const text = useText(importsText)
  const formats = useFormats()
  const money = useMoneyWords()
  const { isPending, failure, act } = useAct()
  const [isPaidThere, setPaidThere] = useState(false)
  const summary = useRef<HTMLParagraphElement>(null)
  const { id: importId, good, bad, ignored, lower } = list
  const totals = money.list(list.totals).map(({ words }) => words)
  return (
    <>
      <div role="status" className="space-y-0.5">
        <p ref={summary} tabIndex={-1} className="font-semibold text-ink text-lg">
          {text.good(good, formats.number(good))}
        </p>
        <p className="figures text-ink-soft">
          {[
            bad > 0 && text.bad(bad, formats.number(bad)),
            ignored > 0 && text.ignored(ignored, formats.number(ignored)),
            totals.length > 0 && `${text.total}: ${totals.join(' + ')}`,
          ]
            .filter((part) => part !== false)
            .join(' · ')}
        </p>
      </div>
      {lower > 0 && (
        <Notice tone="warn" title={text.lower(lower)}>
          <CheckBox value={isPaidThere} onChange={setPaidThere} help={text.lowerHelp}>
            {text.paidThere}
          </CheckBox>
        </Notice>
      )}
      {failure !== null && <ErrorNote title={failure} />}
      <div className="flex flex-wrap gap-3">
        <Button
          tone="main"
          isPending={isPending}
          isDisabled={good === 0}
          onPress={() => void act(() => runCommand(applyImport, { importId, isPaidThere }))}
        >
          {text.apply(good, formats.number(good))}
        </Button>
        <Button isPending={isPending} onPress={() => void act(() => runCommand(cancelImport, { importId }))}>
          {text.discard}
        </Button>
      </div>
      {bad > 0 && <ImportDoubts importId={importId} count={bad} onDone={() => summary.current?.focus()} />}
      <HowRead list={list} />
      {ignored > 0 && <LeftOut importId={importId} />}
    </>
  )
}

function UnderWay({ label, share }: { label: string; share: number | null }) {
  const text = useText(importsText)
  return (
    <div role="status" className="space-y-1.5">
      <Progress label={label} value={share} />
      <p className="text-ink-faint text-sm">{text.meanwhile}</p>
    </div>
  )
}

function Applying({ list, isPending, stop }: { list: Import; isPending: boolean; stop: () => void }) {
  const text = useText(importsText)
  const formats = useFormats()
  const { done, good } = list
  return (
    <>
      <UnderWay
        label={text.applying(formats.number(done), formats.number(good))}
        share={good === 0 ? null : (done / good) * 100}
      />
      <Button isPending={isPending} onPress={stop}>
        {text.cancel}
      </Button>
    </>
  )
}

const outcomeOrder = ['added', 'raised', 'paid', 'same', 'asked', 'refused'] as const

function Applied({ list, isPending, undo }: { list: Import; isPending: boolean; undo: () => void }) {
  const text = useText(importsText)
  const formats = useFormats()
  const became = outcomeOrder.flatMap((outcome) => {
    const count = list.outcomes[outcome] ?? 0
    return count === 0 ? [] : [text.outcomes[outcome](formats.number(count))]
  })
  return (
    <>
      <Notice tone="good" title={text.applied} live>
        <p className="figures">{became.join(' · ')}</p>
      </Notice>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={Undo2} isPending={isPending} onPress={undo}>
          {text.undo}
        </Button>
        {list.bad > 0 && <BadRowsLink importId={list.id} />}
      </div>
    </>
  )
}

export function BadRowsLink({ importId }: { importId: string }) {
  const text = useText(importsText)
  return (
    <a href={`/api/imports/${importId}/bad.csv`} download className="text-accent-ink underline">
      {text.download}
    </a>
  )
}
