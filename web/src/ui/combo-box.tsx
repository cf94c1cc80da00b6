import { ChevronDown, Search } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { Select, SelectValue } from 'react-aria-components/Select'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, inputClass } from './field.tsx'
import { matches } from './matches.ts'
import { type Choice, ChoiceItem, popoverClass, type SelectProps } from './select.tsx'
import { useUiText } from './ui-text.ts'

/** So few that the list needs no scrolling; typing finds the others. */
const shownMax = 8

/** One of many: opens a list with a search box in which accents and case do not matter. */
export function ComboBox<K extends string>(props: Omit<SelectProps<K>, 'hideLabel'>) {
  const { label, help, error, choices, value, onChange, placeholder, isDisabled, name, className } = props
  const text = useUiText()
  const [typed, setTyped] = useState('')
  const chosen = choices.find((choice) => choice.id === value)
  const found = choices.filter((choice) => matches(choice, typed))
  const shown = new Set<unknown>(found.slice(0, shownMax).map((choice) => choice.id))
  return (
    <Select
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(key as K)}
      onOpenChange={() => setTyped('')}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      {...(name ? { name } : {})}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <FieldLabel label={label} />
      <Button
        className={classNames(inputClass, 'flex items-center justify-between gap-2 text-left', error && 'ring-bad')}
      >
        <SelectValue className="truncate">{chosen?.label ?? placeholder ?? ''}</SelectValue>
        <ChevronDown aria-hidden size={16} className="shrink-0 text-ink-faint" />
      </Button>
      <FieldFoot help={help} error={error} />
      <Popover className={classNames(popoverClass, 'flex flex-col')}>
        <Autocomplete
          inputValue={typed}
          onInputChange={setTyped}
          filter={(_label, _typed, node) => shown.has(node.key)}
        >
          <SearchField
            aria-label={text.search}
            autoFocus
            className="relative flex items-center border-line border-b p-1.5"
          >
            <Search aria-hidden size={16} className="pointer-events-none absolute left-4 text-ink-faint" />
            <Input className="h-8 w-full rounded-control bg-transparent pr-2 pl-8 text-base text-ink focus:outline-none max-sm:h-10 max-sm:text-lg [&::-webkit-search-cancel-button]:hidden" />
          </SearchField>
          <ListBox<Choice<K>>
            items={choices}
            className="p-1 outline-none"
            renderEmptyState={() => <p className="px-2.5 py-1.5 text-ink-faint">{text.nothingFound}</p>}
          >
            {(choice) => <ChoiceItem choice={choice} />}
          </ListBox>
          {found.length > shownMax && (
            <p className="border-line border-t px-3.5 py-2 text-ink-faint text-sm">{text.typeForMore}</p>
          )}
        </Autocomplete>
      </Popover>
    </Select>
  )
}
