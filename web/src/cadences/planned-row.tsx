import type { PlannedItem } from '@aldia/shared/cadence-commands.ts'
import { useState } from 'react'
import { useFormats, useText } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { EditStepDialog } from '#cadences/edit-step-dialog.tsx'
import { whatInWords, whyInWords } from '#cadences/planned-words.ts'
import { useStepActions } from '#cadences/step-actions.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'

const tones: Record<PlannedItem['verdict'], Tone> = { leaves: 'good', awaits: 'info', stays: 'plain', task: 'warn' }

interface PlannedRowProps {
  item: PlannedItem
  mayWork: boolean
  onOpen: () => void
}

/** One debtor on one day: the words as they will leave, or why they do not, and what can be decided about it. */
export function PlannedRow({ item, mayWork, onOpen }: PlannedRowProps) {
  const text = useText(cadencesText)
  const formats = useFormats()
  const nameOf = usePersonName()
  const name = nameOf(item)
  const why = whyInWords(item, text)
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-1 py-3 sm:flex-nowrap">
      <Avatar id={item.contactId} name={name} decorative />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <button
            type="button"
            aria-label={text.open(name)}
            onClick={onOpen}
            className="min-w-0 truncate font-medium text-ink hover:underline"
          >
            <bdi>{name}</bdi>
          </button>
          <Badge tone={tones[item.verdict]}>{text.verdicts[item.verdict]}</Badge>
          <span className="text-ink-faint text-sm">{whatInWords(item, text)}</span>
        </p>
        {item.text !== null && <Words words={item.text} />}
        {item.problems.length > 0 && (
          <p className="text-bad-ink text-sm">{text.cannotWrite(item.problems.join(', '))}</p>
        )}
        {why !== '' && <p className="text-ink-soft text-sm">{why}</p>}
      </div>
      {item.at !== null && (
        <p className="figures shrink-0 pt-0.5 text-ink-soft text-sm" title={formats.fullDate(item.at)}>
          {formats.time(item.at)}
        </p>
      )}
      {mayWork && <RowActions item={item} />}
    </li>
  )
}

/** So many letters are read at a glance; the rest unfolds. */
const glance = 260

function Words({ words }: { words: string }) {
  const text = useText(cadencesText)
  const [isWhole, setWhole] = useState(words.length <= glance)
  return (
    <>
      <p dir="auto" className={classNames('whitespace-pre-line break-words text-ink', !isWhole && 'line-clamp-3')}>
        {words}
      </p>
      {!isWhole && (
        <Button size="small" tone="quiet" className="-ml-2.5" onPress={() => setWhole(true)}>
          {text.wholeText}
        </Button>
      )}
    </>
  )
}

function RowActions({ item }: { item: PlannedItem }) {
  const text = useText(cadencesText)
  const { approve, skip, finish } = useStepActions()
  const [isEditing, setEditing] = useState(false)
  if (item.verdict === 'stays' || item.verdict === 'leaves') return null
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5 max-sm:w-full max-sm:pl-11">
      {item.verdict === 'task' && (
        <Button size="small" onPress={() => finish(item)}>
          {text.done}
        </Button>
      )}
      {item.verdict === 'awaits' && item.text !== null && (
        <>
          <Button size="small" onPress={() => approve(item)}>
            {text.approve}
          </Button>
          <Button size="small" tone="quiet" onPress={() => setEditing(true)}>
            {text.edit}
          </Button>
        </>
      )}
      <Button size="small" tone="quiet" onPress={() => skip(item)}>
        {text.skip}
      </Button>
      {isEditing && <EditStepDialog item={item} onClose={() => setEditing(false)} />}
    </div>
  )
}
