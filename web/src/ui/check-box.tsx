import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { classNames } from './class-names.ts'

interface CheckBoxProps {
  value: boolean
  onChange: (value: boolean) => void
  isDisabled?: boolean
  help?: ReactNode
  children: ReactNode
}

/** One box with its sentence. */
export function CheckBox({ value, onChange, isDisabled = false, help, children }: CheckBoxProps) {
  return (
    <Checkbox
      isSelected={value}
      onChange={onChange}
      isDisabled={isDisabled}
      className="flex cursor-pointer items-start gap-2.5 rounded-control py-1 data-disabled:cursor-default data-disabled:opacity-60 data-focus-visible:outline-2 data-focus-visible:outline-focus"
    >
      {({ isSelected }) => (
        <>
          <Tick isSelected={isSelected} />
          <span>
            <span className="block text-ink">{children}</span>
            {help && <span className="block text-ink-faint text-sm">{help}</span>}
          </span>
        </>
      )}
    </Checkbox>
  )
}

/** The box itself; whoever draws it says what it means. */
export function Tick({ isSelected }: { isSelected: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'mt-px flex size-4.5 shrink-0 items-center justify-center rounded-[4px] ring-1 ring-inset',
        isSelected ? 'bg-accent text-on-accent ring-accent' : 'bg-surface ring-line-strong',
      )}
    >
      {isSelected && <Check size={14} strokeWidth={3} />}
    </span>
  )
}
