import { type Limit, type Preset, weekdays } from '@aldia/shared/policy/rules.ts'
import { useText } from '#base/language.ts'
import { contactSettingsText } from '#settings/contact.text.ts'

/** What a preset says, by which law, how sure that is and when it was looked at. */
export function PresetFacts({ preset }: { preset: Preset }) {
  const text = useText(contactSettingsText)
  const law = preset.law.map(({ name, article }) => (article ? `${name}, ${text.article(article)}` : name)).join('; ')
  const { windows, limits } = preset.confidence
  const facts: [string, string][] = [
    [text.law, law === '' ? text.noLaw : law],
    [text.confidence, text.confidenceOf(text.confidences[windows], text.confidences[limits])],
    [text.hoursOfPreset, useHours(preset)],
    [text.limitsOfPreset, preset.limits.map((limit) => limitLine(limit, text)).join('; ') || text.none],
  ]
  return (
    <div className="space-y-2 rounded-panel bg-sunken px-4 py-3">
      <dl className="space-y-1.5">
        {facts.map(([name, words]) => (
          <div key={name} className="sm:flex sm:gap-3">
            <dt className="shrink-0 text-ink-soft sm:w-44">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-soft text-sm">
        {preset.holidays === 'block' ? text.blocksHolidays : text.allowsHolidays} {text.reviewed(preset.reviewedOn)}
      </p>
    </div>
  )
}

/** Days of equal hours in a row are said together. */
function useHours({ windows }: Preset): string {
  const text = useText(contactSettingsText)
  const runs: { from: string; to: string; hours: string }[] = []
  for (const day of weekdays) {
    const hours = windows[day].map(([from, to]) => `${from}-${to}`).join(', ') || text.noHours
    const last = runs.at(-1)
    if (last?.hours === hours) last.to = text.days[day]
    else runs.push({ from: text.days[day], to: text.days[day], hours })
  }
  return runs.map(({ from, to, hours }) => `${from === to ? from : `${from} – ${to}`}: ${hours}`).join('; ')
}

function limitLine(limit: Limit, text: (typeof contactSettingsText)['es']): string {
  const per = limit.per === 'rolling7days' ? text.pers.week : text.pers[limit.per]
  const group =
    limit.channels === 'all' || limit.channels === 'each'
      ? 'all'
      : limit.channels === 'messages'
        ? 'messages'
        : 'spoken'
  const line = text.limitLine(limit.max, per, text.channelGroups[group])
  return limit.minGapDays ? `${line}, ${text.gap(limit.minGapDays)}` : line
}
