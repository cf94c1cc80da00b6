import { useText } from '#base/language.ts'
import { CheckBox } from '#ui/check-box.tsx'
import { TagChip } from './tag-marks.tsx'
import { tagsText } from './tags.text.ts'
import { useTags } from './use-tags.ts'

interface TagChoiceProps {
  value: readonly string[]
  onChange: (tagIds: readonly string[]) => void
}

/** Some of the tags; nothing at all while there are none. Those that were removed since are left out. */
export function TagChoice({ value, onChange }: TagChoiceProps) {
  const text = useText(tagsText)
  const tags = useTags()
  if (tags.length === 0) return null
  return (
    <fieldset>
      <legend className="text-ink-soft text-sm">{text.tags}</legend>
      <div className="flex flex-wrap gap-x-5">
        {tags.map((tag) => (
          <CheckBox
            key={tag.id}
            value={value.includes(tag.id)}
            onChange={(is) => onChange(is ? [...value, tag.id] : value.filter((id) => id !== tag.id))}
          >
            <TagChip tag={tag} />
          </CheckBox>
        ))}
      </div>
    </fieldset>
  )
}
