import type { Lookalike, Payment } from '@aldia/shared/payment.ts'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { useAccount } from '#money/account.ts'
import { useCard } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { claimText } from './claim.text.ts'
import { ReceiptView } from './receipt-view.tsx'

interface CompareClaimsProps {
  payment: Payment
  name: string
  lookalike: Lookalike
  onIsAnother: () => void
  onClose: () => void
}

/** Two payments that look alike, side by side: the receipts first, what was written down below. */
export function CompareClaims({ payment, name, lookalike, onIsAnother, onClose }: CompareClaimsProps) {
  const text = useText(claimText)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.compareTitle}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button
            tone="main"
            onPress={() => {
              onIsAnother()
              onClose()
            }}
          >
            {text.isAnother}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <Side title={text.thisOne} payment={payment} name={name} />
        {lookalike.cardId === null ? (
          <Side title={text.otherOne} payment={{ ...lookalike, receipt: null, reference: null }} name="" />
        ) : (
          <OtherSide lookalike={lookalike} cardId={lookalike.cardId} />
        )}
      </div>
    </Dialog>
  )
}

function OtherSide({ lookalike, cardId }: { lookalike: Lookalike; cardId: string }) {
  const text = useText(claimText)
  const nameOf = usePersonName()
  const card = useCard(cardId)
  const { account } = useAccount(cardId)
  const other = account?.payments.find(({ id }) => id === lookalike.paymentId)
  const name = card === undefined ? (lookalike.personName ?? '') : nameOf(card)
  return <Side title={text.otherOne} payment={other ?? { ...lookalike, receipt: null, reference: null }} name={name} />
}

interface SideProps {
  title: string
  payment: Pick<Payment, 'amountMinor' | 'currency' | 'paidOn' | 'state' | 'receipt' | 'reference'>
  name: string
}

function Side({ title, payment, name }: SideProps) {
  const text = useText(claimText)
  const money = useMoneyWords()
  const days = useDayWords()
  return (
    <section className="min-w-0 space-y-2">
      <h3 className="font-semibold text-ink">{title}</h3>
      <ReceiptView payment={payment} name={name} />
      <dl className="figures space-y-0.5 text-ink">
        <Fact term={text.amount}>{money.amount(payment.amountMinor, payment.currency)}</Fact>
        <Fact term={text.paidOn}>{days.fullDay(payment.paidOn)}</Fact>
        {payment.reference !== null && <Fact term={text.reference}>{payment.reference}</Fact>}
      </dl>
      <p className="text-ink-soft">
        <bdi>{name}</bdi> · {text.states[payment.state]}
      </p>
    </section>
  )
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-ink-faint text-sm">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
