import type { Message } from '@aldia/shared/message.ts'
import { useText } from '#base/language.ts'
import { WordsDialog } from '#messages/words-dialog.tsx'
import { outgoingText } from '#outgoing/outgoing.text.ts'
import { rewriteWaiting } from '#outgoing/waiting-actions.ts'

/** Other words for a message that has not left. */
export function RewriteDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const text = useText(outgoingText)
  return (
    <WordsDialog
      title={text.rewriteTitle}
      words={message.text ?? ''}
      confirm={text.save}
      onSave={(words) => rewriteWaiting(message, words)}
      onClose={onClose}
    />
  )
}
