import type { Tag } from '@aldia/shared/tag.ts'
import { classNames } from '#ui/class-names.ts'
import { useTagsOf } from './use-tags.ts'

const marksMax = 4

/** Small spots beside a name, for a card; their names are their titles, and the card's own sentence says them. */
export function TagMarks({ tagIds }: { tagIds: readonly string[] }) {
  const tags = useTagsOf(tagIds)
  if (tags.length === 0) return null
  return (
    <span className="flex shrink-0 items-center gap-0.5 self-center">
      {tags.slice(0, marksMax).map((tag) => (
        <span key={tag.id} title={tag.name} data-swatch={tag.colour} className="h-2.5 w-1.5 rounded-full bg-swatch" />
      ))}
      {tags.length > marksMax && <span className="figures text-ink-faint text-sm">+{tags.length - marksMax}</span>}
    </span>
  )
}

/** A tag with its name. */
export function TagChip({ tag, className }: { tag: Tag; className?: string }) {
  return (
    <span
      data-swatch={tag.colour}
      className={classNames(
        'inline-flex h-5 min-w-0 max-w-40 items-center rounded-[5px] bg-swatch-soft px-1.5 font-medium text-sm text-swatch-ink',
        className,
      )}
    >
      <bdi className="truncate">{tag.name}</bdi>
    </span>
  )
}

/** The spot of a tag, before its name in a list. */
export function TagSpot({ tag }: { tag: Pick<Tag, 'colour'> }) {
  return <span aria-hidden data-swatch={tag.colour} className="size-2.5 shrink-0 rounded-full bg-swatch" />
}
