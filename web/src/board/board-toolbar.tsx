import { Rows2, Rows3 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useText } from '#base/language.ts'
import { boardText } from '#board/board.text.ts'
import { chooseDensity, useDensity } from '#board/density.ts'
import { type BoardFilter, isFiltered, nobody, noFilter } from '#records/confirmed.ts'
import { useMe, useUsers } from '#records/use-records.ts'
import { TagSpot } from '#tags/tag-marks.tsx'
import { tagsText } from '#tags/tags.text.ts'
import { useTags } from '#tags/use-tags.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { Select } from '#ui/select.tsx'
import { boardStatesText } from './board-states.text.ts'

const settleMs = 180
const everybody = 'everybody'

interface BoardToolbarProps {
  filter: BoardFilter
  onFilter: (change: Partial<BoardFilter>) => void
}

/** What the board shows and how high the cards are. */
export function BoardToolbar({ filter, onFilter }: BoardToolbarProps) {
  const states = useText(boardStatesText)
  const text = useText(boardText)
  const me = useMe()
  const density = useDensity((state) => state.density)
  const users = [...useUsers().values()].filter((user) => user.disabledAt === null || user.id === filter.assigneeId)
  const tagLines = useText(tagsText)
  const tags = useTags()
  const filtered = isFiltered(filter)
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 max-sm:px-3">
      <FilterText value={filter.q} onChange={(q) => onFilter({ q })} />
      {users.length > 1 && (
        <Select
          hideLabel
          label={states.assign}
          className="w-44 max-sm:w-36"
          value={filter.assigneeId ?? everybody}
          onChange={(id) => onFilter({ assigneeId: id === everybody ? null : id })}
          choices={[
            { id: everybody, label: states.everybody },
            { id: nobody, label: text.unassigned },
            ...users.map((user) => ({ id: user.id, label: user.id === me.id ? text.me(user.name) : user.name })),
          ]}
        />
      )}
      {(tags.length > 0 || filter.tagId !== null) && (
        <Select
          hideLabel
          label={tagLines.filter}
          className="w-40 max-sm:w-36"
          value={filter.tagId ?? everybody}
          onChange={(id) => onFilter({ tagId: id === everybody ? null : id })}
          choices={[
            { id: everybody, label: tagLines.anyTag },
            ...tags.map((tag) => ({ id: tag.id, label: tag.name, mark: <TagSpot tag={tag} /> })),
          ]}
        />
      )}
      <button
        type="button"
        aria-pressed={filter.unread}
        onClick={() => onFilter({ unread: !filter.unread })}
        className={classNames(
          'inline-flex h-9 items-center gap-2 rounded-control px-3 font-medium transition-colors',
          filter.unread ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
        )}
      >
        <span
          aria-hidden
          className={classNames('size-2 rounded-full', filter.unread ? 'bg-accent' : 'bg-line-strong')}
        />
        {states.onlyUnread}
      </button>
      {filtered && (
        <Button tone="quiet" onPress={() => onFilter(noFilter)}>
          {states.clearFilters}
        </Button>
      )}
      <span className="flex-1" />
      <IconButton
        label={`${text.density}: ${text[density]}`}
        icon={density === 'normal' ? Rows2 : Rows3}
        onPress={() => chooseDensity(density === 'normal' ? 'compact' : 'normal')}
      />
    </div>
  )
}

/** Waits for a pause in typing before the board is asked anew. */
function FilterText({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText(boardStatesText)
  const [typed, setTyped] = useState(value)
  const [sent, setSent] = useState(value)
  if (value !== sent) {
    // The address changed by itself (Back, "clear filters"): it wins over what stands in the field.
    setSent(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === sent) return
    const pause = setTimeout(() => {
      setSent(typed.trim())
      onChange(typed.trim())
    }, settleMs)
    return () => clearTimeout(pause)
  }, [typed, sent, onChange])
  return (
    <SearchField
      label={text.filterText}
      placeholder={text.filterPlaceholder}
      value={typed}
      onChange={setTyped}
      // On phones the search at the top of the page does this; the field shows itself while it filters.
      className={classNames('w-64', value === '' ? 'max-sm:hidden' : 'max-sm:w-full')}
    />
  )
}
