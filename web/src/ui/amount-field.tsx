import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldWords, inputClass } from './field.tsx'

export interface AmountFieldProps extends FieldWords {
  /** As it was typed; never rewritten. */
  value: string
  onChange: (value: string) => void
  /** What was understood, written out: `= $ 150.000`. Null while nothing can be read. */
  understood: string | null
  /** The sign or code of the currency, inside the field. */
  sign?: string
  autoFocus?: boolean
  isDisabled?: boolean
  className?: string
}

/** An amount, written in whatever style the person is used to; below it stands what was understood. */
export function AmountField(props: AmountFieldProps) {
  const { label, help, error, optional, value, onChange, understood, sign, autoFocus, isDisabled, className } = props
  return (
    <TextField
      value={value}
      onChange={onChange}
      autoFocus={autoFocus ?? false}
      isDisabled={isDisabled ?? false}
      autoComplete="off"
      // A phone offers digits with both marks; words such as "150 mil" are typed on the other page of the keyboard.
      inputMode="decimal"
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <FieldLabel label={label} {...(optional ? { optional } : {})} />
      <div className="relative">
        {sign && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-faint max-sm:text-lg"
          >
            {sign}
          </span>
        )}
        <Input
          className={classNames(
            inputClass,
            'figures font-medium',
            sign && (sign.length > 2 ? 'pl-12' : sign.length > 1 ? 'pl-9' : 'pl-7'),
          )}
        />
      </div>
      <FieldFoot
        help={understood === null ? help : <span className="figures font-medium text-ink-soft">{understood}</span>}
        error={error}
      />
    </TextField>
  )
}
