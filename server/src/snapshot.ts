import type { CatchUp } from '@aldia/shared/change.ts'
import type { ChannelAccount } from '@aldia/shared/channel.ts'
import { readAccount } from '#account/account.reads.ts'
import type { AccountReads } from '#account/account.routes.ts'
import type { Reader } from '#base/database/database.ts'
import { asEvent, readSeq, timeline } from '#base/events.store.ts'
import { assert } from '#base/failure.ts'
import type { BoardReads } from '#board/board.routes.ts'
import { findCard, listStages, stagesSince } from '#board/board.store.ts'
import { cardsSince, columnPage, firstPages, isFilter, loadCards, sumsBeyond } from '#board/card.reads.ts'
import type { HistoryReads } from '#history/history.routes.ts'
import type { RecordLoaders } from '#records.ts'
import { listTags, tagsSince } from '#tags/tags.store.ts'
import { readMoreOfToday, readToday } from '#today/today.reads.ts'
import type { TodayReads } from '#today/today.routes.ts'
import { listUsers, usersSince } from '#users/users.store.ts'
import { findWorkspace } from '#workspaces/workspaces.store.ts'

const firstCardsPerStage = 50
/** Beyond so many touched records a new snapshot is cheaper than catching up. */
const maxCatchUpRecords = 1_000
/** Merges may chain; nobody merges more often than this. */
const maxMergeHops = 20

/** Reading that crosses features: the board as a whole, one column, one card, what happened since. */
export function makeBoardReads(
  reader: Reader,
  loaders: RecordLoaders,
  withLive: (account: ChannelAccount) => ChannelAccount,
  now: () => number,
): BoardReads &
  AccountReads &
  HistoryReads &
  TodayReads & {
    catchUp(workspaceId: string, since: number): Promise<CatchUp>
  } {
  return {
    async snapshot(workspaceId, filter) {
      // The number is read first: what is committed meanwhile arrives as news and replaces what is older.
      const seq = await readSeq(reader, workspaceId)
      const workspace = await findWorkspace(reader, workspaceId)
      assert(workspace, 'a signed-in person has a workspace')
      const stages = await listStages(reader, workspaceId)
      const live = stages.filter((stage) => stage.archivedAt === null)
      const stageIds = live.map((stage) => stage.id)
      const pages = await firstPages(reader, { workspaceId, stageIds, limit: firstCardsPerStage, filter })
      return {
        seq,
        workspace,
        users: await listUsers(reader, workspaceId),
        channelAccounts: (await loaders.allChannelAccounts(reader, workspaceId)).map(withLive),
        stages,
        tags: await listTags(reader, workspaceId),
        cards: [...pages.values()].flatMap((page) => page.cards),
        next: Object.fromEntries(stageIds.map((id) => [id, pages.get(id)?.next ?? null])),
        beyond: isFilter(filter) ? await sumsBeyond(reader, { workspaceId, pages, filter }) : {},
      }
    },
    column: (about) => columnPage(reader, about),
    async card(workspaceId, cardId) {
      let id = cardId
      for (let hop = 0; hop < maxMergeHops; hop++) {
        const row = await findCard(reader, workspaceId, id)
        if (!row) return null
        if (row.mergedIntoId === null) return (await loadCards(reader, workspaceId, [id]))[0] ?? null
        id = row.mergedIntoId
      }
      return null
    },
    async account(workspaceId, cardId) {
      const card = await this.card(workspaceId, cardId)
      return card && readAccount(reader, { workspaceId, contactId: card.contactId, now: now() })
    },
    async moreOfToday(workspaceId, kind, after) {
      const workspace = await findWorkspace(reader, workspaceId)
      assert(workspace, 'a signed-in person has a workspace')
      return readMoreOfToday(reader, kind, { workspaceId, timeZone: workspace.timeZone, now: now(), after })
    },
    async today(workspaceId) {
      const workspace = await findWorkspace(reader, workspaceId)
      assert(workspace, 'a signed-in person has a workspace')
      return readToday(reader, { workspaceId, timeZone: workspace.timeZone, now: now() })
    },
    async timeline(workspaceId, cardId, before, limit) {
      const card = await findCard(reader, workspaceId, cardId)
      if (!card) return null
      const rows = await timeline(reader, { workspaceId, contactId: card.contactId, before, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        events: page.map((row) => asEvent(row, card.id)),
        next: rows.length > limit && last ? String(last.seq) : null,
      }
    },
    async catchUp(workspaceId, since) {
      const seq = await readSeq(reader, workspaceId)
      if (since > seq) return { seq, reset: true, saved: {}, removed: [] }
      const { ids: cards, gone } = await cardsSince(reader, workspaceId, since)
      const others = await loaders.idsSince(reader, workspaceId, since, maxCatchUpRecords + 1)
      const total = cards.length + others.messages.length + others.contacts.length + others.notes.length
      if (total > maxCatchUpRecords) return { seq, reset: true, saved: {}, removed: [] }
      const workspace = await findWorkspace(reader, workspaceId)
      return {
        seq,
        reset: false,
        saved: {
          workspaces: workspace && workspace.seq > since ? [workspace] : [],
          users: await usersSince(reader, workspaceId, since),
          channelAccounts: (await loaders.allChannelAccounts(reader, workspaceId))
            .filter((a) => a.seq > since)
            .map(withLive),
          stages: await stagesSince(reader, workspaceId, since),
          tags: await tagsSince(reader, workspaceId, since),
          cards: await loadCards(reader, workspaceId, cards),
          ...(await loaders.load(reader, workspaceId, others)),
        },
        removed: gone.map((card) => ({ kind: 'cards' as const, ...card })),
      }
    },
  }
}
