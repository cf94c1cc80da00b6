import type { CadenceAudience } from '@aldia/shared/cadence.ts'
import { formatMoney } from '@aldia/shared/money.ts'
import { livingTag } from '@aldia/shared/tag.ts'
import { useLocale, useText } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { useRecords } from '#records/records.ts'
import { useSegments } from '#segments/segment-list.ts'

/** Whom a ladder is for, in words. */
export function useAudienceWords(): (audience: CadenceAudience) => string {
  const text = useText(cadencesText)
  const { locale } = useLocale()
  const tags = useRecords((state) => state.confirmed.tags)
  const { data } = useSegments()
  return ({ stageKinds, currency, minMinor, maxMinor, tagIds, segmentId }) => {
    const stageNames: Readonly<Record<string, string>> = text.stageKinds
    const amount = (amountMinor: number | null) =>
      amountMinor === null || currency === null ? '' : formatMoney({ amountMinor, currency }, locale)
    const segment = data?.segments.find(({ id, archivedAt }) => id === segmentId && archivedAt === null)
    const words = [
      ...(tagIds ?? []).map((id) => livingTag(tags, id)?.name ?? text.goneTag),
      ...(segmentId === null || data === undefined ? [] : [segment?.name ?? text.goneSegment]),
      ...(stageKinds ?? []).map((kind) => stageNames[kind] ?? kind),
      ...(currency === null ? [] : [`${amount(minMinor)}–${amount(maxMinor)}`]),
    ]
    return words.length === 0 ? text.everybody : words.join(', ')
  }
}
