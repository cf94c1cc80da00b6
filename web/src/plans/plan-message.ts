import type { Plan } from '@aldia/shared/plan.ts'
import type { useCustomerWords } from '#money/use-customer-words.ts'

type CustomerWords = ReturnType<typeof useCustomerWords>

/** The proposal as a message: every day and amount, what it comes to, until when it is good. Pure. */
export function planMessage(plan: Plan, { text, money, day }: CustomerWords): string {
  const amount = (amountMinor: number) => money.amount(amountMinor, plan.currency)
  const { discountMinor, expiresOn } = plan.terms
  const total = text.planTotal(amount(plan.totalMinor))
  return [
    text.planLead(amount(plan.balanceMinor)),
    ...plan.instalments.map(({ number, dueOn, amountMinor }) => text.planLine(number, day(dueOn), amount(amountMinor))),
    plan.interestMinor > 0 ? `${total} ${text.planInterest(amount(plan.interestMinor))}` : total,
    discountMinor > 0 ? text.planDiscount(amount(discountMinor)) : null,
    expiresOn === null ? null : text.planUntil(day(expiresOn)),
    text.planAsk,
  ]
    .filter((line) => line !== null)
    .join('\n')
}
