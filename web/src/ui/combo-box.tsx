import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, inputClass } from './field.tsx'
import { matches } from './matches.ts'
import { type Choice, ChoiceItem, listClass, popoverClass, type SelectProps } from './select.tsx'
import { useUiText } from './ui-text.ts'

const shownMax = 60

/** One of many: typing narrows the list, accents and case do not matter. */
export function ComboBox<K extends string>(props: Omit<SelectProps<K>, 'hideLabel' | 'placeholder'>) {
  const { label, help, error, choices, value, onChange, isDisabled, name, className } = props
  const text = useUiText()
  const chosen = choices.find((choice) => choice.id === value)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = choices.filter((choice) => typed === null || matches(choice, typed)).slice(0, shownMax)
  return (
    <AriaComboBox<Choice<K>>
      items={shown}
      inputValue={typed ?? chosen?.label ?? ''}
      onInputChange={setTyped}
      selectedKey={value}
      onSelectionChange={(key) => {
        setTyped(null)
        if (key !== null) onChange(key as K)
      }}
      onOpenChange={(open) => !open && setTyped(null)}
      onBlur={() => setTyped(null)}
      allowsEmptyCollection
      menuTrigger="focus"
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      {...(name ? { name } : {})}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <FieldLabel label={label} />
      <div className="relative">
        <Input className={classNames(inputClass, 'pr-10')} onFocus={(event) => event.currentTarget.select()} />
        <Button
          aria-label={text.openList}
          className="absolute inset-y-0 right-1 my-auto inline-flex size-7 items-center justify-center rounded-control text-ink-faint hover:bg-hover"
        >
          <ChevronDown aria-hidden size={16} />
        </Button>
      </div>
      <FieldFoot help={help} error={error} />
      <Popover className={popoverClass}>
        <ListBox
          className={listClass}
          renderEmptyState={() => <p className="px-2.5 py-1.5 text-ink-faint">{text.nothingFound}</p>}
        >
          {(choice: Choice<K>) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
