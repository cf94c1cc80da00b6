interface ProgressProps {
  /** What is going on; shown above the bar. */
  label: string
  /** 0..100; null: under way, but nobody knows how far. */
  value: number | null
}

/** Long work: what, and how far. */
export function Progress({ label, value }: ProgressProps) {
  return (
    <div className="space-y-1.5">
      <div className="flex justify-between gap-3 text-ink-soft text-sm">
        <span>{label}</span>
        {value !== null && <span className="figures">{Math.round(value)} %</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(value === null ? {} : { 'aria-valuenow': Math.round(value) })}
        className="h-1.5 overflow-hidden rounded-full bg-pressed"
      >
        <div
          className={
            value === null
              ? 'h-full w-1/3 animate-pulse bg-accent'
              : 'h-full origin-left bg-accent transition-transform'
          }
          style={value === null ? undefined : { transform: `scaleX(${value / 100})` }}
        />
      </div>
    </div>
  )
}
