import type { Message } from '@aldia/shared/message.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { rewriteWaiting } from '#outgoing/waiting-actions.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Other words for a message that has not left. What was typed stays when the server refuses. */
export function RewriteDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const text = useText(outgoingText)
  const [words, setWords] = useState(message.text ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)

  async function save() {
    if (words.trim() === '') return setProblem(text.expectedWords)
    setSaving(true)
    try {
      await rewriteWaiting(message, words.trim())
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
      title={text.rewriteTitle}
      canDismiss={!saving}
      actions={
        <>
          <Button onPress={onClose}>{text.back}</Button>
          <Button tone="main" isPending={saving} onPress={() => void save()}>
            {text.save}
          </Button>
        </>
      }
    >
      <TextField
        label={text.words}
        value={words}
        onChange={(next) => {
          setWords(next)
          setProblem(null)
        }}
        lines={5}
        autoFocus
        error={problem}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      />
    </Dialog>
  )
}
