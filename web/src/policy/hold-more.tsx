import type { Dispute, Mediation } from '@aldia/shared/contact-hold.ts'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { holdText } from './hold.text.ts'

/** What is disputed, with its evidence, or who mediates and when. */
export function HoldMore({ dispute, mediation }: { dispute: Dispute | null; mediation: Mediation | null }) {
  const text = useText(holdText)
  const money = useMoneyWords()
  const days = useDayWords()
  const today = useToday()
  const { amountMinor, currency } = dispute ?? { amountMinor: null, currency: null }
  const facts = [
    dispute && text.categories[dispute.category],
    amountMinor !== null && currency !== null && text.inDispute(money.amount(amountMinor, currency)),
    mediation && text.mediatedBy(mediation.mediator, mediation.caseFile),
    mediation && mediation.nextOn !== null && text.nextSession(days.day(mediation.nextOn, today)),
  ].filter((fact) => typeof fact === 'string')
  if (facts.length === 0) return null
  return (
    <span className="block text-ink-soft text-sm">
      {facts.join(' · ')}
      {dispute?.evidenceFileIds.map((id, index) => (
        <a
          key={id}
          href={`/api/files/${encodeURIComponent(id)}`}
          target="_blank"
          rel="noopener noreferrer"
          className="ms-2 text-accent-ink underline underline-offset-2"
        >
          {text.proof(index + 1)}
        </a>
      ))}
    </span>
  )
}
