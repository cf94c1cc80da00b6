import type { Message } from '@aldia/shared/message.ts'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { AttachmentState } from './attachment-state.tsx'
import { useConversation } from './conversation-context.ts'
import { fileAddress } from './file-address.ts'
import { mediaBox } from './media-box.ts'
import { messageText } from './message.text.ts'

/** A photo in its fixed room; opens large. */
export function Photo({ message, from }: { message: Message; from: string }) {
  const text = useText(messageText)
  const { enlarge } = useConversation()
  const [broken, setBroken] = useState(false)
  const { attachment } = message
  const box = mediaBox(attachment?.width ?? null, attachment?.height ?? null)
  const address = fileAddress(attachment)
  if (attachment === null) return null
  if (address === null) return <AttachmentState messageId={message.id} attachment={attachment} style={box} />
  if (broken) return <BrokenPicture box={box} />
  return (
    <button
      type="button"
      aria-label={`${text.openImage}: ${text.imageFrom(from)}`}
      onClick={() => enlarge(message)}
      style={box}
      className="block max-w-full overflow-hidden rounded-control bg-ink/5"
    >
      <img
        src={address}
        alt=""
        width={box.width}
        height={box.height}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
        // Of unknown shape it is shown whole, however much room stays empty.
        className={`size-full ${attachment.width === null ? 'object-contain' : 'object-cover'}`}
      />
    </button>
  )
}

/** A sticker: small, without a bubble's colour behind it. */
export function Sticker({ message, from }: { message: Message; from: string }) {
  const text = useText(messageText)
  const [broken, setBroken] = useState(false)
  const box = { width: 140, height: 140 }
  const { attachment } = message
  const address = fileAddress(attachment)
  if (attachment === null) return null
  if (address === null) return <AttachmentState messageId={message.id} attachment={attachment} style={box} />
  if (broken) return <BrokenPicture box={box} />
  return (
    <img
      src={address}
      alt={`${text.kinds.sticker}, ${from}`}
      width={box.width}
      height={box.height}
      loading="lazy"
      decoding="async"
      onError={() => setBroken(true)}
      className="size-35 object-contain"
    />
  )
}

/** A video in its fixed room, with the browser's own controls. */
export function Film({ message, from }: { message: Message; from: string }) {
  const text = useText(messageText)
  const [broken, setBroken] = useState(false)
  const { attachment } = message
  const box = mediaBox(attachment?.width ?? null, attachment?.height ?? null)
  const address = fileAddress(attachment)
  if (attachment === null) return null
  if (address === null) return <AttachmentState messageId={message.id} attachment={attachment} style={box} />
  if (broken) {
    return (
      <p className="max-w-72 rounded-control bg-ink/5 px-3 py-2 text-ink-soft text-sm">
        {text.playFailed}{' '}
        <a href={address} download className="text-accent-ink underline underline-offset-2">
          {text.download}
        </a>
      </p>
    )
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: what debtors film comes without captions
    <video
      src={address}
      aria-label={`${text.kinds.video}, ${from}`}
      controls
      preload="metadata"
      playsInline
      onError={() => setBroken(true)}
      style={box}
      className="max-w-full rounded-control bg-black object-contain"
    />
  )
}

function BrokenPicture({ box }: { box: { width: number; height: number } }) {
  const text = useText(messageText)
  return (
    <div
      style={box}
      className="flex max-w-full flex-col items-center justify-center gap-2 rounded-control bg-ink/5 px-4 text-center text-ink-soft text-sm"
    >
      <ImageOff aria-hidden size={20} />
      {text.imageBroken}
    </div>
  )
}
