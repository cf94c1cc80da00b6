import type { Account } from '@aldia/shared/account.ts'
import { balancesOf } from '@aldia/shared/account-sums.ts'
import { Banknote, CircleSlash, type LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { type MoneyDialog, turnMoneyDialog } from '#money/money-dialog.ts'
import { usePerson } from '#money/use-person.ts'
import { Dialog } from '#ui/dialog.tsx'
import { settleChoiceText } from './settle-choice.text.ts'

interface SettleChoiceProps {
  dialog: MoneyDialog
  account: Account
  onClose: () => void
}

/** A card on its way to "al día": money came, or it is given up. */
export function SettleChoice({ dialog, account, onClose }: SettleChoiceProps) {
  const text = useText(settleChoiceText)
  const person = usePerson(dialog.cardId)
  const money = useMoneyWords()
  const balance = money
    .list(balancesOf(account))
    .map((amount) => amount.words)
    .join(' + ')
  return (
    <Dialog isOpen onClose={onClose} title={text.title(person)}>
      {balance !== '' && <p className="pb-4 text-ink-soft">{text.lead(balance)}</p>}
      <div className="flex flex-col gap-2">
        <Way
          icon={Banknote}
          title={text.paid}
          detail={text.paidDetail}
          autoFocus
          onPress={() => turnMoneyDialog('payment')}
        />
        <Way
          icon={CircleSlash}
          title={text.writeOff}
          detail={text.writeOffDetail}
          onPress={() => turnMoneyDialog('writeOff')}
        />
      </div>
    </Dialog>
  )
}

interface WayProps {
  icon: LucideIcon
  title: string
  detail: string
  autoFocus?: boolean
  onPress: () => void
}

function Way({ icon: Icon, title, detail, autoFocus = false, onPress }: WayProps) {
  return (
    <Button
      autoFocus={autoFocus}
      onPress={onPress}
      className="flex items-center gap-3 rounded-panel px-4 py-3 text-left ring-1 ring-line-strong/60 ring-inset transition-colors hover:bg-hover"
    >
      <Icon aria-hidden size={20} className="shrink-0 text-ink-soft" />
      <span>
        <span className="block font-semibold text-ink">{title}</span>
        <span className="block text-ink-soft">{detail}</span>
      </span>
    </Button>
  )
}
