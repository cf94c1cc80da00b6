import type { DebtFile } from '@aldia/shared/debt.ts'
import { useText } from '#base/language.ts'
import { useUpload } from '#base/use-upload.ts'
import { AttachedFile } from '#money/attached-file.tsx'
import { FileChoice } from '#ui/file-choice.tsx'
import { paymentFormText } from './payment-form.text.ts'

interface ReceiptFieldProps {
  file: DebtFile | null
  /** The file of the message that the form was opened from; counts where no other one is chosen. */
  messageFile: DebtFile | null
  onChange: (file: DebtFile | null) => void
  error?: string | undefined
}

/** The receipt of a payment: from the message, or attached here. Pictures are shown, so that the amount can be read off. */
export function ReceiptField({ file, messageFile, onChange, error }: ReceiptFieldProps) {
  const text = useText(paymentFormText)
  const upload = useUpload(onChange)
  const shown = file ?? messageFile
  const problem = error ?? upload.error
  return (
    <div className="flex flex-col items-start gap-2">
      <span className="font-medium text-ink">{text.receipt}</span>
      {shown?.mimeType.startsWith('image/') && (
        <a href={`/api/files/${encodeURIComponent(shown.id)}`} target="_blank" rel="noopener noreferrer">
          <img
            src={`/api/files/${encodeURIComponent(shown.id)}`}
            alt={text.receiptOpen}
            className="max-h-40 max-w-full rounded-control object-contain ring-1 ring-line"
          />
        </a>
      )}
      {shown !== null && <AttachedFile file={shown} {...(file !== null ? { onRemove: () => onChange(null) } : {})} />}
      {file === null && (
        <FileChoice
          label={text.receiptAdd}
          accept="image/*,application/pdf"
          onFile={upload.start}
          isPending={upload.isPending}
        />
      )}
      {problem !== null && problem !== undefined && (
        <p role="alert" className="text-bad-ink text-sm">
          {problem}
        </p>
      )}
    </div>
  )
}
