import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classNames } from './class-names.ts'
import { Hint } from './hint.tsx'

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Both the accessible name and the tooltip. */
  label: string
  icon: LucideIcon
  /** The key that does the same, shown in the tooltip. */
  keys?: string
  size?: 'small' | 'normal' | 'large'
  tone?: 'quiet' | 'main'
  className?: string
}

const boxes = { small: 'size-7', normal: 'size-9', large: 'size-11' }
const tones = {
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed',
  main: 'bg-accent text-on-accent hover:bg-accent-hover',
}

/** A button that is only an icon: always with a name and a tooltip. */
export function IconButton({
  label,
  icon: Icon,
  keys,
  size = 'normal',
  tone = 'quiet',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Hint text={label} {...(keys ? { keys } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-control transition-colors disabled:opacity-40',
          boxes[size],
          tones[tone],
          className,
        )}
      >
        <Icon aria-hidden size={size === 'small' ? 16 : 20} />
      </AriaButton>
    </Hint>
  )
}
