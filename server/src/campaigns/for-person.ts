import type { StayReason } from '@aldia/shared/cadence.ts'
import { judgeContact } from '@aldia/shared/policy/judge.ts'
import type { TemplateVariant } from '@aldia/shared/template.ts'
import { chooseVariant } from '@aldia/shared/templates/choose.ts'
import { renderTemplate } from '@aldia/shared/templates/render.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { contactQuestion } from '#outbox/contact-question.ts'
import type { Wording } from '#outbox/queue-by-rule.ts'
import { languageOfDebtor, templateValuesOf } from '#templates/template-values.ts'

/** What one person of a campaign gets, or why nothing. `at`: the rules have it wait until then (epoch ms); null: it may leave now. */
export type ForPerson =
  | { gets: true; text: string; wording: Wording; at: number | null }
  | { gets: false; reason: StayReason }

/**
 * Asks for one person: the words with the figures of this moment, and the same judgement that the gate makes when they leave. The
 * screen asks it before somebody approves, and the sender again for each.
 */
export async function forPerson(
  tx: Reader,
  about: {
    workspace: Workspace
    contactId: string
    variants: readonly TemplateVariant[]
    templateId: string | null
    now: number
  },
): Promise<ForPerson> {
  const { workspace, contactId, now } = about
  const variant = chooseVariant(about.variants, {
    language: await languageOfDebtor(tx, contactId, workspace.language),
    otherwise: workspace.language,
    address: workspace.address,
    contactId,
    turn: 0,
  })
  if (!variant) return { gets: false, reason: 'wording' }
  const { body, language } = variant
  const values = await templateValuesOf(tx, { workspaceId: workspace.id, contactId, now, language })
  const rendered = renderTemplate(body, values, now)
  const question = await contactQuestion(tx, {
    ...{ workspaceId: workspace.id, contactId, messageId: null, now },
    // Nobody asked for it: it counts, and rests, as a reminder does.
    purpose: 'reminder',
    words: { text: rendered.ok ? rendered.text : null, mayOffend: false },
  })
  const ruling = judgeContact(question)
  if (ruling.decision === 'never') {
    const lasting = ruling.findings.find(({ passes }) => !passes) ?? ruling.findings[0]
    return { gets: false, reason: lasting?.reason ?? 'limit' }
  }
  if (!rendered.ok) return { gets: false, reason: 'wording' }
  const wording = { templateId: about.templateId ?? '', body, language }
  return { gets: true, text: rendered.text, wording, at: ruling.nextAt }
}
