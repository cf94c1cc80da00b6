import type { Card } from '@aldia/shared/card.ts'
import { useText } from '#base/language.ts'
import { TagChip } from './tag-marks.tsx'
import { tagsText } from './tags.text.ts'
import { useTagsOf } from './use-tags.ts'

/** What a person carries, by name; a press lets one change it. Takes no room when there is nothing. */
export function TagLine({ card, onChange }: { card: Card; onChange: (() => void) | null }) {
  const text = useText(tagsText)
  const tags = useTagsOf(card.tagIds)
  if (tags.length === 0) return null
  const chips = tags.map((tag) => <TagChip key={tag.id} tag={tag} />)
  const look = 'flex max-w-full flex-wrap gap-1 pt-1'
  if (onChange === null) return <span className={look}>{chips}</span>
  return (
    <button
      type="button"
      aria-label={text.worn(tags.map(({ name }) => name).join(', '))}
      title={`${text.shortcut} (T)`}
      onClick={onChange}
      className={`${look} rounded-control text-left hover:opacity-80`}
    >
      {chips}
    </button>
  )
}
