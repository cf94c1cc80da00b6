import type { SegmentRule } from '@aldia/shared/segment.ts'
import { count, index, instant, json, table, text } from '#base/database/dialect.ts'

/** Named rules over people; what a rule was before stands in the events of its edits. */
export const segments = table(
  'segments',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    version: count('version').notNull(),
    name: text('name').notNull(),
    rule: json<SegmentRule>('rule').notNull(),
    /** Whose own it is; null: everybody's. */
    ownerId: text('owner_id'),
    archivedAt: instant('archived_at'),
  },
  (t) => [index('segments_by_workspace').on(t.workspaceId)],
)
