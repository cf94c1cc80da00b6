import type { SegmentRule } from '@aldia/shared/segment.ts'
import { useText } from '#base/language.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { useSegmentPeople } from './segment-list.ts'
import { segmentsText } from './segments.text.ts'

const namedMax = 8

/** How many a rule takes in today, and the first of them by name. */
export function SegmentPeopleLine({ rule }: { rule: SegmentRule | null }) {
  const text = useText(segmentsText)
  const nameOf = usePersonName()
  const { data } = useSegmentPeople(rule)
  if (rule === null || data === undefined) return <p aria-live="polite" className="min-h-10 text-sm" />
  const named = data.people.slice(0, namedMax)
  const more = data.count - named.length
  return (
    <p aria-live="polite" className="min-h-10 text-ink-soft text-sm">
      <strong className="figures font-medium text-ink">{text.people(data.count)}</strong>
      {named.length > 0 && `: ${named.map(nameOf).join(', ')}`}
      {more > 0 && ` ${text.andMore(more)}`}
    </p>
  )
}
