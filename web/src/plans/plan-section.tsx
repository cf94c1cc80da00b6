import type { Account } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Instalment, Plan, PlanStatus } from '@aldia/shared/plan.ts'
import { Check } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { accountText } from '#money/account.text.ts'
import { useAccountActions } from '#money/account-actions.ts'
import { latenessText } from '#money/lateness.text.ts'
import { lateness } from '#money/lateness.ts'
import { Nothing, Section } from '#money/section.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { planSectionText } from './plan-section.text.ts'

const tones: Readonly<Record<PlanStatus, Tone>> = {
  proposed: 'info',
  active: 'accent',
  completed: 'good',
  defaulted: 'bad',
  cancelled: 'plain',
  expired: 'plain',
}

/** The plan that runs or was proposed with its instalments; older ones in a line each. */
export function PlanSection({ account, today }: { account: Account; today: LocalDate }) {
  const text = useText(accountText)
  const live = account.plans.filter(({ status }) => status === 'active' || status === 'proposed')
  const past = account.plans.filter(({ status }) => status !== 'active' && status !== 'proposed')
  return (
    <Section title={text.plan} count={account.plans.length} openAtFirst={live.length > 0}>
      {account.plans.length === 0 && <Nothing>{text.noPlans}</Nothing>}
      {live.map((plan) => (
        <LivePlan key={plan.id} plan={plan} today={today} />
      ))}
      {past.map((plan) => (
        <Fold key={plan.id} title={<PlanTitle plan={plan} />}>
          <Instalments plan={plan} today={today} />
        </Fold>
      ))}
    </Section>
  )
}

function PlanTitle({ plan }: { plan: Plan }) {
  const text = useText(planSectionText)
  const money = useMoneyWords()
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="figures">{money.amount(plan.totalMinor, plan.currency)}</span>
      <Badge tone={tones[plan.status]}>{text.states[plan.status]}</Badge>
    </span>
  )
}

function LivePlan({ plan, today }: { plan: Plan; today: LocalDate }) {
  const text = useText(planSectionText)
  const money = useMoneyWords()
  const days = useDayWords()
  const { mayWork, ask } = useAccountActions()
  const paid = plan.instalments.filter(isPaid).length
  const { discountMinor, expiresOn } = plan.terms
  const facts = [
    plan.status === 'active' ? text.summary(paid, plan.instalments.length) : null,
    plan.missed > 0 ? text.missed(plan.missed) : null,
    discountMinor > 0 ? text.discount(money.amount(discountMinor, plan.currency)) : null,
    plan.status === 'proposed' && expiresOn !== null ? text.until(days.day(expiresOn, today)) : null,
    plan.messageIds.length > 0 ? text.messages(plan.messageIds.length) : null,
  ].filter((fact) => fact !== null)
  return (
    <div className="space-y-2 py-1">
      <div className="font-medium text-ink">
        <PlanTitle plan={plan} />
      </div>
      {facts.length > 0 && <p className="figures text-ink-faint text-sm">{facts.join(' · ')}</p>}
      <Instalments plan={plan} today={today} />
      {mayWork && (
        <div className="flex flex-wrap gap-2">
          {plan.status === 'proposed' && (
            <Button size="small" onPress={() => ask({ kind: 'acceptPlan', planId: plan.id })}>
              {text.accept}
            </Button>
          )}
          <Button size="small" tone="quiet" onPress={() => ask({ kind: 'cancelPlan', planId: plan.id })}>
            {text.cancel}
          </Button>
        </div>
      )}
    </div>
  )
}

const isPaid = (instalment: Instalment) => instalment.paidMinor >= instalment.amountMinor

function Instalments({ plan, today }: { plan: Plan; today: LocalDate }) {
  const text = useText(planSectionText)
  const lateLines = useText(latenessText)
  const money = useMoneyWords()
  const days = useDayWords()
  const isActive = plan.status === 'active'
  return (
    <ol>
      {plan.instalments.map((instalment) => {
        const { number, dueOn, amountMinor, paidMinor } = instalment
        const late = lateness(dueOn, today, lateLines)
        const isLate = isActive && !isPaid(instalment) && dueOn <= today
        return (
          <li key={number} className="figures flex min-h-7 items-center justify-between gap-3">
            <span className="flex min-w-0 items-center gap-2 text-ink-soft">
              <span className="w-5 text-right text-ink-faint">
                {isPaid(instalment) ? <Check aria-label={text.paid} size={16} className="text-good-ink" /> : number}
              </span>
              <span title={days.fullDay(dueOn)}>{days.day(dueOn, today)}</span>
              {isLate && <Badge tone={late.tone}>{late.words}</Badge>}
            </span>
            <span className="shrink-0 text-right text-ink">
              {money.amount(amountMinor, plan.currency)}
              {paidMinor > 0 && !isPaid(instalment) && (
                <span className="block text-ink-faint text-sm">
                  {text.partly(money.amount(amountMinor - paidMinor, plan.currency))}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
