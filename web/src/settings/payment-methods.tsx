import { archivePaymentMethod, type PaymentMethod } from '@aldia/shared/payment-method.ts'
import { Archive, EllipsisVertical, Pencil, Plus, WalletCards } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { usePaymentMethods } from '#payments/payment-methods.ts'
import { runCommand } from '#records/commands.ts'
import { moneyText } from '#settings/money.text.ts'
import { PaymentMethodForm } from '#settings/payment-method-form.tsx'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { paymentMethodsText } from './payment-methods.text.ts'

/** How the business can be paid. */
export function PaymentMethodsSection({ mayChange }: { mayChange: boolean }) {
  const words = useText(paymentMethodsText)
  const text = useText(moneyText)
  const { methods, state, retry } = usePaymentMethods()
  const [open, setOpen] = useState<PaymentMethod | 'new' | null>(null)
  const live = methods.filter((method) => method.archivedAt === null)
  const archived = methods.filter((method) => method.archivedAt !== null)
  return (
    <Section title={words.methods} lead={words.methodsLead}>
      {state === 'failed' && <ErrorNote title={words.methodsFailed} retry={{ label: text.retry, run: retry }} />}
      {state === 'loading' && (
        <Loading>
          <Skeleton className="h-14 w-full" />
        </Loading>
      )}
      {state === 'ready' && live.length === 0 && <p className="pb-4 text-ink-soft">{words.noMethods}</p>}
      <ul className="divide-y divide-line border-line border-y empty:border-y-0">
        {live.map((method) => (
          <li key={method.id} className="flex items-center gap-3 py-2.5">
            <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-soft">
              <WalletCards aria-hidden size={20} />
            </span>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-ink">{method.name}</span>
              <span className="figures block truncate text-ink-faint text-sm">
                {words.kinds[method.details.kind]} · {mainNumber(method)}
              </span>
            </span>
            {mayChange && (
              <Menu
                label={text.more(method.name)}
                trigger={<IconButton label={text.more(method.name)} icon={EllipsisVertical} />}
                entries={[
                  { id: 'edit', label: words.edit(method.name), icon: Pencil, run: () => setOpen(method) },
                  {
                    id: 'archive',
                    label: words.archive(method.name),
                    icon: Archive,
                    run: () => void setArchived(method, true, words.methodArchived(method.name)),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {mayChange && state === 'ready' && (
        <Button icon={Plus} className="mt-4" onPress={() => setOpen('new')}>
          {words.addMethod}
        </Button>
      )}
      {archived.length > 0 && (
        <div className="mt-4">
          <Fold title={words.archivedMethods(archived.length)}>
            <ul className="divide-y divide-line border-line border-y">
              {archived.map((method) => (
                <li key={method.id} className="flex items-center gap-3 py-2.5">
                  <span className="min-w-0 flex-1 truncate text-ink-soft">{method.name}</span>
                  {mayChange && (
                    <Button
                      size="small"
                      onPress={() => void setArchived(method, false, words.methodRestored(method.name))}
                    >
                      {words.restore}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Fold>
        </div>
      )}
      {open !== null && <PaymentMethodForm method={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

async function setArchived(method: PaymentMethod, archived: boolean, said: string): Promise<void> {
  try {
    await runCommand(archivePaymentMethod, { paymentMethodId: method.id, archived })
    notify({ text: said })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}

/** What tells one from another of the same kind. */
function mainNumber({ details }: PaymentMethod): string {
  switch (details.kind) {
    case 'bank_transfer':
      return `${details.bank} ${details.accountNumber}`
    case 'pix':
    case 'bre_b':
      return details.key
    case 'clabe':
      return details.clabe
    case 'cbu':
      return details.alias ?? details.cbu ?? ''
    case 'yape':
    case 'nequi':
      return details.phone
    case 'link':
      return details.url
    case 'cash':
      return details.place
  }
}
