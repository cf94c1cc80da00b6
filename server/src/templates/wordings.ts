import type { Language } from '@aldia/shared/language.ts'
import type { TemplateLink } from '@aldia/shared/message.ts'
import { renderTemplate } from '@aldia/shared/templates/render.ts'
import type { Reader } from '#base/database/database.ts'
import { templateValuesOf } from '#templates/template-values.ts'
import { findTemplate } from '#templates/templates.store.ts'

// Words that somebody put in from a template and did not touch. They are kept as the template had them, so that nothing leaves that
// nobody has seen but for its figures.

/** The wording that a link means; null when the template is gone or says something else by now. */
export async function wordingOf(
  tx: Reader,
  workspaceId: string,
  { templateId, version, list, at }: TemplateLink,
): Promise<{ templateId: string; body: string; language: Language } | null> {
  const template = await findTemplate(tx, workspaceId, templateId)
  const variant = template?.version === version ? template[list][at] : undefined
  return variant ? { templateId, body: variant.body, language: variant.language } : null
}

/** A wording with the figures of an instant (epoch ms); null when one of them is missing or must not be said. */
export async function fillWording(
  tx: Reader,
  about: {
    workspaceId: string
    contactId: string
    wording: { body: string; language: Language }
    agentName: string | null
    now: number
  },
): Promise<string | null> {
  const { wording, now } = about
  const values = await templateValuesOf(tx, { ...about, language: wording.language })
  const rendered = renderTemplate(wording.body, values, now)
  return rendered.ok ? rendered.text : null
}
