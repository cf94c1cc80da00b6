import { useRouteError } from 'react-router'
import { useText } from '#base/language.ts'
import { screensText } from '#screens/screens.text.ts'
import { ErrorNote } from '#ui/notice.tsx'

/** A fault of ours: says so, what was kept, and offers the way on. */
export function Crashed() {
  const text = useText(screensText)
  const error = useRouteError()
  return (
    <div className="mx-auto w-full max-w-lg px-4 py-12">
      <ErrorNote title={text.crashed} retry={{ label: text.reload, run: () => window.location.reload() }}>
        <p>{text.crashedMore}</p>
        {error instanceof Error && <p className="break-words text-sm">{error.message}</p>}
      </ErrorNote>
    </div>
  )
}
