import type { Situation, Template } from '@aldia/shared/template.ts'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { templates } from '#templates/templates.tables.ts'

export type TemplateRow = typeof templates.$inferSelect

/** In the order of adding, which for those of the house is that of the ladder. */
export async function listTemplates(tx: Reader, workspaceId: string): Promise<TemplateRow[]> {
  return tx.select().from(templates).where(eq(templates.workspaceId, workspaceId)).orderBy(asc(templates.id))
}

export async function findTemplate(tx: Reader, workspaceId: string, id: string): Promise<TemplateRow | null> {
  const [row] = await tx
    .select()
    .from(templates)
    .where(and(eq(templates.workspaceId, workspaceId), eq(templates.id, id)))
  return row ?? null
}

/** The oldest message for a situation that is in use. */
export async function messageFor(tx: Reader, workspaceId: string, situation: Situation): Promise<TemplateRow | null> {
  const [row] = await tx
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.workspaceId, workspaceId),
        eq(templates.kind, 'message'),
        eq(templates.situation, situation),
        isNull(templates.archivedAt),
      ),
    )
    .orderBy(asc(templates.id))
    .limit(1)
  return row ?? null
}

export async function hasTemplates(tx: Reader, workspaceId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: templates.id })
    .from(templates)
    .where(eq(templates.workspaceId, workspaceId))
    .limit(1)
  return rows.length > 0
}

export async function insertTemplates(tx: Queries, rows: readonly TemplateRow[]): Promise<void> {
  await tx.insert(templates).values([...rows])
}

export async function saveTemplate(tx: Queries, row: TemplateRow): Promise<void> {
  await tx.update(templates).set(row).where(eq(templates.id, row.id))
}

export async function loadTemplates(
  tx: Reader,
  workspaceId: string,
  ids: readonly string[] | null,
): Promise<Template[]> {
  const rows = await listTemplates(tx, workspaceId)
  return rows.filter(({ id }) => ids === null || ids.includes(id)).map(({ workspaceId: _, ...row }) => row)
}
