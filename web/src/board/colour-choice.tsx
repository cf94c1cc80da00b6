import { StageColour } from '@aldia/shared/stage.ts'
import { Check } from 'lucide-react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useText } from '#base/language.ts'
import { columnDialogsText } from './column-dialogs.text.ts'

/** The palette of columns, as spots to choose from. */
export function ColourChoice({ value, onChange }: { value: StageColour; onChange: (colour: StageColour) => void }) {
  const text = useText(columnDialogsText)
  return (
    <RadioGroup value={value} onChange={(colour) => onChange(colour as StageColour)} className="flex flex-col gap-1.5">
      <Label className="font-medium text-ink">{text.columnColour}</Label>
      <div className="flex flex-wrap gap-2">
        {StageColour.options.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            data-swatch={colour}
            aria-label={text.colours[colour]}
            className="flex size-9 cursor-pointer items-center justify-center rounded-full bg-swatch text-surface outline-offset-2 data-focus-visible:outline-2 data-focus-visible:outline-focus"
          >
            {({ isSelected }) => isSelected && <Check aria-hidden size={20} />}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
