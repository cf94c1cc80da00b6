import { useText } from '#base/language.ts'
import { CloseTab } from '#today/close-tab.tsx'
import { moneyListsText } from '#today/money-lists.text.ts'
import { OverdueTab } from '#today/overdue-tab.tsx'
import { PaymentsTab } from '#today/payments-tab.tsx'
import { Tabs } from '#ui/tabs.tsx'

interface MoneyListsPageProps {
  /** `payments`, `close` or `overdue`; anything else is the first. */
  list: string
  onList: (list: string) => void
  /** The first day of the payments that are shown at first; null: all. */
  paidFrom: string | null
  onOpenCard: (cardId: string) => void
}

/** All payments, the close of a day, and everybody who is late. */
export function MoneyListsPage({ list, onList, paidFrom, onOpenCard }: MoneyListsPageProps) {
  const text = useText(moneyListsText)
  const tabs = [
    {
      id: 'payments',
      label: text.tabs.payments,
      content: <PaymentsTab onOpenCard={onOpenCard} paidFrom={paidFrom} />,
    },
    { id: 'close', label: text.tabs.close, content: <CloseTab /> },
    { id: 'overdue', label: text.tabs.overdue, content: <OverdueTab onOpenCard={onOpenCard} /> },
  ]
  return (
    <div className="h-full overflow-y-auto bg-surface">
      <div className="mx-auto w-full max-w-240 px-4 py-6 sm:px-8 sm:py-8">
        <h1 className="mb-4 font-semibold text-ink text-xl">{text.title}</h1>
        <Tabs
          label={text.title}
          tabs={tabs}
          selected={tabs.some(({ id }) => id === list) ? list : 'payments'}
          onSelect={onList}
        />
      </div>
    </div>
  )
}
