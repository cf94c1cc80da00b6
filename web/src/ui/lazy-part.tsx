import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { ErrorNote } from './notice.tsx'
import { useUiText } from './ui-text.ts'

/** The name of errors that say that a script did not come; whatever is drawn may throw one (`base/loaded-texts.ts`). */
const notLoaded = 'NotLoaded'

/** The first pause (ms) before a part is asked for again; each further one is twice as long. */
const firstPauseMs = 1_000
const longestPauseMs = 15_000

/**
 * A component whose script is loaded when it is first drawn. While the script comes, the `Suspense` around it shows what it
 * shows; when it does not come, because the network or the server is away, this place alone says so and asks again by
 * itself, and what stands around it goes on working.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let hasFailed = false
  const make = () =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (cause) {
        hasFailed = true
        throw Object.assign(new Error('a part of the page could not be loaded', { cause }), { name: notLoaded })
      }
    })
  let Part = make()
  return function LazyPart(props: Props) {
    const [tries, setTries] = useState(0)
    const again = () => {
      // A part that came meanwhile, because another place asked for it, stays what it is.
      if (hasFailed) Part = make()
      hasFailed = false
      setTries(tries + 1)
    }
    return (
      <PartBoundary key={tries} instead={<MissingPart tries={tries} onRetry={again} />}>
        {tries === 0 ? (
          <Part {...props} />
        ) : (
          <Suspense fallback={<MissingPart tries={tries} />}>
            <Part {...props} />
          </Suspense>
        )}
      </PartBoundary>
    )
  }
}

/** Whether an error says that a script did not come. */
export const isNotLoaded = (error: unknown): boolean => error instanceof Error && error.name === notLoaded

interface PartBoundaryProps {
  instead: ReactNode
  children: ReactNode
}

class PartBoundary extends Component<PartBoundaryProps, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    if (isNotLoaded(error)) return this.props.instead
    throw error
  }
}

function MissingPart({ tries, onRetry }: { tries: number; onRetry?: () => void }) {
  const text = useUiText()
  useEffect(() => {
    if (onRetry === undefined) return
    const timer = setTimeout(onRetry, Math.min(longestPauseMs, firstPauseMs * 2 ** tries))
    window.addEventListener('online', onRetry)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', onRetry)
    }
  }, [onRetry, tries])
  return (
    <div className="p-4">
      <ErrorNote title={text.partMissing} {...(onRetry ? { retry: { label: text.retry, run: onRetry } } : {})}>
        {text.partMissingMore}
      </ErrorNote>
    </div>
  )
}
