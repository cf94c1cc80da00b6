import { usePersonName } from '#contacts/person-name.ts'
import { useCard } from '#records/use-records.ts'

/** What the person of a card is called in a sentence; empty while the card is not known. */
export function usePerson(cardId: string): string {
  const nameOf = usePersonName()
  const card = useCard(cardId)
  return card === undefined ? '' : nameOf(card)
}
