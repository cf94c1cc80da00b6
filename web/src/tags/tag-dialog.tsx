import type { Card } from '@aldia/shared/card.ts'
import { addTag, type Tag, TagColour, tagCard, untagCard } from '@aldia/shared/tag.ts'
import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { enqueue } from '#records/command-queue.ts'
import { runCommand } from '#records/commands.ts'
import { Dialog } from '#ui/dialog.tsx'
import { ScrollBox } from '#ui/scroll-box.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { listItemClass } from '#ui/select.tsx'
import { TagSpot } from './tag-marks.tsx'
import { tagsText } from './tags.text.ts'
import { useTags, useTagsOf } from './use-tags.ts'

const newId = 'new'

/** Puts tags on a person and takes them off: a few letters and Enter for each; what there is none for is made at once. */
export function TagDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const text = useText(tagsText)
  const nameOf = usePersonName()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [query, setQuery] = useState('')
  const tags = useTags()
  const carried = new Set(useTagsOf(card.tagIds).map(({ id }) => id))
  const typed = query.trim().replace(/\s+/g, ' ')
  const isNew = typed !== '' && !tags.some(({ name }) => plain(name) === plain(typed))

  function choose(id: string): void {
    setQuery('')
    if (id === newId)
      void create(typed, nextColour(tags)).then((tag) => tag && enqueue(tagCard, { cardId: card.id, tagId: tag.id }))
    else enqueue(carried.has(id) ? untagCard : tagCard, { cardId: card.id, tagId: id })
  }

  return (
    <Dialog isOpen onClose={onClose} title={text.title(nameOf(card))}>
      <Autocomplete filter={contains} inputValue={query} onInputChange={setQuery}>
        <SearchField
          label={text.find}
          placeholder={text.find}
          value={query}
          onChange={setQuery}
          inputRef={focusAtOnce}
        />
        <ScrollBox label={text.tags} className="mt-2 max-h-80">
          <Menu
            aria-label={text.tags}
            className="outline-none"
            onAction={(id) => choose(String(id))}
            renderEmptyState={() => (
              <p className="px-2.5 py-2 text-ink-soft">{tags.length === 0 ? text.none : text.nothingFits}</p>
            )}
          >
            {tags.map((tag) => (
              <MenuItem key={tag.id} id={tag.id} textValue={tag.name} className={listItemClass}>
                <TagSpot tag={tag} />
                <bdi className="min-w-0 flex-1 truncate">{tag.name}</bdi>
                {carried.has(tag.id) && (
                  <span className="flex shrink-0 items-center gap-1 text-accent-ink text-sm">
                    <Check aria-hidden size={16} />
                    {text.isOn}
                  </span>
                )}
              </MenuItem>
            ))}
            {isNew && (
              <MenuItem id={newId} textValue={query} className={listItemClass}>
                <Plus aria-hidden size={16} className="shrink-0 text-ink-faint" />
                <bdi className="min-w-0 flex-1 truncate">{text.create(typed)}</bdi>
              </MenuItem>
            )}
          </Menu>
        </ScrollBox>
      </Autocomplete>
    </Dialog>
  )
}

async function create(name: string, colour: TagColour): Promise<Tag | null> {
  try {
    return await runCommand(addTag, { name, colour })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
    return null
  }
}

/** The colour that the fewest tags have, in the order of the palette. */
export function nextColour(tags: readonly Pick<Tag, 'colour'>[]): TagColour {
  const uses = (colour: TagColour) => tags.filter((tag) => tag.colour === colour).length
  return TagColour.options.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best))
}

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
/** A frame later: over an open conversation the focus is the dialog's own only then. */
const focusAtOnce = (input: HTMLInputElement | null) => {
  if (input !== null) requestAnimationFrame(() => input.focus())
}
