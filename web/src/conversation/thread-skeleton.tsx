import { Loading, Skeleton } from '#ui/skeleton.tsx'

const bubbles = [
  ['start', 'h-9 w-3/5'],
  ['start', 'h-14 w-2/5'],
  ['end', 'h-9 w-1/2'],
  ['start', 'h-9 w-1/3'],
  ['end', 'h-18 w-3/5'],
  ['end', 'h-9 w-1/4'],
  ['start', 'h-14 w-1/2'],
] as const

/** A conversation in grey. */
export function ThreadSkeleton() {
  return (
    <Loading className="flex flex-col gap-3 px-5 pb-4">
      {bubbles.map(([side, size]) => (
        <div key={`${side} ${size}`} className={side === 'end' ? 'flex justify-end' : 'flex'}>
          <Skeleton className={`${size} rounded-panel`} />
        </div>
      ))}
    </Loading>
  )
}
