import { type Attachment, refetchAttachment } from '@aldia/shared/message.ts'
import { CircleAlert, CloudDownload, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { Button } from '#ui/button.tsx'
import { useConversation } from './conversation-context.ts'
import { messageText } from './message.text.ts'

interface AttachmentStateProps {
  messageId: string
  attachment: Attachment
  className?: string
  style?: { width: number; height: number }
}

/** Stands in the place of a file that is not here: on its way, failed (with a button), or refused. */
export function AttachmentState({ messageId, attachment, className, style }: AttachmentStateProps) {
  const text = useText(messageText)
  const { mayWork } = useConversation()
  const [isPending, setPending] = useState(false)
  const { state } = attachment
  const Icon = state === 'waiting' ? CloudDownload : state === 'refused' ? ShieldAlert : CircleAlert
  const fetchAgain = async () => {
    setPending(true)
    try {
      await runCommand(refetchAttachment, { messageId })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }
  return (
    <div
      style={style}
      className={`flex max-w-full flex-col items-center justify-center gap-2 rounded-control bg-ink/5 px-4 py-3 text-center text-ink-soft text-sm ${className ?? ''}`}
    >
      <Icon aria-hidden size={20} className={state === 'waiting' ? 'animate-pulse' : undefined} />
      <span>{state === 'waiting' ? text.fileWaiting : state === 'refused' ? text.fileRefused : text.fileFailed}</span>
      {state === 'failed' && mayWork && (
        <Button size="small" isPending={isPending} onPress={fetchAgain}>
          {text.fileTryAgain}
        </Button>
      )}
    </div>
  )
}
