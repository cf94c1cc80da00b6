import type { PlannedItem } from '@aldia/shared/cadence-commands.ts'
import { useText } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { approveWith } from '#cadences/step-actions.ts'
import { WordsDialog } from '#messages/words-dialog.tsx'

/** Other words for one step, approved with the same press. */
export function EditStepDialog({ item, onClose }: { item: PlannedItem; onClose: () => void }) {
  const text = useText(cadencesText)
  return (
    <WordsDialog
      title={text.editTitle}
      words={item.text ?? ''}
      help={text.editHelp}
      confirm={text.approve}
      onSave={(words) => approveWith(item, words)}
      onClose={onClose}
    />
  )
}
