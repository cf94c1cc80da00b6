import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { classNames } from './class-names.ts'
import { inputClass } from './field.tsx'
import { useUiText } from './ui-text.ts'

interface SearchFieldProps {
  /** The accessible name, and the placeholder unless another is given. */
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  onSubmit?: (value: string) => void
  className?: string
  inputRef?: Ref<HTMLInputElement>
}

/** A search box: Esc or the cross empties it. */
export function SearchField({ label, placeholder, value, onChange, onSubmit, className, inputRef }: SearchFieldProps) {
  const text = useUiText()
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit ? { onSubmit } : {})}
      className={classNames('relative flex items-center', className)}
    >
      <Search aria-hidden size={16} className="pointer-events-none absolute left-3 text-ink-faint" />
      <Input
        ref={inputRef}
        placeholder={placeholder ?? label}
        className={classNames(inputClass, 'pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden')}
      />
      {value !== '' && (
        <Button
          aria-label={text.clear}
          className="absolute right-1.5 inline-flex size-7 items-center justify-center rounded-control text-ink-soft hover:bg-hover"
        >
          <X aria-hidden size={16} />
        </Button>
      )}
    </AriaSearchField>
  )
}
