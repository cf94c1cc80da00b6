import type { Payment } from '@aldia/shared/payment.ts'
import { ExternalLink, FileText, ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { claimText } from './claim.text.ts'

interface ReceiptViewProps {
  payment: Pick<Payment, 'receipt'>
  /** Whose it is. */
  name: string
}

/** The picture of a receipt, large enough to be read; opens whole in another tab. Other files are offered as what they are. */
export function ReceiptView({ payment: { receipt }, name }: ReceiptViewProps) {
  const text = useText(claimText)
  const [broken, setBroken] = useState(false)
  if (receipt === null) {
    return (
      <div className="flex min-h-40 flex-col items-center justify-center gap-1 rounded-panel bg-sunken px-6 py-8 text-center text-ink-soft">
        <ReceiptText aria-hidden size={20} />
        <p className="font-medium text-ink">{text.noReceipt}</p>
        <p>{text.noReceiptMore}</p>
      </div>
    )
  }
  const address = `/api/files/${encodeURIComponent(receipt.id)}`
  const isPicture = receipt.mimeType.startsWith('image/') && !broken
  return (
    <figure>
      <a
        href={address}
        target="_blank"
        rel="noreferrer"
        aria-label={`${text.openReceipt}: ${receipt.name}`}
        className="group relative block overflow-hidden rounded-panel bg-sunken ring-1 ring-line ring-inset"
      >
        {isPicture ? (
          <img
            src={address}
            alt={text.receiptOf(name)}
            decoding="async"
            onError={() => setBroken(true)}
            className="mx-auto max-h-[70dvh] min-h-40 w-full object-contain"
          />
        ) : (
          <span className="flex min-h-40 items-center justify-center gap-3 p-6 text-ink">
            <FileText aria-hidden size={20} className="shrink-0 text-ink-soft" />
            <bdi className="min-w-0">{receipt.name}</bdi>
          </span>
        )}
        <span className="absolute top-2 right-2 flex size-9 items-center justify-center rounded-control bg-raised text-ink-soft shadow-float group-hover:text-ink">
          <ExternalLink aria-hidden size={16} />
        </span>
      </a>
      {broken && <figcaption className="pt-1.5 text-ink-faint text-sm">{text.receiptBroken}</figcaption>}
    </figure>
  )
}
