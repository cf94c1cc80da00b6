import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { ChoiceChips } from './choice-chips.tsx'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldWords, inputClass } from './field.tsx'

export interface DateFieldProps extends FieldWords {
  /** `2026-11-27`, or empty. */
  value: string
  onChange: (value: string) => void
  /** Days that are chosen often, one touch each. */
  chips?: readonly { label: string; date: string }[]
  min?: string
  max?: string
  autoFocus?: boolean
  isDisabled?: boolean
  className?: string
}

/**
 * A day of the calendar. The browser's own field: it is typed by digits in the order of the place, arrows change it, and phones
 * show the calendar they always show.
 */
export function DateField(props: DateFieldProps) {
  const { label, help, error, optional, value, onChange, chips, min, max, autoFocus, isDisabled, className } = props
  return (
    <div className={classNames('flex flex-col gap-2', className)}>
      <TextField
        type="date"
        value={value}
        onChange={onChange}
        autoFocus={autoFocus ?? false}
        isDisabled={isDisabled ?? false}
        validationBehavior="aria"
        isInvalid={Boolean(error)}
        className="flex flex-col gap-1.5"
      >
        <FieldLabel label={label} {...(optional ? { optional } : {})} />
        <Input
          {...(min ? { min } : {})}
          {...(max ? { max } : {})}
          className={classNames(inputClass, 'figures block appearance-none text-left')}
        />
        <FieldFoot help={help} error={error} />
      </TextField>
      {chips && chips.length > 0 && !isDisabled && (
        <ChoiceChips
          label={label}
          choices={chips.map(({ label: words, date }) => ({ id: date, label: words }))}
          value={value}
          onChange={onChange}
        />
      )}
    </div>
  )
}
