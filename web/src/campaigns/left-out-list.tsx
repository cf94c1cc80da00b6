import type { CampaignPreview } from '@aldia/shared/campaign.ts'
import { useText } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { usePersonName } from '#contacts/person-name.ts'

/** People who do not get a message, each with the reason, by reason. */
export function LeftOutList({ people }: { people: CampaignPreview['leftOut'] }) {
  const { why } = useText(cadencesText)
  const nameOf = usePersonName()
  const groups = [...Map.groupBy(people, ({ reason }) => reason)]
  return (
    <ul className="space-y-1 text-ink-soft text-sm">
      {groups.map(([reason, members]) => (
        <li key={reason}>
          <span className="text-ink">{why[reason]}</span>: {members.map(nameOf).join(', ')}
        </li>
      ))}
    </ul>
  )
}
