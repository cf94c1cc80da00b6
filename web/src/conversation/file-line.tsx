import type { Message } from '@aldia/shared/message.ts'
import { Download, FileText } from 'lucide-react'
import { plainLine } from '#base/bidi.ts'
import { sizeInWords } from '#base/byte-size.ts'
import { useLocale, useText } from '#base/language.ts'
import { AttachmentState } from './attachment-state.tsx'
import { fileAddress } from './file-address.ts'
import { messageText } from './message.text.ts'
import { ownUpload } from './outgoing-files.ts'

/** A document: name, kind, size, and the way to get it. */
export function FileLine({ message }: { message: Message }) {
  const text = useText(messageText)
  const { locale } = useLocale()
  const { attachment } = message
  if (attachment === null) return null
  const own = ownUpload(attachment.fileId)
  const name = plainLine(attachment.name ?? own?.name ?? '') || text.unnamedFile
  const bytes = attachment.sizeBytes ?? own?.sizeBytes ?? null
  const address = fileAddress(attachment)
  const about = [
    fileKind(name, attachment.mimeType || own?.mimeType || ''),
    bytes === null ? '' : sizeInWords(bytes, locale),
  ]
  const words = (
    <>
      <span className="flex size-10 shrink-0 items-center justify-center rounded-control bg-surface text-ink-soft">
        <FileText aria-hidden size={20} />
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="line-clamp-2 font-medium text-ink [overflow-wrap:anywhere]">{name}</bdi>
        <span className="figures block text-ink-soft text-sm">{about.filter(Boolean).join(' · ')}</span>
      </span>
    </>
  )
  if (address === null) {
    return (
      <div className="w-68 max-w-full space-y-2">
        <div className="flex items-center gap-3 rounded-control bg-ink/5 p-2">{words}</div>
        <AttachmentState messageId={message.id} attachment={attachment} />
      </div>
    )
  }
  return (
    <a
      href={address}
      download={name}
      className="flex w-68 max-w-full items-center gap-3 rounded-control bg-ink/5 p-2 pr-3 hover:bg-ink/8"
    >
      {words}
      <Download aria-label={text.download} size={16} className="shrink-0 text-ink-soft" />
    </a>
  )
}

function fileKind(name: string, mimeType: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]
  return (ending ?? mimeType.split('/').at(-1)?.slice(0, 12) ?? '').toUpperCase()
}
