import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Keys } from './keys.tsx'

/** A tooltip on hover and focus around something focusable (a part of React Aria, or a native element in `Focusable`). */
export function Hint({ text, keys, children }: { text: string; keys?: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <Tooltip
        offset={6}
        className="z-50 flex max-w-72 items-center gap-2 rounded-control bg-inverse px-2 py-1 text-on-inverse text-sm shadow-float data-entering:animate-enter"
      >
        <span>{text}</span>
        {keys && <Keys of={keys} inverse />}
      </Tooltip>
    </TooltipTrigger>
  )
}
