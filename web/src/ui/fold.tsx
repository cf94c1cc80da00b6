import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { classNames } from './class-names.ts'

interface FoldProps {
  title: ReactNode
  /** Beside the title, seen when folded as well. */
  summary?: ReactNode
  openAtFirst?: boolean
  children: ReactNode
}

/** A part that folds away. What is inside stays in the page, so that nothing typed there is lost. */
export function Fold({ title, summary, openAtFirst = false, children }: FoldProps) {
  const [open, setOpen] = useState(openAtFirst)
  const contentId = useId()
  return (
    <div>
      <Button
        aria-expanded={open}
        aria-controls={contentId}
        onPress={() => setOpen(!open)}
        className="-mx-2 flex w-[calc(100%+1rem)] items-center gap-2 rounded-control px-2 py-2 text-left font-medium text-ink hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          size={16}
          className={classNames('shrink-0 text-ink-faint transition-transform', open && 'rotate-90')}
        />
        <span className="min-w-0 flex-1">
          <span className="block">{title}</span>
          {summary && !open && (
            <span className="figures block truncate font-normal text-ink-faint text-sm">{summary}</span>
          )}
        </span>
      </Button>
      <div id={contentId} hidden={!open} className="pt-2 pb-1">
        {children}
      </div>
    </div>
  )
}
