import { z } from 'zod'
import { Card } from './card.ts'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { cleanName } from './names.ts'
import { StageColour } from './stage.ts'

/** The palette of the columns, which has a light and a dark form for each name. */
export const TagColour = StageColour
export type TagColour = StageColour

/** A short mark that the team puts on people ("mayorista", "amigo de la casa"). */
export const Tag = z.object({
  id: Id,
  seq: Seq,
  name: z.string(),
  colour: TagColour,
  /** The one that it was made part of: whoever carries this one carries that one. */
  mergedIntoId: Id.nullable(),
  removedAt: Instant.nullable(),
})
export type Tag = z.infer<typeof Tag>

type Known = Pick<Tag, 'id' | 'mergedIntoId' | 'removedAt'>

/** So many tags a business has at most, and a person carries at most. */
export const maxTags = 100
export const maxTagsOfPerson = 20

/** What a tag means today: itself, or the one that it was made part of; null for one that was removed or is not known. */
export function livingTag<T extends Known>(tags: ReadonlyMap<string, T>, id: string): T | null {
  let tag = tags.get(id)
  // A circle would be a fault; it ends.
  for (let hops = 0; tag && tag.mergedIntoId !== null && hops < maxTags; hops++) tag = tags.get(tag.mergedIntoId)
  return tag && tag.removedAt === null && tag.mergedIntoId === null ? tag : null
}

/** The tags that somebody carries as they are called today, each once, in the order of putting on. */
export function livingTags<T extends Known>(tags: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return [...new Set(ids.map((id) => livingTag(tags, id)))].filter((tag) => tag !== null)
}

/** Every tag that means this one today: itself, and those that were made part of it. */
export function tagsMeaning(tags: ReadonlyMap<string, Known>, id: string): string[] {
  return [...tags.keys()].filter((one) => livingTag(tags, one)?.id === id)
}

/** Names are told apart without case and accents; two living tags never share one (`tag_name_taken`). */
export const addTag = command('tag.add', {
  input: z.object({ name: cleanName(30), colour: TagColour }),
  output: Tag,
})
export const updateTag = command('tag.update', {
  input: z.object({ tagId: Id, name: cleanName(30).optional(), colour: TagColour.optional() }),
  output: Tag,
})
/** Makes a tag part of another one: whoever carries the first carries the second from now on. Answers the second. */
export const mergeTag = command('tag.merge', { input: z.object({ tagId: Id, intoTagId: Id }), output: Tag })
/** Takes a tag off the list and thereby off everybody. */
export const removeTag = command('tag.remove', { input: z.object({ tagId: Id }), output: Tag })

/** Puts a tag on the person of a card; one that they carry already changes nothing. */
export const tagCard = command('card.tag', { input: z.object({ cardId: Id, tagId: Id }), output: Card })
export const untagCard = command('card.untag', { input: z.object({ cardId: Id, tagId: Id }), output: Card })

const tagLook = z.object({ name: z.string(), colour: TagColour })
export const tagAdded = event('tag.added', z.object({ tagId: IdRef, name: z.string() }))
export const tagUpdated = event('tag.updated', z.object({ tagId: IdRef, before: tagLook, after: tagLook }))
/** `name` and `intoName` are what they were called then. */
export const tagMerged = event(
  'tag.merged',
  z.object({ tagId: IdRef, intoTagId: IdRef, name: z.string(), intoName: z.string() }),
)
export const tagRemoved = event('tag.removed', z.object({ tagId: IdRef, name: z.string() }))
export const contactTagged = event('contact.tagged', z.object({ tagId: IdRef, name: z.string() }))
/** `tagIds`: what was taken off: the tag, and those that had been made part of it. */
export const contactUntagged = event(
  'contact.untagged',
  z.object({ tagId: IdRef, name: z.string(), tagIds: z.array(IdRef) }),
)
