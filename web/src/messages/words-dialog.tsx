import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { wordsDialogText } from './words-dialog.text.ts'

interface WordsDialogProps {
  title: string
  /** The words so far. */
  words: string
  help?: string
  /** What the press that keeps them is called. */
  confirm: string
  /** Keeps them; rejects with an `ApiFailure` when the server refuses. */
  onSave: (words: string) => Promise<unknown>
  onClose: () => void
}

/** Other words for what has not left. What was typed stays when the server refuses. */
export function WordsDialog({ title, words: before, help, confirm, onSave, onClose }: WordsDialogProps) {
  const text = useText(wordsDialogText)
  const [words, setWords] = useState(before)
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)

  async function save() {
    if (words.trim() === '') return setProblem(text.expected)
    setSaving(true)
    try {
      await onSave(words.trim())
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
      title={title}
      canDismiss={!saving}
      actions={
        <>
          <Button onPress={onClose}>{text.back}</Button>
          <Button tone="main" isPending={saving} onPress={() => void save()}>
            {confirm}
          </Button>
        </>
      }
    >
      <TextField
        label={text.words}
        {...(help === undefined ? {} : { help })}
        value={words}
        onChange={(next) => {
          setWords(next)
          setProblem(null)
        }}
        lines={7}
        autoFocus
        error={problem}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      />
    </Dialog>
  )
}
