import {
  type Segment,
  type SegmentRule,
  segmentAdded,
  segmentArchived,
  segmentEdited,
  segmentRestored,
  withLivingTags,
} from '@aldia/shared/segment.ts'
import { livingTag, type Tag } from '@aldia/shared/tag.ts'
import { mayDo } from '@aldia/shared/user.ts'
import type { SignedIn } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import {
  asSegment,
  findSegment,
  insertSegment,
  listSegments,
  type SegmentRow,
  saveSegment,
} from '#segments/segments.store.ts'
import { tagsById } from '#tags/tags.ts'

// Named rules over people. Everybody's are for whoever manages the board; one's own are nobody else's business.

interface Draft {
  name: string
  rule: SegmentRule
  isShared: boolean
}

export async function addSegment(work: Work, draft: Draft, by: SignedIn): Promise<Segment> {
  await mayKeep(work, draft, by)
  const row: SegmentRow = {
    id: work.newId(),
    workspaceId: work.workspaceId,
    seq: work.seq,
    version: 1,
    name: draft.name,
    rule: draft.rule,
    ownerId: draft.isShared ? null : by.userId,
    archivedAt: null,
  }
  await insertSegment(work.tx, row)
  work.record(segmentAdded, { data: { segmentId: row.id, name: row.name } })
  return asSegment(row)
}

/** Changes one as it was looked at; another version means that somebody was faster. */
export async function editSegment(
  work: Work,
  { segmentId, version, ...draft }: Draft & { segmentId: string; version: number },
  by: SignedIn,
): Promise<Segment> {
  const before = await ownOrRefuse(work, segmentId, by)
  await mayKeep(work, draft, by)
  if (before.version !== version) fail('conflict', 'segment_changed')
  const after: SegmentRow = {
    ...before,
    ...{ name: draft.name, rule: draft.rule, ownerId: draft.isShared ? null : by.userId },
    seq: work.seq,
    version: version + 1,
  }
  await saveSegment(work.tx, after)
  const looked = ({ name, rule }: SegmentRow) => ({ name, rule })
  work.record(segmentEdited, { data: { segmentId, before: looked(before), after: looked(after) } })
  return asSegment(after)
}

export async function archiveSegment(
  work: Work,
  { segmentId, archived }: { segmentId: string; archived: boolean },
  by: SignedIn,
): Promise<Segment> {
  const before = await ownOrRefuse(work, segmentId, by)
  if ((before.archivedAt !== null) === archived) return asSegment(before)
  const after = { ...before, seq: work.seq, archivedAt: archived ? work.now : null }
  await saveSegment(work.tx, after)
  work.record(archived ? segmentArchived : segmentRestored, { data: { segmentId, name: before.name } })
  return asSegment(after)
}

/** Everybody's segments and the own ones of a person. */
export async function segmentsFor(tx: Reader, workspaceId: string, userId: string): Promise<Segment[]> {
  const rows = await listSegments(tx, workspaceId)
  return rows.filter(({ ownerId }) => ownerId === null || ownerId === userId).map(asSegment)
}

/** By id, the rules that ladders and messages may ask: everybody's, not archived, with their tags as they are called today. */
export async function livingRules(
  tx: Reader,
  workspaceId: string,
  tags: ReadonlyMap<string, Tag>,
): Promise<Map<string, SegmentRule>> {
  const rows = await listSegments(tx, workspaceId)
  const living = rows.filter(({ ownerId, archivedAt }) => ownerId === null && archivedAt === null)
  return new Map(living.map(({ id, rule }) => [id, withLivingTags(rule, livingId(tags))]))
}

/** A tag as it is called today; one that was removed is carried by nobody. */
export const livingId =
  (tags: ReadonlyMap<string, Tag>) =>
  (id: string): string =>
    livingTag(tags, id)?.id ?? id

/** What a ladder or a message is for: a segment of everybody's that is in use. */
export async function sharedSegmentOrRefuse(
  work: Pick<Work, 'tx' | 'workspaceId'>,
  id: string,
  field: string,
): Promise<Segment> {
  const row = await findSegment(work.tx, work.workspaceId, id)
  if (!row || row.ownerId !== null || row.archivedAt !== null) fail('not_found', 'segment', { field })
  return asSegment(row)
}

/** Tags of the business that are on its list. */
export async function livingTagsOrRefuse(
  work: Pick<Work, 'tx' | 'workspaceId'>,
  tagIds: readonly string[],
  field: string,
): Promise<void> {
  if (tagIds.length === 0) return
  const tags = await tagsById(work.tx, work.workspaceId)
  for (const id of tagIds) if (!livingTag(tags, id)) fail('not_found', 'tag', { field })
}

async function mayKeep(work: Work, { rule, isShared }: Draft, by: SignedIn): Promise<void> {
  if (isShared && !mayDo(by.role, 'manage_board')) fail('forbidden', 'role', { field: 'isShared' })
  await livingTagsOrRefuse(work, rule.tags?.tagIds ?? [], 'rule.tags')
}

async function ownOrRefuse(work: Work, id: string, by: SignedIn): Promise<SegmentRow> {
  const row = await findSegment(work.tx, work.workspaceId, id)
  // What is somebody else's own is not there for anybody else.
  if (!row || (row.ownerId !== null && row.ownerId !== by.userId)) fail('not_found', 'segment')
  if (row.ownerId === null && !mayDo(by.role, 'manage_board')) fail('forbidden', 'role')
  return row
}
