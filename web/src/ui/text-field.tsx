import { Eye, EyeOff } from 'lucide-react'
import { type Ref, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { FieldFoot, FieldLabel, type FieldWords, inputClass } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { useUiText } from './ui-text.ts'

export interface TextFieldProps
  extends Omit<
      AriaTextFieldProps,
      'className' | 'style' | 'children' | 'isInvalid' | 'validate' | 'validationBehavior'
    >,
    FieldWords {
  placeholder?: string
  /** Lines to begin with; more than one makes a text area. */
  lines?: number
  className?: string
  inputRef?: Ref<HTMLInputElement>
}

/** A line (or some lines) of text. */
export function TextField({
  label,
  help,
  error,
  optional,
  placeholder,
  lines = 1,
  className,
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <FieldLabel label={label} {...(optional ? { optional } : {})} />
      {lines > 1 ? (
        <TextArea
          rows={lines}
          {...(placeholder ? { placeholder } : {})}
          className={classNames(inputClass, 'h-auto max-sm:h-auto py-2')}
        />
      ) : (
        <Input ref={inputRef} {...(placeholder ? { placeholder } : {})} className={inputClass} />
      )}
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  )
}

/** A password that can be made visible, so that nobody has to type it twice. */
export function PasswordField({ label, help, error, className, inputRef, ...rest }: TextFieldProps) {
  const [visible, setVisible] = useState(false)
  const text = useUiText()
  return (
    <AriaTextField
      {...rest}
      type={visible ? 'text' : 'password'}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classNames('flex flex-col gap-1.5', className)}
    >
      <FieldLabel label={label} />
      <div className="relative">
        <Input ref={inputRef} autoCapitalize="none" spellCheck={false} className={classNames(inputClass, 'pr-11')} />
        <IconButton
          label={visible ? text.hidePassword : text.showPassword}
          icon={visible ? EyeOff : Eye}
          size="small"
          className="absolute inset-y-0 right-1 my-auto"
          onPress={() => setVisible(!visible)}
        />
      </div>
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  )
}
