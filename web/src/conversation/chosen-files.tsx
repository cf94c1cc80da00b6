import { FileText, Image, RotateCw, X } from 'lucide-react'
import { plainLine } from '#base/bidi.ts'
import { sizeInWords } from '#base/byte-size.ts'
import { useLocale, useText } from '#base/language.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { composerText } from './composer.text.ts'
import { conversationText } from './conversation.text.ts'
import { FilePicture } from './leaving-files.tsx'
import { messageText } from './message.text.ts'
import { lengthInWords, sendAs } from './outgoing-file.ts'
import { changeSendAs, type OutgoingFile, removeFile, retryUpload } from './outgoing-files.ts'
import { VoicePlayer } from './voice-player.tsx'

/** Files that go out with the next press of "send": what, how large, as what, and how far uploaded. */
export function ChosenFiles({ files }: { files: readonly OutgoingFile[] }) {
  if (files.length === 0) return null
  return (
    <ul className="mb-2 max-h-56 space-y-1.5 overflow-y-auto">
      {files.map((file) => (
        <ChosenFile key={file.key} file={file} />
      ))}
    </ul>
  )
}

function ChosenFile({ file }: { file: OutgoingFile }) {
  const text = useText(composerText)
  const ofMessage = useText(messageText)
  const lines = useText(conversationText)
  const { locale } = useLocale()
  const name = plainLine(file.name) || ofMessage.unnamedFile
  const { upload } = file
  const kinds = { image: text.asImage, video: text.asVideo, document: text.asDocument, voice: text.asVoice }
  const own = sendAs({ type: file.mimeType, size: file.sizeBytes })
  const mayChange = file.as !== 'voice' && own !== 'document'
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  return (
    <li className="flex items-center gap-2.5 rounded-control bg-sunken p-1.5">
      {file.as === 'voice' ? (
        <VoicePlayer
          address={file.url}
          seconds={file.durationSeconds}
          label={text.voiceReady(lengthInWords(file.durationSeconds ?? 0))}
        />
      ) : (
        <FilePicture file={file} />
      )}
      <div className="min-w-0 flex-1">
        {file.as !== 'voice' && <bdi className="block truncate font-medium text-sm">{name}</bdi>}
        {upload.state === 'failed' ? (
          <p role="alert" className="text-bad-ink text-sm">
            {text.uploadFailed} {upload.message}
          </p>
        ) : (
          <p className="figures truncate text-ink-faint text-sm">
            {[
              kinds[file.as],
              sizeInWords(file.sizeBytes, locale),
              upload.state === 'uploading' ? text.uploading(percent.format(upload.share)) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </div>
      {upload.state === 'failed' && (
        <IconButton label={lines.retry} icon={RotateCw} size="small" onPress={() => retryUpload(file.key)} />
      )}
      {mayChange && (
        <IconButton
          label={file.as === 'document' ? text.sendAsMedia : text.sendAsDocument}
          icon={file.as === 'document' ? Image : FileText}
          size="small"
          onPress={() => changeSendAs(file.key, file.as === 'document' ? own : 'document')}
        />
      )}
      <IconButton label={text.removeFile(name)} icon={X} size="small" onPress={() => removeFile(file.key)} />
    </li>
  )
}
