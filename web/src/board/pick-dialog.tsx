import { type ReactNode, useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { useText } from '#base/language.ts'
import { Dialog } from '#ui/dialog.tsx'
import { ScrollBox } from '#ui/scroll-box.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { listItemClass } from '#ui/select.tsx'
import { cardText } from './card.text.ts'

export interface Pick {
  readonly id: string
  readonly label: string
  readonly mark: ReactNode
  /** Said beside the choice that is true already. */
  readonly hint: string | null
}

interface PickDialogProps {
  title: string
  choices: readonly Pick[]
  onPick: (id: string) => void
  onClose: () => void
}

/** One of a list by typing a few letters and Enter: the hands stay on the keyboard. */
export function PickDialog({ title, choices, onPick, onClose }: PickDialogProps) {
  const text = useText(cardText)
  const { contains } = useFilter({ sensitivity: 'base' })
  const [query, setQuery] = useState('')
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Autocomplete filter={contains} inputValue={query} onInputChange={setQuery}>
        <SearchField label={text.filterList} value={query} onChange={setQuery} inputRef={focusAtOnce} />
        <ScrollBox label={title} className="mt-2 max-h-80">
          <Menu
            aria-label={title}
            items={choices}
            className="outline-none"
            renderEmptyState={() => <p className="px-2.5 py-2 text-ink-soft">{text.nothingFits}</p>}
            onAction={(id) => {
              onPick(String(id))
              onClose()
            }}
          >
            {(choice) => (
              <MenuItem id={choice.id} textValue={choice.label} className={listItemClass}>
                {choice.mark}
                <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                {choice.hint !== null && <span className="text-ink-faint text-sm">{choice.hint}</span>}
              </MenuItem>
            )}
          </Menu>
        </ScrollBox>
      </Autocomplete>
    </Dialog>
  )
}

const focusAtOnce = (input: HTMLInputElement | null) => input?.focus()
