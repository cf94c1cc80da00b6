import type { Language } from '@aldia/shared/language.ts'
import { presets } from '@aldia/shared/policy/presets.ts'
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
    ...(preset.channelRules.length === 0
      ? []
      : [
          [text.also, preset.channelRules.map((rule) => text.channelRules[rule]).join('; ')] satisfies [string, string],
        ]),
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

type Words = (typeof contactSettingsText)[Language]

/** `Colombia · Ley 2300 de 2023`: presets as people look for them. */
export function presetChoices(text: Words, locale: string): { id: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return presets.map((preset) => {
    const { id, country, region, law } = preset
    const where = country === null ? text.anywhere : (names.of(country) ?? country)
    const place = region === undefined ? where : `${where} (${region})`
    const isStrict = preset !== presets.find((other) => other.country === country && other.region === region)
    return { id, label: [place, law[0]?.name ?? text.careful, ...(isStrict ? [text.strict] : [])].join(' · ') }
  })
}

function limitLine(limit: Limit, text: Words): string {
  const { channels, max, minGapDays, quietDaysAfterConversation } = limit
  const group = channels === 'all' || channels === 'each' || channels === 'messages' ? channels : 'spoken'
  const per = text.eachPer[limit.per === 'rolling7days' ? 'week' : limit.per]
  const line = text.limitLine(max, text.counted[limit.counts](max), per, text.by[group])
  const gap = minGapDays ? [text.gap(minGapDays)] : []
  const quiet = quietDaysAfterConversation ? [text.quiet(quietDaysAfterConversation)] : []
  return [line, ...gap, ...quiet].join(', ')
}
