import { Button } from 'react-aria-components/Button'
import { classNames } from './class-names.ts'

interface ChoiceChipsProps<K extends string> {
  /** What they are for; read aloud. */
  label: string
  choices: readonly { id: K; label: string }[]
  value: K | null
  onChange: (value: K) => void
}

/** Frequent values beside a field, one touch each. */
export function ChoiceChips<K extends string>({ label, choices, value, onChange }: ChoiceChipsProps<K>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no set of fields, but shortcuts to values of one
    <div role="group" aria-label={label} className="flex flex-wrap gap-1.5">
      {choices.map((choice) => (
        <Button
          key={`${choice.id} ${choice.label}`}
          aria-pressed={choice.id === value}
          onPress={() => onChange(choice.id)}
          className={classNames(
            'figures h-7 rounded-full first-letter:uppercase px-3 text-ink-soft text-sm ring-1 ring-line-strong/60 ring-inset transition-colors hover:bg-hover hover:text-ink max-sm:h-9',
            choice.id === value && 'bg-accent-soft! font-medium text-accent-ink! ring-accent/40!',
          )}
        >
          {choice.label}
        </Button>
      ))}
    </div>
  )
}
