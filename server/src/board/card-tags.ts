import {
  contactTagged,
  contactUntagged,
  livingTag,
  livingTags,
  maxTagsOfPerson,
  tagsMeaning,
} from '@aldia/shared/tag.ts'
import { fail } from '#base/failure.ts'
import type { Past, Work } from '#base/work.ts'
import { type CardRow, findCardOfContact, saveCard } from '#board/board.store.ts'
import { cardOrRefuse } from '#board/cards.ts'
import { livingOrRefuse, setTagsOfContact, tagsById } from '#tags/tags.ts'

/** Puts a tag on the person of a card. */
export async function tagCard(work: Work, cardId: string, tagId: string): Promise<void> {
  const card = await cardOrRefuse(work, cardId)
  const { all, tag } = await livingOrRefuse(work, tagId)
  work.touch('cards', card.id)
  const carried = livingTags(all, card.tagIds)
  if (carried.includes(tag)) return
  if (carried.length >= maxTagsOfPerson) fail('conflict', 'too_many_tags', { field: 'tagId' })
  await saveTags(work, card, [...card.tagIds, tagId])
  work.record(contactTagged, { contactId: card.contactId, data: { tagId, name: tag.name }, undoable: true })
}

/** Takes a tag off, and with it those that were made part of it. */
export async function untagCard(work: Work, cardId: string, tagId: string): Promise<void> {
  const card = await cardOrRefuse(work, cardId)
  const all = await tagsById(work.tx, work.workspaceId)
  const tag = livingTag(all, tagId)
  if (!tag) fail('not_found', 'tag', { field: 'tagId' })
  const meaning = tagsMeaning(all, tag.id)
  const tagIds = card.tagIds.filter((id) => meaning.includes(id))
  work.touch('cards', card.id)
  if (tagIds.length === 0) return
  const left = card.tagIds.filter((id) => !meaning.includes(id))
  await saveTags(work, card, left)
  const data = { tagId: tag.id, name: tag.name, tagIds }
  work.record(contactUntagged, { contactId: card.contactId, data, undoable: true })
}

export async function undoTagged(work: Work, { contactId, data }: Past<typeof contactTagged>): Promise<void> {
  const card = await cardOf(work, contactId)
  if (data.tagId === undefined || !card.tagIds.includes(data.tagId)) fail('conflict', 'undo_later_change')
  const left = card.tagIds.filter((id) => id !== data.tagId)
  await saveTags(work, card, left)
}

export async function undoUntagged(work: Work, { contactId, data }: Past<typeof contactUntagged>): Promise<void> {
  const card = await cardOf(work, contactId)
  const back = (data.tagIds ?? []).filter((id) => !card.tagIds.includes(id))
  if (back.length === 0) fail('conflict', 'undo_later_change')
  await saveTags(work, card, [...card.tagIds, ...back])
}

/** What a card shows and what people are found by, written together. */
export async function saveTags(
  work: Work,
  card: Pick<CardRow, 'id' | 'contactId'>,
  tagIds: readonly string[],
): Promise<void> {
  await saveCard(work.tx, card.id, { tagIds: [...tagIds], seq: work.seq })
  await setTagsOfContact(work.tx, card.contactId, tagIds)
  work.touch('cards', card.id)
}

async function cardOf(work: Work, contactId: string | null): Promise<CardRow> {
  const card = contactId === null ? null : await findCardOfContact(work.tx, contactId)
  if (!card || card.workspaceId !== work.workspaceId || card.mergedIntoId !== null) fail('not_found', 'card')
  return card
}
