import { classNames } from './class-names.ts'

/** The name with its sign: a tick that closes a circle. Takes the colour of the text around it. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={classNames('inline-flex items-center gap-2 font-semibold text-lg', className)}>
      <Sign />
      Al Día
    </span>
  )
}

/** The sign alone, 24 px. */
export function Sign({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={classNames('size-6', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M20.5 9.2A9 9 0 1 1 15.4 3.7" />
      <path d="M8 11.6l3.4 3.4L20.6 5.4" />
    </svg>
  )
}
