import { planMessageText } from '#text/plan-message-text.ts'
import type { LocalDate } from './dates.ts'
import type { Language } from './language.ts'
import type { Plan } from './plan.ts'

/** How amounts and days are written for a customer. */
export interface CustomerWriting {
  readonly language: Language
  readonly money: { amount(amountMinor: number, currency: string): string }
  readonly day: (on: LocalDate) => string
}

/** What a proposed plan is, in lines: every day and amount, what it comes to, until when it is good. Pure. */
export function planLines(plan: Plan, { language, money, day }: CustomerWriting): string[] {
  const text = planMessageText[language]
  const amount = (amountMinor: number) => money.amount(amountMinor, plan.currency)
  const { discountMinor, expiresOn } = plan.terms
  const total = text.planTotal(amount(plan.totalMinor))
  return [
    text.planLead(amount(plan.balanceMinor)),
    ...plan.instalments.map(({ number, dueOn, amountMinor }) => text.planLine(number, day(dueOn), amount(amountMinor))),
    plan.interestMinor > 0 ? `${total} ${text.planInterest(amount(plan.interestMinor))}` : total,
    discountMinor > 0 ? text.planDiscount(amount(discountMinor)) : null,
    expiresOn === null ? null : text.planUntil(day(expiresOn)),
  ].filter((line) => line !== null)
}

/** The proposal as a message that asks for an answer. */
export const planMessage = (plan: Plan, writing: CustomerWriting): string =>
  [...planLines(plan, writing), planMessageText[writing.language].planAsk].join('\n')
