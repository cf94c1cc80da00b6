import { classNames } from './class-names.ts'
import { initialsOf, swatchFor } from './initials.ts'

const sizes = {
  small: 'size-6 text-[0.6875rem]',
  normal: 'size-8 text-sm',
  large: 'size-10 text-base',
}

interface AvatarProps {
  /** Decides the colour, so that it survives a new name. */
  id: string
  name: string
  size?: 'small' | 'normal' | 'large'
  /** With a name beside it the picture says nothing new and is hidden from screen readers. */
  decorative?: boolean
  className?: string
}

/** A person as coloured initials. */
export function Avatar({ id, name, size = 'normal', decorative = false, className }: AvatarProps) {
  return (
    <span
      data-swatch={swatchFor(id)}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
      className={classNames(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full bg-swatch-soft font-semibold text-swatch-ink',
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
