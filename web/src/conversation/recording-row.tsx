import { Check, SendHorizontal, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useText } from '#base/language.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { composerText } from './composer.text.ts'
import { lengthInWords } from './outgoing-file.ts'

interface RecordingRowProps {
  seconds: number
  onFinish: (how: 'kept' | 'send' | 'discard') => void
}

/** In place of the text while the microphone is open. Esc ends the recording and keeps it for listening. */
export function RecordingRow({ seconds, onFinish }: RecordingRowProps) {
  const text = useText(composerText)
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => row.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form
    <div
      ref={row}
      role="group"
      tabIndex={-1}
      aria-label={text.asVoice}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onFinish('kept')
      }}
      className="flex h-9 items-center gap-1 outline-none max-sm:h-11"
    >
      <IconButton label={text.discardRecording} icon={Trash2} onPress={() => onFinish('discard')} />
      <p className="figures flex flex-1 items-center gap-2 px-2 text-ink">
        <span aria-hidden className="size-2.5 animate-pulse rounded-full bg-bad" />
        {text.recording(lengthInWords(seconds))}
      </p>
      <IconButton label={text.stopRecording} icon={Check} onPress={() => onFinish('kept')} />
      <IconButton
        label={text.sendRecording}
        icon={SendHorizontal}
        tone="main"
        className="max-sm:size-11"
        onPress={() => onFinish('send')}
      />
    </div>
  )
}
