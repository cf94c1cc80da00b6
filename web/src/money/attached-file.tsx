import type { DebtFile } from '@aldia/shared/debt.ts'
import { FileText, Image, X } from 'lucide-react'
import { sizeInWords } from '#base/byte-size.ts'
import { useLocale, useText } from '#base/language.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { formsText } from './forms.text.ts'

/** A stored file as a line that opens it; with a button that takes it away where that is possible. */
export function AttachedFile({ file, onRemove }: { file: DebtFile; onRemove?: () => void }) {
  const text = useText(formsText)
  const { locale } = useLocale()
  const Icon = file.mimeType.startsWith('image/') ? Image : FileText
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Icon aria-hidden size={16} className="shrink-0 text-ink-faint" />
      <a
        href={`/api/files/${encodeURIComponent(file.id)}`}
        target="_blank"
        rel="noopener noreferrer"
        className="min-w-0 truncate text-accent-ink underline underline-offset-2"
      >
        <bdi>{file.name}</bdi>
      </a>
      <span className="figures shrink-0 text-ink-faint text-sm">{sizeInWords(file.sizeBytes, locale)}</span>
      {onRemove && <IconButton label={text.fileRemove(file.name)} icon={X} size="small" onPress={onRemove} />}
    </span>
  )
}
