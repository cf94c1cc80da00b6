import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { useUiText } from './ui-text.ts'

/** What every field has in common: label above, help below, error in place. */
export interface FieldWords {
  label: string
  help?: ReactNode
  /** Why the value was refused; replaces the help while it stands. */
  error?: string | null | undefined
  /** Writes "optional" beside the label. */
  optional?: boolean
}

/** One line of input: 36 px high, 16 px letters on phones so that they do not zoom. */
export const inputClass =
  'h-9 w-full min-w-0 rounded-control bg-surface px-3 text-base text-ink ring-1 ring-inset ring-line-strong/70 transition-shadow ' +
  'hover:ring-line-strong focus:outline-2 focus:-outline-offset-1 focus:outline-focus disabled:bg-sunken disabled:text-ink-faint ' +
  'aria-invalid:ring-bad max-sm:h-11 max-sm:text-lg'

/** The label of a field. */
export function FieldLabel({ label, optional = false }: { label: string; optional?: boolean }) {
  const text = useUiText()
  return (
    <Label className="flex items-baseline justify-between gap-2 font-medium text-base text-ink">
      {label}
      {optional && <span className="font-normal text-ink-faint text-sm">{text.optional}</span>}
    </Label>
  )
}

/** What stands under a field: its error, or else its help. */
export function FieldFoot({ help, error }: { help?: ReactNode; error?: string | null | undefined }) {
  if (error) return <FieldError className="block text-bad-ink text-sm">{error}</FieldError>
  if (!help) return null
  return (
    <Text slot="description" className="block text-ink-faint text-sm">
      {help}
    </Text>
  )
}
