import { formatMoney } from '@aldia/shared/money.ts'
import type { SegmentRule } from '@aldia/shared/segment.ts'
import { useLocale, useText } from '#base/language.ts'
import { useStages } from '#records/use-records.ts'
import { useTags } from '#tags/use-tags.ts'
import { segmentsText } from './segments.text.ts'

/** A rule in words: its conditions, one after the other. */
export function useRuleWords(): (rule: SegmentRule) => string {
  const text = useText(segmentsText)
  const { locale } = useLocale()
  const tags = useTags()
  const stages = useStages()
  return (rule) => {
    const { says } = text
    const days = (value: number | null) => (value === null ? '' : String(value))
    const money = (amountMinor: number | null) =>
      amountMinor === null || rule.currency === null
        ? ''
        : formatMoney({ amountMinor, currency: rule.currency }, locale)
    const names = (rule.tags?.tagIds ?? []).map((id) => tags.find((tag) => tag.id === id)?.name ?? '—').join(', ')
    return [
      ...(rule.tags === null ? [] : [says[rule.tags.match](names)]),
      ...(rule.lateFrom === null && rule.lateTo === null ? [] : [says.late(days(rule.lateFrom), days(rule.lateTo))]),
      ...(rule.currency === null ? [] : [says.overdue(money(rule.overdueFromMinor), money(rule.overdueToMinor))]),
      ...(rule.stageKinds ?? []).map((kind) => stages.find((stage) => stage.kind === kind)?.name ?? kind),
      ...(rule.languages ?? []).map((language) => text.languageNames[language]),
      ...(rule.channel === null ? [] : [says.channel(text.channels[rule.channel])]),
      ...(rule.relation === null ? [] : [text.relations[rule.relation]]),
    ].join(' · ')
  }
}
