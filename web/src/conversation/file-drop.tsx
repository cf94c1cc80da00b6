import { type DragEvent, type ReactNode, useState } from 'react'
import { useText } from '#base/language.ts'
import { composerText } from './composer.text.ts'
import { useAddFiles } from './use-add-files.ts'
import { useWriting } from './writing.ts'

/** Files may be dropped anywhere on the conversation, but never beside it, where the browser would open them. */
export function FileDrop({ cardId, isOpen, children }: { cardId: string; isOpen: boolean; children: ReactNode }) {
  const text = useText(composerText)
  const addFiles = useAddFiles(cardId)
  const { mode } = useWriting(cardId)
  const [isOver, setOver] = useState(false)
  const takes = isOpen && mode === 'message'
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside the text does the same for keyboards
    <div
      className="relative flex min-h-0 min-w-0 flex-1"
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = takes ? 'copy' : 'none'
        setOver(takes)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        if (takes) addFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-3 z-10 flex items-center justify-center rounded-panel border-2 border-accent border-dashed bg-accent-soft/90 font-semibold text-accent-ink text-lg">
          {text.dropHere}
        </div>
      )}
    </div>
  )
}
