import type { ContactPolicy } from '@aldia/shared/contact-policy.ts'
import { dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import type { Language } from '@aldia/shared/language.ts'
import { presetOf } from '@aldia/shared/policy/effective.ts'
import { contactLogText } from '@aldia/shared/text/contact-log-text.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import type { Span } from '#contact-log/contact-log.reads.ts'
import { policyVersions } from '#policy/policy.reads.ts'

/** Which contact policy was in force when. */
export interface RulesInForce {
  /** `CO-ley2300 v3`. */
  nameAt(at: number): string
  /** Those of the span, one a line, with their law. */
  readonly lines: readonly string[]
}

interface Version {
  readonly since: number
  readonly policy: ContactPolicy
}

export async function rulesInForce(
  tx: Reader,
  workspace: Workspace,
  { span, language }: { span: Span; language: Language },
): Promise<RulesInForce> {
  const kept: Version[] = await policyVersions(tx, workspace.id)
  // A business that never changed its policy has no version kept: it has the one of its country.
  const versions = kept.length > 0 ? kept : [{ since: 0, policy: workspace.contactPolicy }]
  const at = (instant: number): Version =>
    versions.findLast(({ since }) => since <= instant) ?? (versions[0] as Version)
  const inSpan = versions.filter(
    (version) => version === at(span.from) || (version.since >= span.from && version.since < span.until),
  )
  return {
    nameAt: (instant) => shortName(at(instant), workspace),
    lines: inSpan.map((version) => inWords(version, workspace, language)),
  }
}

function shortName({ policy }: Version, { country }: Workspace): string {
  return `${presetOf(policy, country).id} v${policy.version}${policy.followsPreset ? '' : ' *'}`
}

function inWords({ since, policy }: Version, { country, timeZone }: Workspace, language: Language): string {
  const lines = contactLogText[language]
  const preset = presetOf(policy, country)
  const from: LocalDate | null = since === 0 ? null : dayIn(timeZone, since)
  const law = preset.law.map(({ name, article }) => (article ? `${name}, art. ${article}` : name)).join('; ')
  return [
    lines.rule(preset.id, policy.version, from),
    policy.followsPreset ? null : `* ${lines.ownOnly}`,
    `${lines.laws}: ${law || lines.noLaw}`,
    lines.reviewed(preset.reviewedOn),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
