import { livingTag, livingTags, type Tag } from '@aldia/shared/tag.ts'
import { useMemo } from 'react'
import { useRecords } from '#records/records.ts'

/** Every tag on the list, by name. */
export function useTags(): readonly Tag[] {
  const tags = useRecords((state) => state.confirmed.tags)
  return useMemo(
    () =>
      [...tags.values()].filter((tag) => livingTag(tags, tag.id) === tag).sort((a, b) => a.name.localeCompare(b.name)),
    [tags],
  )
}

/** What somebody carries, as it is called today. */
export function useTagsOf(tagIds: readonly string[]): readonly Tag[] {
  const tags = useRecords((state) => state.confirmed.tags)
  return useMemo(() => livingTags(tags, tagIds), [tags, tagIds])
}
