import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { Tick } from '#ui/check-box.tsx'
import { classNames } from '#ui/class-names.ts'
import { FieldFoot } from '#ui/field.tsx'

interface CheckListProps {
  label: string
  help?: string
  error?: string | null | undefined
  choices: readonly { id: string; label: ReactNode; detail?: ReactNode }[]
  value: readonly string[]
  onChange: (value: string[]) => void
  className?: string
}

/** Some of a few, each with a box. */
export function CheckList({ label, help, error, choices, value, onChange, className }: CheckListProps) {
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className="flex flex-col gap-1.5"
    >
      <Label className="font-medium text-ink">{label}</Label>
      <div className={classNames('flex flex-col rounded-control ring-1 ring-line ring-inset', className)}>
        {choices.map((choice) => (
          <CheckLine key={choice.id} value={choice.id} detail={choice.detail}>
            {choice.label}
          </CheckLine>
        ))}
      </div>
      <FieldFoot help={help} error={error} />
    </CheckboxGroup>
  )
}

function CheckLine({ value, detail, children }: { value: string; detail?: ReactNode; children: ReactNode }) {
  return (
    <Checkbox
      value={value}
      className="flex cursor-pointer items-start gap-2.5 border-line border-b px-3 py-2 last:border-b-0 data-focus-visible:outline-2 data-focus-visible:outline-focus data-focus-visible:-outline-offset-2"
    >
      {({ isSelected }) => (
        <>
          <Tick isSelected={isSelected} />
          <span className="min-w-0 flex-1">{children}</span>
          {detail && <span className="figures shrink-0 text-ink-soft">{detail}</span>}
        </>
      )}
    </Checkbox>
  )
}
