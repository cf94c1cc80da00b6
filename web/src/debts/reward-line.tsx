import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { adjustDebt, debtAdjusted } from '@aldia/shared/debt.ts'
import { rewardFor } from '@aldia/shared/thanks.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useLocale, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { notify } from '#base/notify.ts'
import { typedPercent } from '#base/typed-numbers.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useWorkspace } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { rewardLineText } from './reward-line.text.ts'

/** Offers the discount that the business gives for paying on time, on the debt that came next; a person takes it with one press. */
export function RewardLine({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(rewardLineText)
  const money = useMoneyWords()
  const { locale } = useLocale()
  const { reward } = useWorkspace().money.thanks
  const [isPending, setPending] = useState(false)
  const found = reward.kind === 'discount' ? rewardFor(account, reward.basisPoints) : null
  if (reward.kind !== 'discount' || found === null) return null
  const { amountMinor, debt } = found
  const amount = money.amount(amountMinor, debt.currency)

  async function grant() {
    setPending(true)
    try {
      const input = { debtId: debt.id, kind: 'discount' as const, amountMinor, on: today, note: text.note }
      const { change } = await runForChange(adjustDebt, input)
      notifyDone(text.granted(amount), change, debtAdjusted)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    } finally {
      setPending(false)
    }
  }

  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control bg-good-soft px-2.5 py-1.5 text-good-ink text-sm">
      <p className="min-w-0 flex-1">{text.offer(`${typedPercent(reward.basisPoints, locale)} %`, amount)}</p>
      <Button size="small" isPending={isPending} onPress={() => void grant()}>
        {text.grant}
      </Button>
    </div>
  )
}
