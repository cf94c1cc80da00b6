import { type Demand, demandsOf, missingIn, withDemands } from '@aldia/shared/policy/must-say.ts'
import { Megaphone } from 'lucide-react'
import { useDeferredValue } from 'react'
import { useNow } from '#base/clock.ts'
import { useText } from '#base/language.ts'
import { useStanding } from '#policy/standing.ts'
import { useRecords } from '#records/records.ts'
import { useWorkspace } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { demandText } from './demand.text.ts'

/** Shorter words are a beginning, or a greeting (characters). */
const shortest = 25
/** Within a day of the debtor's message it is an answer, and not the first word that the law speaks of (ms). */
const answerMs = 24 * 3_600_000

interface DemandLineProps {
  cardId: string
  draft: string
  onChange: (draft: string) => void
}

/** Said while one writes a first word: what the law of the place wants said and is not yet. */
export function DemandLine({ cardId, draft, onChange }: DemandLineProps) {
  const text = useText(demandText)
  const now = useNow()
  const written = useDeferredValue(draft.trim())
  const { name: business, contactPolicy, country, language } = useWorkspace()
  const theirs = useStanding(cardId)?.preferences.language ?? null
  const last = useRecords((state) => state.drawn.cards.get(cardId)?.lastMessage ?? null)
  const isAnswer = last?.direction === 'in' && now - last.sentAt <= answerMs
  if (isAnswer || written.length < shortest) return null
  const missing = missingIn(written, { demanded: demandsOf(contactPolicy, country), business })
  if (missing.length === 0) return null
  const canAdd = missing.some((demand) => demand === 'sender' || demand === 'optOut')
  return (
    <div role="status" className="mb-2 flex items-start gap-2 rounded-control bg-sunken px-2.5 py-1.5 text-sm">
      <Megaphone aria-hidden size={16} className="mt-0.5 shrink-0 text-ink-soft" />
      <p className="min-w-0 flex-1">{text.missing(missing.map((demand: Demand) => text.demands[demand]).join(', '))}</p>
      {canAdd && (
        <Button
          size="small"
          onPress={() => onChange(withDemands(draft.trim(), { missing, business, language: theirs ?? language }))}
        >
          {text.add}
        </Button>
      )}
    </div>
  )
}
