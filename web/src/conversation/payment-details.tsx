import { Account } from '@aldia/shared/account.ts'
import { localeOf } from '@aldia/shared/language.ts'
import { paymentBlock } from '@aldia/shared/payment-block.ts'
import type { PaymentMethod } from '@aldia/shared/payment-method.ts'
import { WalletCards } from 'lucide-react'
import { useRef, useState } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { ApiFailure, getJson } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { compose } from '#messages/compose.ts'
import { usePaymentMethods } from '#payments/payment-methods.ts'
import { useCard, useWorkspace } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { listClass, listItemClass, popoverClass } from '#ui/select.tsx'
import { composerText } from './composer.text.ts'
import { amountToPay, referenceOf } from './payment-amount.ts'

/** Puts one of the ways to pay into the message, with the exact amount and what it is for. Nothing is sent by it. */
export function PaymentDetails({ cardId }: { cardId: string }) {
  const text = useText(composerText)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <span ref={anchor}>
      <Button size="small" tone="quiet" icon={WalletCards} aria-expanded={open} onPress={() => setOpen(true)}>
        <span className="max-sm:sr-only">{text.paymentDetails}</span>
      </Button>
      <Popover
        isOpen={open}
        onOpenChange={setOpen}
        triggerRef={anchor}
        placement="top start"
        className={classNames(popoverClass, 'min-w-64')}
      >
        <MethodChoice cardId={cardId} onDone={() => setOpen(false)} />
      </Popover>
    </span>
  )
}

function MethodChoice({ cardId, onDone }: { cardId: string; onDone: () => void }) {
  const text = useText(composerText)
  const card = useCard(cardId)
  const { language, country, currency } = useWorkspace()
  const { methods, state } = usePaymentMethods()
  const live = methods.filter((method) => method.archivedAt === null)
  const put = async ({ details }: PaymentMethod) => {
    const amount = card === undefined ? null : amountToPay(card, { kind: details.kind, currency })
    const reference = amount === null ? null : await referenceFor(cardId, amount.currency)
    compose(cardId, paymentBlock({ details }, { amount, reference, language, locale: localeOf(language, country) }))
    onDone()
  }
  if (live.length === 0) {
    const words = { loading: text.methodsLoading, ready: text.noMethods, failed: text.methodsFailed }[state]
    return (
      <p role="status" className="max-w-72 px-3 py-2.5 text-ink-soft">
        {words}
      </p>
    )
  }
  return (
    <Menu aria-label={text.paymentDetails} autoFocus="first" className={listClass}>
      {live.map((method) => (
        <MenuItem
          key={method.id}
          id={method.id}
          textValue={method.name}
          onAction={() => void put(method)}
          className={listItemClass}
        >
          <WalletCards aria-hidden size={16} className="shrink-0 text-ink-faint" />
          <span className="min-w-0 flex-1 truncate">{method.name}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}

/** Without an answer the block goes without a reference: the amount is what matters. */
async function referenceFor(cardId: string, currency: string): Promise<string | null> {
  try {
    return referenceOf(await getJson(`/api/cards/${encodeURIComponent(cardId)}/account`, Account), currency)
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    return null
  }
}
