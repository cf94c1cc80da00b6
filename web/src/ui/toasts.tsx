import { X } from 'lucide-react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { useUiText } from './ui-text.ts'

export interface ToastLine {
  id: string
  text: string
  tone: 'neutral' | 'good' | 'danger'
  action: { label: string; run: () => void } | null
}

interface ToastsProps {
  lines: readonly ToastLine[]
  onDismiss: (id: string) => void
  /** While a pointer or the focus is on the notices they should not go away. */
  onHold?: (held: boolean) => void
}

/** The notices at the foot of the page, each with at most one action ("Undo"). Spoken politely, failures at once. */
export function Toasts({ lines, onDismiss, onHold }: ToastsProps) {
  const text = useUiText()
  return (
    <section
      // Stays within reach while a dialog or the drawer hides everything else.
      data-react-aria-top-layer="true"
      aria-label={text.notices}
      onPointerEnter={() => onHold?.(true)}
      onPointerLeave={() => onHold?.(false)}
      onFocus={() => onHold?.(true)}
      onBlur={() => onHold?.(false)}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-start gap-2 p-4 max-sm:bottom-16 sm:right-auto sm:left-19 sm:w-118 wide:in-[body:has([data-drawer])]:right-0 wide:in-[body:has([data-drawer])]:left-auto"
    >
      <div aria-live="polite" className="contents">
        {lines
          .filter((line) => line.tone !== 'danger')
          .map((line) => (
            <Toast key={line.id} line={line} onDismiss={onDismiss} />
          ))}
      </div>
      <div aria-live="assertive" className="contents">
        {lines
          .filter((line) => line.tone === 'danger')
          .map((line) => (
            <Toast key={line.id} line={line} onDismiss={onDismiss} />
          ))}
      </div>
    </section>
  )
}

function Toast({ line, onDismiss }: { line: ToastLine; onDismiss: (id: string) => void }) {
  const text = useUiText()
  const { action } = line
  return (
    <div className="pointer-events-auto flex w-full max-w-110 animate-enter items-center gap-2 rounded-panel bg-inverse py-1.5 pr-1.5 pl-4 text-on-inverse shadow-float">
      {line.tone !== 'neutral' && (
        <span
          aria-hidden
          className={classNames('size-2 shrink-0 rounded-full', line.tone === 'good' ? 'bg-good' : 'bg-bad')}
        />
      )}
      <span className="min-w-0 flex-1 py-1.5">{line.text}</span>
      {action && (
        <Button
          size="small"
          tone="quiet"
          className="text-on-inverse underline underline-offset-4 hover:bg-on-inverse/15 hover:text-on-inverse active:bg-on-inverse/25"
          onPress={() => {
            action.run()
            onDismiss(line.id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={text.close}
        icon={X}
        size="small"
        className="text-on-inverse hover:bg-on-inverse/15 hover:text-on-inverse"
        onPress={() => onDismiss(line.id)}
      />
    </div>
  )
}
