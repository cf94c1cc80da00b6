import type { PlannedItem } from '@aldia/shared/cadence-commands.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { approveWith } from '#cadences/step-actions.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Other words for one step, approved with the same press. What was typed stays when the server refuses. */
export function EditStepDialog({ item, onClose }: { item: PlannedItem; onClose: () => void }) {
  const text = useText(cadencesText)
  const [words, setWords] = useState(item.text ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)

  async function save() {
    if (words.trim() === '') return setProblem(text.words)
    setSaving(true)
    try {
      await approveWith(item, words.trim())
      onClose()
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setProblem(error.message)
      setSaving(false)
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.editTitle}
      canDismiss={!saving}
      actions={
        <>
          <Button onPress={onClose}>{text.back}</Button>
          <Button tone="main" isPending={saving} onPress={() => void save()}>
            {text.approve}
          </Button>
        </>
      }
    >
      <TextField
        label={text.words}
        help={text.editHelp}
        value={words}
        onChange={(next) => {
          setWords(next)
          setProblem(null)
        }}
        lines={7}
        autoFocus
        error={problem}
      />
    </Dialog>
  )
}
