import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldWords, inputClass } from './field.tsx'

export interface TimeFieldProps extends FieldWords {
  /** `09:30`, or empty. */
  value: string
  onChange: (value: string) => void
  className?: string
}

/** A time of day. The browser's own field: typed by digits in the way of the place, changed by arrows. */
export function TimeField({ label, help, error, optional, value, onChange, className }: TimeFieldProps) {
  return (
    <TextField
      type="time"
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <FieldLabel label={label} {...(optional ? { optional } : {})} />
      <Input className={classNames(inputClass, 'figures block appearance-none text-left')} />
      <FieldFoot help={help} error={error} />
    </TextField>
  )
}
