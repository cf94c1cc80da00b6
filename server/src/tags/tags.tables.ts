import type { TagColour } from '@aldia/shared/tag.ts'
import { count, index, instant, primaryKey, table, text } from '#base/database/dialect.ts'

export const tags = table(
  'tags',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    seq: count('seq').notNull(),
    name: text('name').notNull(),
    colour: text('colour').$type<TagColour>().notNull(),
    mergedIntoId: text('merged_into_id'),
    removedAt: instant('removed_at'),
  },
  (t) => [index('tags_by_workspace').on(t.workspaceId)],
)

/** Who carries what. A card keeps a copy to show, so that a board reads no table more; this one is for finding people by a tag. */
export const contactTags = table(
  'contact_tags',
  {
    tagId: text('tag_id').notNull(),
    contactId: text('contact_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tagId, t.contactId] }), index('contact_tags_by_contact').on(t.contactId)],
)
