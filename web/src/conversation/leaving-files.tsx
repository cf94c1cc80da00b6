import { FileText, Mic, RotateCw, X } from 'lucide-react'
import { plainLine } from '#base/bidi.ts'
import { sizeInWords } from '#base/byte-size.ts'
import { useLocale, useText } from '#base/language.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { composerText } from './composer.text.ts'
import { conversationText } from './conversation.text.ts'
import { messageText } from './message.text.ts'
import { type OutgoingFile, removeFile, retryUpload, useLeavingFiles } from './outgoing-files.ts'

/** Files on the way to the server, at the foot of the thread until they are messages: progress, cancel, try again. */
export function LeavingFiles({ cardId }: { cardId: string }) {
  const files = useLeavingFiles(cardId)
  if (files.length === 0) return null
  return (
    <ul className="flex flex-col items-end gap-1 px-3 pb-2 sm:px-5">
      {files.map((file) => (
        <LeavingFile key={file.key} file={file} />
      ))}
    </ul>
  )
}

function LeavingFile({ file }: { file: OutgoingFile }) {
  const ofMessage = useText(messageText)
  const text = useText(conversationText)
  const words = useText(composerText)
  const { locale } = useLocale()
  const { upload } = file
  const name = plainLine(file.name) || ofMessage.unnamedFile
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const share = upload.state === 'uploading' ? upload.share : upload.state === 'ready' ? 1 : 0
  return (
    <li className="w-76 max-w-full rounded-panel bg-chat-ours px-2.5 py-2 text-ink">
      <div className="flex items-center gap-2.5">
        <FilePicture file={file} />
        <div className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{name}</bdi>
          {upload.state === 'failed' ? (
            <p role="alert" className="text-bad-ink text-sm">
              {words.uploadFailed} {upload.message}
            </p>
          ) : (
            <p className="figures text-ink-faint text-sm">
              {words.uploading(percent.format(share))} · {sizeInWords(file.sizeBytes, locale)}
            </p>
          )}
        </div>
        {upload.state === 'failed' && (
          <IconButton label={text.retry} icon={RotateCw} size="small" onPress={() => retryUpload(file.key)} />
        )}
        <IconButton label={words.removeFile(name)} icon={X} size="small" onPress={() => removeFile(file.key)} />
      </div>
      {upload.state !== 'failed' && (
        <div
          role="progressbar"
          aria-label={words.uploading('')}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          className="mt-2 h-1 overflow-hidden rounded-full bg-ink/10"
        >
          <div
            className="h-full origin-left bg-accent transition-transform"
            style={{ transform: `scaleX(${share})` }}
          />
        </div>
      )}
      {file.leaving !== null && file.leaving.text !== '' && (
        <p dir="auto" className="mt-1.5 line-clamp-3 whitespace-pre-wrap">
          {file.leaving.text}
        </p>
      )}
    </li>
  )
}

/** A small picture of a chosen file. */
export function FilePicture({ file }: { file: OutgoingFile }) {
  if (file.mimeType.startsWith('image/') && file.as !== 'document') {
    return <img src={file.url} alt="" className="size-11 shrink-0 rounded-control object-cover" />
  }
  const Icon = file.as === 'voice' ? Mic : FileText
  return (
    <span className="flex size-11 shrink-0 items-center justify-center rounded-control bg-surface text-ink-soft">
      <Icon aria-hidden size={20} />
    </span>
  )
}
