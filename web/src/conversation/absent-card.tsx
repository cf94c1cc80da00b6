import { CircleOff } from 'lucide-react'
import { useText } from '#base/language.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { conversationText } from './conversation.text.ts'
import { drawerText } from './drawer.text.ts'
import { ThreadSkeleton } from './thread-skeleton.tsx'

interface AbsentCardProps {
  state: 'loading' | 'missing' | 'failed'
  onRetry: () => void
  onClose: () => void
}

/** While the card is not here, or when there is no such card. */
export function AbsentCard({ state, onRetry, onClose }: AbsentCardProps) {
  const text = useText(conversationText)
  const drawer = useText(drawerText)
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end bg-chat">
      {state === 'loading' && <ThreadSkeleton />}
      {state === 'failed' && (
        <div className="m-auto w-full max-w-110 p-5">
          <ErrorNote title={text.loadFailedTitle} retry={{ label: text.tryAgain, run: onRetry }}>
            {text.loadFailedText}
          </ErrorNote>
        </div>
      )}
      {state === 'missing' && (
        <div className="m-auto">
          <EmptyState
            icon={CircleOff}
            title={drawer.goneTitle}
            action={
              <Button tone="main" onPress={onClose}>
                {text.close}
              </Button>
            }
          >
            {drawer.goneText}
          </EmptyState>
        </div>
      )}
    </div>
  )
}
