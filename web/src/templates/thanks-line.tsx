import { chooseVariant } from '@aldia/shared/templates/choose.ts'
import { renderTemplate } from '@aldia/shared/templates/render.ts'
import { toThankFor, wasOnTime } from '@aldia/shared/thanks.ts'
import { HandHeart } from 'lucide-react'
import { useState } from 'react'
import { now } from '#base/clock.ts'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { compose } from '#messages/compose.ts'
import { useAccount } from '#money/account.ts'
import { useCard } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { problemWords } from './problem-words.ts'
import { templatesText } from './templates.text.ts'
import { useTemplates } from './templates.ts'
import { useChoiceFacts } from './use-choices.ts'

/**
 * Offers thanks with the new balance after a payment was confirmed and before anything else was written; who paid on time hears that
 * it was noticed. The words go into the message, where they are looked at before they leave.
 */
export function ThanksLine({ cardId }: { cardId: string }) {
  const text = useText(templatesText)
  const money = useMoneyWords()
  const card = useCard(cardId)
  const { account } = useAccount(cardId)
  const { templates } = useTemplates()
  const { facts } = useChoiceFacts(cardId, 0)
  const [left, setLeft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const last = card?.lastMessage
  const lastWordAt = last?.direction === 'out' ? last.sentAt : null
  const payment = account === null ? null : toThankFor(account, { now: now(), lastWordAt })
  if (account === null || payment === null || facts === null || left === payment.id) return null
  const isOnTime = wasOnTime(account, payment)
  const amount = money.amount(payment.amountMinor, payment.currency)

  function thank() {
    if (facts === null) return
    const live = templates.filter(({ kind, archivedAt }) => kind === 'message' && archivedAt === null)
    const forSituation = (wanted: string) => live.find(({ situation }) => situation === wanted)
    const template = (isOnTime ? forSituation('thanks_on_time') : undefined) ?? forSituation('thanks')
    const variant = template && chooseVariant(template.variants, facts.listener)
    const rendered = variant && renderTemplate(variant.body, facts.valuesIn(variant.language), facts.now)
    if (!template || !variant || !rendered) return setProblem(text.noVariant)
    if (!rendered.ok)
      return setProblem(rendered.problems[0] ? problemWords(rendered.problems[0], text) : text.noVariant)
    const { id: templateId, version, variants } = template
    compose(cardId, rendered.text, { templateId, version, list: 'variants', at: variants.indexOf(variant) })
  }

  return (
    <div
      role="status"
      className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control bg-good-soft px-2.5 py-1.5 text-good-ink text-sm"
    >
      <HandHeart aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1">{problem ?? (isOnTime ? text.paidOnTime : text.paid)(amount)}</p>
      <Button size="small" onPress={thank}>
        {text.thank}
      </Button>
      <Button size="small" tone="quiet" onPress={() => setLeft(payment.id)}>
        {text.notNow}
      </Button>
    </div>
  )
}
