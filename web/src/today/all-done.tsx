import { Check } from 'lucide-react'
import { useText } from '#base/language.ts'
import { todayText } from '#today/today.text.ts'

/** Where the little lights fly to, in pixels from the middle. */
const lights = [
  { x: -54, y: -26, swatch: 'teal' },
  { x: -30, y: -52, swatch: 'amber' },
  { x: 6, y: -62, swatch: 'green' },
  { x: 38, y: -44, swatch: 'sky' },
  { x: 58, y: -14, swatch: 'rose' },
  { x: -60, y: 14, swatch: 'indigo' },
] as const

/**
 * Nobody needs anything: the one moment of joy. Without motion it is simply there. What somebody has put away for today may be
 * late all the same, so that nothing is said about that.
 */
export function AllDone({ sawSome }: { sawSome: boolean }) {
  const text = useText(todayText)
  return (
    <div role="status" className="mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-20 text-center">
      <span className="relative mb-3 flex size-16 items-center justify-center">
        {lights.map(({ x, y, swatch }) => (
          <span
            key={swatch}
            aria-hidden
            data-swatch={swatch}
            style={{ '--fly-x': `${x}px`, '--fly-y': `${y}px` } as React.CSSProperties}
            className="absolute size-2 animate-fly rounded-full bg-swatch"
          />
        ))}
        <span className="flex size-16 animate-arrive items-center justify-center rounded-full bg-good-soft text-good-ink">
          <Check aria-hidden size={32} strokeWidth={2.5} />
        </span>
      </span>
      <p className="font-semibold text-ink text-xl">{sawSome ? text.emptyDoneTitle : text.emptyTitle}</p>
      <p className="text-ink-soft">{sawSome ? text.emptyDone : text.empty}</p>
    </div>
  )
}
