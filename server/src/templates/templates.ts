import type { Language } from '@aldia/shared/language.ts'
import {
  type Template,
  type TemplateVariant,
  templateAdded,
  templateArchived,
  templateEdited,
  templateRestored,
  templatesProvided,
} from '@aldia/shared/template.ts'
import { problemsOf, type TemplateProblem } from '@aldia/shared/templates/render.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { variantsOf } from '#templates/starters/starter.ts'
import { starters } from '#templates/starters/starters.ts'
import { findTemplate, insertTemplates, saveTemplate, type TemplateRow } from '#templates/templates.store.ts'

type Worded = Pick<Template, 'situation' | 'name' | 'variants' | 'questions'>

/** Adds a text of the team's own. Answers its id. */
export async function addTemplate(work: Work, input: Worded & Pick<Template, 'kind'>): Promise<string> {
  refuseUnreadable(input)
  const id = work.newId()
  const { workspaceId, seq } = work
  await insertTemplates(work.tx, [{ ...input, id, workspaceId, seq, version: 1, starter: null, archivedAt: null }])
  work.touch('templates', id)
  work.record(templateAdded, { data: { templateId: id } })
  return id
}

/** Changes a text as it was looked at; another version means that somebody was faster. */
export async function editTemplate(work: Work, id: string, version: number, input: Worded): Promise<void> {
  const before = await templateOrRefuse(work, id)
  if (before.version !== version) fail('conflict', 'template_changed')
  refuseUnreadable(input)
  const after: TemplateRow = { ...before, ...input, seq: work.seq, version: version + 1 }
  await saveTemplate(work.tx, after)
  work.touch('templates', id)
  const worded = ({ situation, name, variants, questions }: TemplateRow) => ({ situation, name, variants, questions })
  work.record(templateEdited, { data: { templateId: id, before: worded(before), after: worded(after) } })
}

export async function archiveTemplate(work: Work, id: string, archived: boolean): Promise<void> {
  const before = await templateOrRefuse(work, id)
  work.touch('templates', id)
  if ((before.archivedAt !== null) === archived) return
  await saveTemplate(work.tx, { ...before, seq: work.seq, archivedAt: archived ? work.now : null })
  work.record(archived ? templateArchived : templateRestored, { data: { templateId: id } })
}

/** Gives a business the texts of the house, named in its language; it changes them as it likes. */
export async function provideTemplates(work: Work, language: Language): Promise<void> {
  const rows = starters.map(
    ({ key, kind, situation, names, texts, questions }): TemplateRow => ({
      id: work.newId(),
      workspaceId: work.workspaceId,
      seq: work.seq,
      version: 1,
      kind,
      situation,
      name: names[language],
      variants: variantsOf(texts),
      questions: questions ? variantsOf(questions) : [],
      starter: key,
      archivedAt: null,
    }),
  )
  await insertTemplates(work.tx, rows)
  for (const { id } of rows) work.touch('templates', id)
  work.record(templatesProvided, { data: { count: rows.length } })
}

/** A text of this business that may be a whole message, and is in use. */
export async function templateToSendOrRefuse(
  work: Pick<Work, 'tx' | 'workspaceId'>,
  id: string,
  field: string,
): Promise<Template> {
  const row = await findTemplate(work.tx, work.workspaceId, id)
  if (!row || row.archivedAt !== null || row.kind === 'objection') fail('not_found', 'template', { field })
  const { workspaceId: _, ...template } = row
  return template
}

async function templateOrRefuse(work: Work, id: string): Promise<TemplateRow> {
  return (await findTemplate(work.tx, work.workspaceId, id)) ?? fail('not_found', 'template')
}

/** What can be filled in for nobody is not kept: the field, the place and the name are said. */
function refuseUnreadable({ variants, questions }: Pick<Worded, 'variants' | 'questions'>): void {
  refuseIn('variants', variants)
  refuseIn('questions', questions)
}

function refuseIn(list: 'variants' | 'questions', texts: readonly TemplateVariant[]): void {
  texts.forEach(({ body }, index) => {
    const [problem] = problemsOf(body)
    if (problem) fail('invalid', reasonOf(problem), { field: `${list}.${index}.body`, values: valuesOf(problem) })
  })
}

function reasonOf({ kind }: TemplateProblem): string {
  if (kind === 'unknown' || kind === 'instruction' || kind === 'unclosed') return `template_${kind}`
  return 'template_empty'
}

const valuesOf = ({ name, from }: TemplateProblem) => ({ name, place: String(from + 1) })
