import type { ContactPolicy } from '#contact-policy.ts'
import type { Country } from '#country.ts'
import { type ToneTag, toneTags } from '#tone/rule.ts'
import { presetOf } from './effective.ts'

/** The check can only suspect a false amount, so that no law makes more than a warning of it. */
const onlySuspected: ReadonlySet<ToneTag> = new Set(['falseAmount'])

/**
 * What the law of the preset makes of words that the dignity check finds, where that is more than usual: Colombia forbids to ask why
 * nothing was paid (Ley 2300). A business may forbid more, never less. Owners who follow no preset keep to what is usual.
 */
export function toneVerdictsOf(policy: ContactPolicy, country: Country): Partial<Record<ToneTag, 'block'>> {
  const own = new Set<ToneTag>(policy.alsoForbidden)
  const byLaw = new Set(policy.followsPreset ? presetOf(policy, country).mustNotSay : [])
  const tags = toneTags.filter((tag) => own.has(tag) || (byLaw.has(tag) && !onlySuspected.has(tag)))
  return Object.fromEntries(tags.map((tag) => [tag, 'block' as const]))
}
