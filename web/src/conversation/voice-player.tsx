import type { Message } from '@aldia/shared/message.ts'
import { Mic, Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useText } from '#base/language.ts'
import { AttachmentState } from './attachment-state.tsx'
import { fileAddress } from './file-address.ts'
import { messageText } from './message.text.ts'
import { lengthInWords } from './outgoing-file.ts'
import { ownUpload } from './outgoing-files.ts'

/** A voice note or another sound of a message. */
export function Voice({ message, from }: { message: Message; from: string }) {
  const text = useText(messageText)
  const { attachment } = message
  const address = fileAddress(attachment)
  if (attachment === null) return null
  if (address === null) return <AttachmentState messageId={message.id} attachment={attachment} className="w-64" />
  const seconds = attachment.durationSeconds ?? ownUpload(attachment.fileId)?.durationSeconds ?? null
  const kind = message.kind === 'voice' ? text.kinds.voice : text.kinds.audio
  return <VoicePlayer address={address} seconds={seconds} label={`${kind}, ${from}`} />
}

const rates = [1, 1.5, 2] as const
/** Only one voice speaks at a time. */
let speaking: HTMLAudioElement | null = null

interface VoicePlayerProps {
  address: string
  /** Length as the message tells it; recordings of browsers do not carry theirs. */
  seconds: number | null
  label: string
}

/** Play, position, time and speed. */
export function VoicePlayer({ address, seconds, label }: VoicePlayerProps) {
  const text = useText(messageText)
  const { locale } = useLocale()
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [measured, setMeasured] = useState<number | null>(null)
  const [rate, setRate] = useState<(typeof rates)[number]>(1)
  const [broken, setBroken] = useState(false)
  const total = seconds ?? measured ?? 0

  useEffect(() => {
    const element = audio.current
    return () => {
      element?.pause()
      if (speaking === element) speaking = null
    }
  }, [])

  const toggle = () => {
    const element = audio.current
    if (element === null) return
    if (!element.paused) return element.pause()
    speaking?.pause()
    speaking = element
    element.playbackRate = rate
    element.play().catch(() => setBroken(true))
  }
  const nextRate = () => {
    const next = rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1
    setRate(next)
    if (audio.current !== null) audio.current.playbackRate = next
  }
  const PlayIcon = playing ? Pause : Play
  const shownRate = new Intl.NumberFormat(locale).format(rate)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form
    <div role="group" aria-label={label} className="flex w-68 max-w-full items-center gap-2 py-1">
      {/* biome-ignore lint/a11y/useMediaCaption: what debtors say comes without captions */}
      <audio
        ref={audio}
        src={address}
        preload={seconds === null ? 'metadata' : 'none'}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => {
          const { duration } = event.currentTarget
          setMeasured(Number.isFinite(duration) ? duration : null)
        }}
        onError={() => setBroken(true)}
      />
      <button
        type="button"
        aria-label={playing ? text.pause : text.play}
        onClick={toggle}
        className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-hover"
      >
        <PlayIcon aria-hidden size={16} />
      </button>
      <div className="min-w-0 flex-1">
        <input
          type="range"
          aria-label={text.position}
          aria-valuetext={`${lengthInWords(at)} / ${lengthInWords(total)}`}
          min={0}
          max={Math.max(total, at, 0.1)}
          step={0.1}
          value={at}
          onChange={(event) => {
            const position = Number(event.target.value)
            setAt(position)
            if (audio.current !== null) audio.current.currentTime = position
          }}
          className="block h-5 w-full cursor-pointer accent-accent"
        />
        <p className="figures flex items-center gap-1 text-ink-soft text-sm leading-4">
          <Mic aria-hidden size={12} />
          {broken ? (
            <span className="text-bad-ink">
              {text.playFailed}{' '}
              <a href={address} download className="underline underline-offset-2">
                {text.download}
              </a>
            </span>
          ) : (
            lengthInWords(playing || at > 0 ? at : total)
          )}
        </p>
      </div>
      <button
        type="button"
        aria-label={text.speed(shownRate)}
        onClick={nextRate}
        className="figures h-6 min-w-10 shrink-0 self-start rounded-full bg-ink/8 px-2 font-medium text-ink-soft text-sm hover:bg-ink/15"
      >
        {shownRate}×
      </button>
    </div>
  )
}
