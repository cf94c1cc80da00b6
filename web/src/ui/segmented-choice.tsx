import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { classNames } from './class-names.ts'

interface SegmentedChoiceProps<K extends string> {
  /** Read aloud, not shown. */
  label: string
  choices: readonly { id: K; label: string }[]
  value: K
  onChange: (value: K) => void
  className?: string
}

/** One of two to four, all visible side by side. */
export function SegmentedChoice<K extends string>({
  label,
  choices,
  value,
  onChange,
  className,
}: SegmentedChoiceProps<K>) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(chosen) => onChange(chosen as K)}
      className={classNames('inline-flex max-w-full shrink-0 rounded-control bg-sunken p-0.5', className)}
    >
      {choices.map((choice) => (
        <Radio
          key={choice.id}
          value={choice.id}
          className="cursor-pointer whitespace-nowrap rounded-[5px] px-2.5 py-1 text-ink-soft text-sm transition-colors data-selected:bg-raised data-selected:font-medium data-hovered:text-ink data-selected:text-ink data-focus-visible:outline-2 data-focus-visible:outline-focus"
        >
          {choice.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
