import type { Situation, TemplateKind, TemplateVariant } from '@aldia/shared/template.ts'
import { count, index, instant, json, table, text } from '#base/database/dialect.ts'

/** Texts of the team; what one said before stands in the events of its edits. */
export const templates = table(
  'templates',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    /** Counts edits. */
    version: count('version').notNull(),
    kind: text('kind').$type<TemplateKind>().notNull(),
    situation: text('situation').$type<Situation>().notNull(),
    name: text('name').notNull(),
    variants: json<TemplateVariant[]>('variants').notNull(),
    questions: json<TemplateVariant[]>('questions').notNull(),
    /** Which text of the house it began as. */
    starter: text('starter'),
    archivedAt: instant('archived_at'),
  },
  (t) => [index('templates_by_workspace').on(t.workspaceId)],
)
