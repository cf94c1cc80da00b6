import { useText } from '#base/language.ts'
import { Select } from '#ui/select.tsx'
import { formsText } from './forms.text.ts'

interface CurrencyChoiceProps {
  currencies: readonly string[]
  value: string
  onChange: (currency: string) => void
  error?: string | undefined
}

/** Which of the few currencies of a person is meant; nothing where there is only one. */
export function CurrencyChoice({ currencies, value, onChange, error }: CurrencyChoiceProps) {
  const text = useText(formsText)
  if (currencies.length < 2) return null
  return (
    <Select
      label={text.currency}
      choices={currencies.map((id) => ({ id, label: id }))}
      value={value}
      onChange={onChange}
      error={error}
      className="w-28 shrink-0"
    />
  )
}
