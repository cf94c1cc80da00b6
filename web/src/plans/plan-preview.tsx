import type { BusinessCalendar, LocalDate } from '@aldia/shared/dates.ts'
import type { PlanTerms } from '@aldia/shared/plan.ts'
import { costOfPlan, instalmentDays, type PlanOffer, type PlanRefusal } from '@aldia/shared/plan-terms.ts'
import { failureText } from '@aldia/shared/text/failure-text.ts'
import { useDayWords } from '#base/day-words.ts'
import { useLocale, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { ErrorNote } from '#ui/notice.tsx'
import { ScrollBox } from '#ui/scroll-box.tsx'
import { planText } from './plan.text.ts'

interface PlanPreviewProps {
  /** null: a field cannot be read yet. */
  offer: PlanOffer | { refused: PlanRefusal } | null
  terms: PlanTerms | null
  balanceMinor: number
  currency: string
  today: LocalDate
}

/** Every day is one for business: shows which days were moved. */
const noRest: BusinessCalendar = { holidays: new Set(), weekend: new Set() }

/** What the terms come to: instalments, total, what the discount costs, when the money comes. */
export function PlanPreview({ offer, terms, balanceMinor, currency, today }: PlanPreviewProps) {
  const text = useText(planText)
  const refusals = useText(failureText)
  const { locale } = useLocale()
  const money = useMoneyWords()
  const days = useDayWords()
  if (offer === null || terms === null) return <div className="rounded-panel bg-sunken sm:min-h-80" />
  if ('refused' in offer) return <ErrorNote title={refusals[offer.refused]} />
  const meant = instalmentDays(terms, noRest)
  const cost = costOfPlan(offer, balanceMinor, today)
  const amount = (amountMinor: number) => money.amount(amountMinor, currency)
  const percent = (basisPoints: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(basisPoints / 10_000)
  return (
    <section
      aria-label={text.schedule}
      className="top-0 flex flex-col gap-3 self-start rounded-panel bg-sunken px-4 py-3 sm:sticky"
    >
      <CashCurve offer={offer} amount={amount} />
      <ScrollBox label={text.schedule} className="max-h-64">
        <ol className="space-y-1">
          {offer.instalments.map((instalment, i) => {
            const wanted = meant[i]
            const isMoved = wanted !== undefined && wanted !== instalment.dueOn
            return (
              <li key={instalment.number} className="figures flex items-baseline justify-between gap-3">
                <span className="min-w-0">
                  <span className="text-ink-faint">{instalment.number}.</span>{' '}
                  <span title={days.fullDay(instalment.dueOn)}>{days.day(instalment.dueOn, today)}</span>
                  {isMoved && (
                    <span className="block text-ink-faint text-sm">{text.moved(days.day(wanted, today))}</span>
                  )}
                </span>
                <span className="shrink-0 font-medium text-ink">{amount(instalment.amountMinor)}</span>
              </li>
            )
          })}
        </ol>
      </ScrollBox>
      <dl className="figures space-y-1 border-line border-t pt-2">
        <div className="flex items-baseline justify-between gap-3 font-semibold text-ink">
          <dt>{text.total}</dt>
          <dd>{amount(offer.totalMinor)}</dd>
        </div>
      </dl>
      <div className="figures space-y-0.5 text-ink-soft text-sm">
        {offer.interestMinor > 0 && <p>{text.totalInterest(amount(offer.interestMinor))}</p>}
        {cost.costMinor > 0 && <p>{text.cost(amount(cost.costMinor), percent(cost.costBasisPoints))}</p>}
        {cost.costMinor < 0 && <p>{text.gain(amount(-cost.costMinor), percent(-cost.costBasisPoints))}</p>}
        <p>{text.lastOn(days.day(cost.lastOn, today), cost.averageDays)}</p>
      </div>
    </section>
  )
}

/** A bar for each instalment, as high as it is large. */
function CashCurve({ offer, amount }: { offer: PlanOffer; amount: (amountMinor: number) => string }) {
  const text = useText(planText)
  const days = useDayWords()
  const largest = Math.max(...offer.instalments.map(({ amountMinor }) => amountMinor))
  return (
    <div role="img" aria-label={text.curve} className="flex h-14 items-end gap-px">
      {offer.instalments.map(({ number, dueOn, amountMinor }) => (
        <span
          key={number}
          title={`${days.fullDay(dueOn)}: ${amount(amountMinor)}`}
          style={{ height: `${Math.max(4, (amountMinor / largest) * 100)}%` }}
          className="max-w-8 flex-1 rounded-t-[3px] bg-accent/70"
        />
      ))}
    </div>
  )
}
