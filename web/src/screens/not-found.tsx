import { Compass } from 'lucide-react'
import { Link } from 'react-router'
import { useText } from '#base/language.ts'
import { paths } from '#screens/paths.ts'
import { screensText } from '#screens/screens.text.ts'
import { buttonClass } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

/** An address that leads nowhere, with a way back. */
export function NotFound() {
  const text = useText(screensText)
  return (
    <div className="flex h-full items-center">
      <h1 className="sr-only">{text.notFound}</h1>
      <EmptyState
        icon={Compass}
        title={text.notFound}
        action={
          <Link to={paths.board} className={buttonClass('main')}>
            {text.toBoard}
          </Link>
        }
      >
        {text.notFoundMore}
      </EmptyState>
    </div>
  )
}
