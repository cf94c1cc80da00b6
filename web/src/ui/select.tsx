import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldWords, inputClass } from './field.tsx'

export interface Choice<K extends string = string> {
  id: K
  label: string
  /** Stands before the label, for instance a dot or a picture. */
  mark?: ReactNode
  /** A second, fainter line in the list. */
  detail?: string
}

export const listClass = 'max-h-80 overflow-auto p-1 outline-none'
export const listItemClass =
  'flex cursor-pointer items-center gap-2 rounded-control px-2.5 py-1.5 text-base text-ink outline-none data-focused:bg-hover data-disabled:opacity-50'
export const popoverClass =
  'min-w-(--trigger-width) rounded-panel bg-raised shadow-float ring-1 ring-line data-entering:animate-enter'

export interface SelectProps<K extends string> extends FieldWords {
  choices: readonly Choice<K>[]
  value: K | null
  onChange: (value: K) => void
  placeholder?: string
  isDisabled?: boolean
  /** For small places: the label is read aloud but not shown. */
  hideLabel?: boolean
  name?: string
  className?: string
}

/** One of a few. For more than about fifteen choices take ComboBox. */
export function Select<K extends string>(props: SelectProps<K>) {
  const { label, help, error, choices, value, onChange, placeholder, isDisabled, hideLabel, name, className } = props
  return (
    <AriaSelect
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(key as K)}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(placeholder ? { placeholder } : {})}
      {...(name ? { name } : {})}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      {!hideLabel && <FieldLabel label={label} />}
      <Button
        className={classNames(
          inputClass,
          'flex items-center justify-between gap-2 text-left',
          // A button does not zoom when it is touched; beside other buttons its letters are as theirs.
          hideLabel && 'max-sm:text-base!',
          error && 'ring-bad',
        )}
      >
        <SelectValue className="truncate data-placeholder:text-ink-faint [&_[slot=description]]:hidden" />
        <ChevronDown aria-hidden size={16} className="shrink-0 text-ink-faint" />
      </Button>
      <FieldFoot help={help} error={error} />
      <Popover className={popoverClass}>
        <ListBox items={choices} className={listClass}>
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** One line of a list of choices. */
export function ChoiceItem({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className={listItemClass}>
      {({ isSelected }) => (
        <>
          {choice.mark}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{choice.label}</span>
            {choice.detail && (
              <span slot="description" className="block text-ink-faint text-sm">
                {choice.detail}
              </span>
            )}
          </span>
          {isSelected && <Check aria-hidden size={16} className="shrink-0 text-accent-ink" />}
        </>
      )}
    </ListBoxItem>
  )
}
