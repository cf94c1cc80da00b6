import type { Language } from '@aldia/shared/language.ts'
import type { Situation } from '@aldia/shared/template.ts'
import { chooseVariant } from '@aldia/shared/templates/choose.ts'
import { renderTemplate, type TemplateProblem, type TemplateValues } from '@aldia/shared/templates/render.ts'
import { templateValues } from '@aldia/shared/templates/values.ts'
import { readAccount } from '#account/account.reads.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { contactFacts } from '#contacts/contacts.ts'
import { loadPaymentMethods } from '#payments/payment-records.ts'
import { findContactRules } from '#policy/policy.reads.ts'
import { findTemplate, messageFor, type TemplateRow } from '#templates/templates.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// Texts for one debtor at one moment, from the ledger. Whoever sends reads them when the message leaves, never before.

export interface AboutValues {
  workspaceId: string
  contactId: string
  /** Epoch ms. */
  now: number
  /** What the values are written in; without, what the debtor reads. */
  language?: Language
  /** Who signs; null: nobody does, as in what leaves by itself. */
  agentName?: string | null
}

/** The language that a debtor is written to in: the own one, else that of the business. */
export async function languageOfDebtor(tx: Reader, contactId: string, otherwise: Language): Promise<Language> {
  return (await findContactRules(tx, contactId))?.preferences.language ?? otherwise
}

/** The value of every variable, as it is now; `not_found` for nobody's ids. */
export async function templateValuesOf(
  tx: Reader,
  { workspaceId, contactId, now, agentName = null, ...about }: AboutValues,
): Promise<TemplateValues & { language: Language }> {
  const workspace = (await findWorkspace(tx, workspaceId)) ?? fail('not_found', 'workspace')
  const contact = (await contactFacts(tx, workspaceId, contactId)) ?? fail('not_found', 'contact')
  const account = (await readAccount(tx, { workspaceId, contactId, now })) ?? fail('not_found', 'workspace')
  const methods = await loadPaymentMethods(tx, workspaceId, null)
  const language = about.language ?? (await languageOfDebtor(tx, contactId, workspace.language))
  return { ...templateValues({ account, contact, workspace, language, methods, agentName, now }), language }
}

/** A template ready to be sent, or why it is not: its problems in place, or that it has no text in the debtor's language. */
export type Composed =
  | { ok: true; text: string; templateId: string; language: Language }
  | { ok: false; why: 'no_template' | 'no_variant' | 'problems'; problems: readonly TemplateProblem[] }

/**
 * The text of a template for a debtor: the wording whose turn it is, in the debtor's language and the address of the business, with
 * today's figures. `template`: an id, or the situation whose message is wanted.
 */
export async function composeFor(
  tx: Reader,
  about: AboutValues & { template: { id: string } | { situation: Situation }; turn: number },
): Promise<Composed> {
  const template = await templateFor(tx, about.workspaceId, about.template)
  if (!template || template.archivedAt !== null) return { ok: false, why: 'no_template', problems: [] }
  const workspace = (await findWorkspace(tx, about.workspaceId)) ?? fail('not_found', 'workspace')
  const variant = chooseVariant(template.variants, {
    language: await languageOfDebtor(tx, about.contactId, workspace.language),
    otherwise: workspace.language,
    address: workspace.address,
    contactId: about.contactId,
    turn: about.turn,
  })
  if (!variant) return { ok: false, why: 'no_variant', problems: [] }
  const values = await templateValuesOf(tx, { ...about, language: variant.language })
  const rendered = renderTemplate(variant.body, values, about.now)
  return rendered.ok
    ? { ok: true, text: rendered.text, templateId: template.id, language: variant.language }
    : { ok: false, why: 'problems', problems: rendered.problems }
}

async function templateFor(
  tx: Reader,
  workspaceId: string,
  wanted: { id: string } | { situation: Situation },
): Promise<TemplateRow | null> {
  return 'id' in wanted ? findTemplate(tx, workspaceId, wanted.id) : messageFor(tx, workspaceId, wanted.situation)
}
