import { livingTag, maxTags, type Tag, tagAdded, tagMerged, tagRemoved, tagUpdated } from '@aldia/shared/tag.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import { insertTag, saveTag, tagsById } from '#tags/tags.store.ts'

export { setTagsOfContact, tagsById } from '#tags/tags.store.ts'

// The list of tags. Merging and removing change a tag alone and nobody who carries it: what a tag means is asked when it is read.

type All = ReadonlyMap<string, Tag>

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export async function addTag(work: Work, { name, colour }: Pick<Tag, 'name' | 'colour'>): Promise<string> {
  const all = await tagsById(work.tx, work.workspaceId)
  refuseTakenName(all, name, null)
  if ([...all.keys()].filter((id) => livingTag(all, id)?.id === id).length >= maxTags) fail('conflict', 'too_many_tags')
  const id = work.newId()
  const { workspaceId, seq } = work
  await insertTag(work.tx, { id, workspaceId, seq, name, colour, mergedIntoId: null, removedAt: null })
  work.touch('tags', id)
  work.record(tagAdded, { data: { tagId: id, name } })
  return id
}

/** Changes name or colour; only what is given. */
export async function changeTag(work: Work, tagId: string, set: Partial<Pick<Tag, 'name' | 'colour'>>): Promise<void> {
  const { all, tag } = await livingOrRefuse(work, tagId)
  if (set.name !== undefined) refuseTakenName(all, set.name, tagId)
  const before = { name: tag.name, colour: tag.colour }
  const after = { ...before, ...set }
  work.touch('tags', tagId)
  if (after.name === before.name && after.colour === before.colour) return
  await saveTag(work.tx, tagId, { ...after, seq: work.seq })
  work.record(tagUpdated, { data: { tagId, before, after }, undoable: true })
}

export async function mergeTag(work: Work, tagId: string, intoTagId: string): Promise<void> {
  if (tagId === intoTagId) fail('invalid', 'merge_self', { field: 'intoTagId' })
  const { all, tag } = await livingOrRefuse(work, tagId)
  const into = all.get(intoTagId)
  if (!into || livingTag(all, intoTagId) !== into) fail('not_found', 'tag', { field: 'intoTagId' })
  await saveTag(work.tx, tagId, { mergedIntoId: intoTagId, seq: work.seq })
  work.touch('tags', tagId)
  work.touch('tags', intoTagId)
  work.record(tagMerged, { data: { tagId, intoTagId, name: tag.name, intoName: into.name }, undoable: true })
}

export async function removeTag(work: Work, tagId: string): Promise<void> {
  const { tag } = await livingOrRefuse(work, tagId)
  await saveTag(work.tx, tagId, { removedAt: work.now, seq: work.seq })
  work.touch('tags', tagId)
  work.record(tagRemoved, { data: { tagId, name: tag.name }, undoable: true })
}

export async function undoTagUpdate(work: Work, { data }: Past<typeof tagUpdated>): Promise<void> {
  const { tagId = fail('not_found', 'tag'), before = {}, after } = data
  const { tag } = await livingOrRefuse(work, tagId)
  if (tag.name !== after?.name || tag.colour !== after.colour) fail('conflict', 'undo_later_change')
  await changeTag(work, tagId, before)
}

export async function undoTagMerge(work: Work, { data }: Past<typeof tagMerged>): Promise<void> {
  const all = await tagsById(work.tx, work.workspaceId)
  const tag = all.get(data.tagId ?? '') ?? fail('not_found', 'tag')
  if (tag.mergedIntoId !== data.intoTagId) fail('conflict', 'undo_later_change')
  refuseTakenName(all, tag.name, tag.id)
  await saveTag(work.tx, tag.id, { mergedIntoId: null, seq: work.seq })
  work.touch('tags', tag.id)
}

export async function undoTagRemoval(work: Work, { data }: Past<typeof tagRemoved>): Promise<void> {
  const all = await tagsById(work.tx, work.workspaceId)
  const tag = all.get(data.tagId ?? '') ?? fail('not_found', 'tag')
  if (tag.removedAt === null) fail('conflict', 'undo_later_change')
  refuseTakenName(all, tag.name, tag.id)
  await saveTag(work.tx, tag.id, { removedAt: null, seq: work.seq })
  work.touch('tags', tag.id)
}

/** A tag of the workspace that stands on the list, with all there are. */
export async function livingOrRefuse(
  work: Pick<Work, 'tx' | 'workspaceId'>,
  tagId: string,
): Promise<{ all: All; tag: Tag }> {
  const all = await tagsById(work.tx, work.workspaceId)
  const tag = all.get(tagId)
  if (!tag || livingTag(all, tagId) !== tag) fail('not_found', 'tag', { field: 'tagId' })
  return { all, tag }
}

function refuseTakenName(all: All, name: string, exceptId: string | null): void {
  for (const tag of all.values())
    if (tag.id !== exceptId && livingTag(all, tag.id) === tag && plain(tag.name) === plain(name))
      fail('conflict', 'tag_name_taken', { field: 'name' })
}
