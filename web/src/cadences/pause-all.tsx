import { PauseCircle } from 'lucide-react'
import { useText } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { useStepActions } from '#cadences/step-actions.ts'
import { useMay, useWorkspace } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'

/** Stands on every screen while all reminders are paused. */
export function PausedBanner() {
  const text = useText(cadencesText)
  const isPaused = useWorkspace().remindersPausedAt !== null
  const mayResume = useMay('manage_board')
  const { pauseAll } = useStepActions()
  if (!isPaused) return null
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-warn-soft px-4 py-1.5 text-warn-ink max-sm:px-3"
    >
      <PauseCircle aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1 basis-60 text-sm">
        <strong className="font-semibold">{text.allPaused}.</strong> {text.allPausedText}
      </p>
      {mayResume && (
        <Button size="small" onPress={() => pauseAll(false)}>
          {text.resumeAll}
        </Button>
      )}
    </div>
  )
}
