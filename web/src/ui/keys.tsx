import { classNames } from './class-names.ts'

/** Keys as they are printed on a keyboard: `Ctrl+K` becomes two caps. */
export function Keys({ of, inverse = false }: { of: string; inverse?: boolean }) {
  return (
    <span className="inline-flex gap-1">
      {of.split('+').map((key) => (
        <kbd
          key={key}
          className={classNames(
            'inline-flex h-5 min-w-5 items-center justify-center rounded-[4px] px-1 font-sans text-sm',
            inverse ? 'bg-on-inverse/15' : 'bg-sunken text-ink-soft ring-1 ring-line ring-inset',
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
