import { Users } from 'lucide-react'
import { useText } from '#base/language.ts'
import { personText } from './person.text.ts'
import { useStanding } from './standing.ts'

/** Under the name: with whom the person answers for one debt. */
export function TiedLine({ cardId }: { cardId: string }) {
  const text = useText(personText)
  const ties = useStanding(cardId)?.ties ?? []
  if (ties.length === 0) return null
  const names = ties.map(({ name, role, isDebtor }) => {
    const who = name ?? text.unnamed
    return isDebtor ? text.answersFor(text.roles[role], who) : text.isTied(text.roles[role], who)
  })
  return (
    <p className="flex items-center gap-1.5 truncate text-ink-faint text-sm">
      <Users aria-hidden size={14} className="shrink-0" />
      <bdi className="truncate">{text.tiedLine(names.join(', '))}</bdi>
    </p>
  )
}
