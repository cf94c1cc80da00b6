import { Label } from 'react-aria-components/Label'
import { Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider'

interface SliderProps {
  label: string
  value: number
  min: number
  max: number
  step: number
  onChange: (value: number) => void
  /** The value in words, at the right of the label. */
  output: string
}

/** A value between two ends; arrows change it by one step, Page keys by more. */
export function Slider({ label, value, min, max, step, onChange, output }: SliderProps) {
  const share = max === min ? 0 : ((value - min) / (max - min)) * 100
  return (
    <AriaSlider
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={onChange}
      className="flex flex-col gap-1"
    >
      <div className="flex items-baseline justify-between gap-3">
        <Label className="font-medium text-ink">{label}</Label>
        <SliderOutput className="figures text-ink-soft">{output}</SliderOutput>
      </div>
      <SliderTrack className="relative h-8 w-full cursor-pointer touch-none">
        <span aria-hidden className="absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-pressed" />
        <span
          aria-hidden
          style={{ width: `${share}%` }}
          className="absolute top-1/2 left-0 h-1.5 -translate-y-1/2 rounded-full bg-accent"
        />
        <SliderThumb className="top-1/2 size-5 rounded-full bg-accent ring-4 ring-surface data-focus-visible:outline-2 data-focus-visible:outline-focus data-focus-visible:outline-offset-4" />
      </SliderTrack>
    </AriaSlider>
  )
}
