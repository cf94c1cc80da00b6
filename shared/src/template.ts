import { z } from 'zod'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { Language } from './language.ts'
import { cleanName } from './names.ts'
import { Address } from './workspace.ts'

/**
 * What a text is for. The first sixteen are the steps of the ladder (collections-facts, section 2), which cadences look texts up by; the
 * objections are what debtors say; the rest are phrases of a conversation.
 */
export const Situation = z.enum([
  'issued',
  'before_due',
  'due_today',
  'overdue_friendly',
  'overdue_neutral',
  'overdue_clear',
  'invitation',
  'overdue_firm',
  'overdue_formal',
  'promise_reminder',
  'promise_broken',
  'instalment_due',
  'plan_proposal',
  'thanks',
  'thanks_on_time',
  'account_changed',
  'opening',
  'empathy',
  'agreement',
  'closing',
  'no_money',
  'already_paid',
  'not_my_debt',
  'other',
])
export type Situation = z.infer<typeof Situation>

/** `message`: a whole message; `quick`: a quick reply; `phrase`: a sentence to put in; `objection`: what to answer and what to ask. */
export const TemplateKind = z.enum(['message', 'quick', 'phrase', 'objection'])
export type TemplateKind = z.infer<typeof TemplateKind>

/** A template is words and `{names}` of variables (`templates/variables.ts`); nothing in it is executed. */
export const TemplateBody = z.string().min(1).max(4_000)

export const TemplateVariant = z.object({
  language: Language,
  /** How Spanish addresses the customer; null: fits both. */
  address: Address.nullable(),
  body: TemplateBody,
})
export type TemplateVariant = z.infer<typeof TemplateVariant>

export const Template = z.object({
  id: Id,
  seq: Seq,
  /** Counts edits. */
  version: z.number().int(),
  kind: TemplateKind,
  situation: Situation,
  /** What the team calls it. */
  name: z.string(),
  /** Wordings of the same message; they rotate, so that texts differ. */
  variants: z.array(TemplateVariant),
  /** Of objections: what to ask, in the order of asking. */
  questions: z.array(TemplateVariant),
  /** Which text of the house it began as; null: the team's own. */
  starter: z.string().nullable(),
  archivedAt: Instant.nullable(),
})
export type Template = z.infer<typeof Template>

const fields = {
  kind: TemplateKind,
  situation: Situation,
  name: cleanName(60),
  variants: z.array(TemplateVariant).min(1).max(40),
  questions: z.array(TemplateVariant).max(40).default([]),
}

/** Refused with the field and place of what cannot be filled in: `template_unknown`, `template_instruction`, `template_unclosed`. */
export const addTemplate = command('template.add', { input: z.object(fields), output: Template })
/** `version` is the one that was seen; another one is refused with `conflict`/`template_changed`. */
export const editTemplate = command('template.edit', {
  input: z.object({ templateId: Id, version: z.number().int(), ...z.object(fields).omit({ kind: true }).shape }),
  output: Template,
})
/** An archived template is offered to nobody and sent by nothing; its id stays good. */
export const archiveTemplate = command('template.archive', {
  input: z.object({ templateId: Id, archived: z.boolean() }),
  output: Template,
})

/** `GET /api/templates`: in the order of the ladder and of adding, archived ones too. */
export const Templates = z.object({ templates: z.array(Template) })

const worded = Template.pick({ situation: true, name: true, variants: true, questions: true })
export const templateAdded = event('template.added', z.object({ templateId: IdRef }))
/** The texts of the house were given to a business. */
export const templatesProvided = event('templates.provided', z.object({ count: z.number().int() }))
export const templateEdited = event('template.edited', z.object({ templateId: IdRef, before: worded, after: worded }))
export const templateArchived = event('template.archived', z.object({ templateId: IdRef }))
export const templateRestored = event('template.restored', z.object({ templateId: IdRef }))
