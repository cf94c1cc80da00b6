import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classNames } from './class-names.ts'

/** `main`: the one main action of a screen. `plain`: every other. `quiet`: beside text, without a box. `danger`: takes something away. */
export type ButtonTone = 'main' | 'plain' | 'quiet' | 'danger'
/** 28, 36 and 44 pixels high. */
export type ButtonSize = 'small' | 'normal' | 'large'

const tones: Record<ButtonTone, string> = {
  main: 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover',
  plain: 'bg-surface text-ink ring-1 ring-inset ring-line-strong/60 hover:bg-hover active:bg-pressed',
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover active:bg-danger-hover',
}

const sizes: Record<ButtonSize, string> = {
  small: 'h-7 gap-1.5 px-2.5 text-sm',
  normal: 'h-9 gap-2 px-3.5 text-base',
  large: 'h-11 gap-2 px-5 text-lg',
}

/** The classes of a button, for a link that looks like one. */
export function buttonClass(tone: ButtonTone = 'plain', size: ButtonSize = 'normal'): string {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control font-medium transition-colors',
    'disabled:opacity-50 aria-disabled:opacity-60 data-disabled:pointer-events-none',
    tones[tone],
    sizes[size],
  )
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  tone?: ButtonTone
  size?: ButtonSize
  icon?: LucideIcon
  className?: string
  children: ReactNode
}

/**
 * A button with words, and an icon if it helps. While pending it keeps its width and its focus and does nothing. (React
 * Aria's own pending state leaves a nameless picture in the page when such a button goes away.)
 */
export function Button({ tone, size, icon: Icon, className, isPending = false, children, ...rest }: ButtonProps) {
  const { onPress, ...idle } = rest
  return (
    <AriaButton
      {...idle}
      {...(isPending ? { 'aria-disabled': true } : onPress ? { onPress } : {})}
      className={classNames(buttonClass(tone, size), className)}
    >
      {Icon && <Icon aria-hidden size={size === 'large' ? 20 : 16} className="shrink-0" />}
      <span className={isPending ? 'animate-pulse' : undefined}>{children}</span>
    </AriaButton>
  )
}
