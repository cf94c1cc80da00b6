import { isDeepStrictEqual } from 'node:util'
import type { CardMoney } from '@aldia/shared/account.ts'
import { lateReasonSet } from '@aldia/shared/account.ts'
import { type CardFacts, cardMoved } from '@aldia/shared/card.ts'
import type { LateReason } from '@aldia/shared/debt.ts'
import { type Amounts, addAmounts, negated } from '@aldia/shared/money.ts'
import { rankBetween } from '@aldia/shared/rank.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import type { Past, Work } from '#base/work.ts'
import {
  balancesOnBoard,
  type CardRow,
  findCard,
  findCardOfContact,
  findStage,
  firstStageOfKind,
  listStages,
  type OpenAmount,
  rankAfter,
  recount,
  saveCard,
  saveOpenAmounts,
} from '#board/board.store.ts'
import { addToTotals, cardOrRefuse, place, placeBack } from '#board/cards.ts'
import { columnAfter, isLeftBehind, noFacts, reasonOf } from '#board/column-by-facts.ts'

export { contactsAfter, contactsToCheck } from '#board/board.store.ts'

/** What a card keeps of its person's money; see `cardMoney`, which derives it. */
export interface KeptMoney {
  money: CardMoney | null
  checkOn: string | null
  overdueSince: string | null
  fallsDueOn: string | null
  facts: CardFacts | null
  /** Each debt and all together, no amount twice. */
  open: readonly OpenAmount[]
}

/** Writes what the ledger says onto the card, and the difference onto the totals of its stage. Answers the card as it was. */
export async function keepMoney(
  work: Work,
  contactId: string,
  derive: (card: CardRow) => KeptMoney,
): Promise<{ before: CardRow; kept: Omit<KeptMoney, 'open'>; changed: boolean } | null> {
  const card = await findCardOfContact(work.tx, contactId)
  if (!card || card.mergedIntoId !== null) return null
  const { open, ...kept } = derive(card)
  await saveOpenAmounts(work.tx, { workspaceId: work.workspaceId, contactId }, open)
  const { money, checkOn, overdueSince, fallsDueOn, facts } = card
  if (isDeepStrictEqual({ money, checkOn, overdueSince, fallsDueOn, facts }, kept))
    return { before: card, kept, changed: false }
  await saveCard(work.tx, card.id, { ...kept, seq: work.seq })
  work.touch('cards', card.id)
  const difference = addAmounts(kept.money?.balances ?? {}, negated(card.money?.balances ?? {}))
  await addToTotals(work, card.stageId, difference)
  return { before: card, kept, changed: true }
}

/** Sets every stage's totals to the sums of what its cards keep. Answers how many stages showed something else. */
export async function recountStages(work: Work): Promise<number> {
  const sums = new Map<string, Amounts>()
  for (const { stageId, money } of await balancesOnBoard(work.tx, work.workspaceId))
    sums.set(stageId, addAmounts(sums.get(stageId) ?? {}, money?.balances ?? {}))
  let changed = 0
  for (const stage of await listStages(work.tx, work.workspaceId)) {
    const totals = sums.get(stage.id) ?? {}
    if (isDeepStrictEqual(totals, stage.totals)) continue
    changed += 1
    await recount(work.tx, work.seq, new Map([[stage.id, { cards: 0, totals }]]))
    work.touch('stages', stage.id)
  }
  return changed
}

/** Where a person dropped the card; counts when it is of the kind that the facts ask for. */
export interface Wanted {
  toStageId: string | null
  afterCardId: string | null
}

/**
 * Moves a card when something became true that asks for another column; the move is the system's and says why. `was`: the card
 * before its money was kept anew.
 */
export async function followFacts(
  work: Work,
  contactId: string,
  was: Pick<CardRow, 'facts' | 'money'>,
  wanted: Wanted = { toStageId: null, afterCardId: null },
): Promise<void> {
  const card = await findCardOfContact(work.tx, contactId)
  if (!card || card.mergedIntoId !== null) return
  const before = was.facts
  const now = card.facts ?? noFacts
  const from = await findStage(work.tx, work.workspaceId, card.stageId)
  if (!from) return
  // Older programs kept no facts: whatever they or people did, the card stays until something is new.
  if (before === null && was.money !== null && !isLeftBehind(from.kind, now)) {
    if (from.kind !== now.kind) await saveCard(work.tx, card.id, { heldSince: now, seq: work.seq })
    return
  }
  const chosen = await chosenStage(work, wanted)
  const isClosed = chosen?.kind === 'closed' && from.id !== chosen.id
  const asked = isDeepStrictEqual(before, now) ? null : columnAfter(from.kind, card.heldSince, { before, now })
  const to = isClosed
    ? chosen
    : asked && chosen?.kind === asked.kind
      ? chosen
      : asked && (await firstStageOfKind(work.tx, work.workspaceId, asked.kind))
  // A business without such a column keeps its cards where they are.
  if (!to) return
  const above = to.id === wanted.toStageId ? await rankOfNeighbour(work, wanted.afterCardId, to.id) : null
  const below = await rankAfter(work.tx, to.id, above, card.id)
  const heldSince = to.kind === now.kind ? null : isClosed ? now : null
  if (card.stageId === to.id && below !== null && card.rank < below) return
  const placed = await place(work, card, { stageId: to.id, kind: to.kind, rank: rankBetween(above, below), heldSince })
  work.record(cardMoved, {
    contactId,
    actor: { kind: 'system' },
    data: {
      fromStageId: card.stageId,
      toStageId: to.id,
      fromRank: card.rank,
      fromHeld: card.heldSince,
      stageSince: card.stageSince,
      version: placed.version,
      because: isClosed ? 'written_off' : reasonOf(before, now),
    },
  })
}

/** The column that a person dropped the card on. Closing a case is theirs to decide, whatever the facts ask for. */
async function chosenStage(work: Work, { toStageId }: Wanted): Promise<Stage | null> {
  const stage = toStageId === null ? null : await findStage(work.tx, work.workspaceId, toStageId)
  return stage?.archivedAt === null ? stage : null
}

async function rankOfNeighbour(work: Work, cardId: string | null, stageId: string): Promise<string | null> {
  const card = cardId === null ? null : await findCard(work.tx, work.workspaceId, cardId)
  return card?.stageId === stageId ? card.rank : null
}

/** Takes back the moves that a fact caused, in their order, for the undo of that fact; a card that was moved since stays. */
export async function takeBackMoves(
  work: Work,
  contactId: string,
  moves: readonly Pick<Past<typeof cardMoved>, 'data'>[],
): Promise<void> {
  const [first] = moves
  const last = moves.at(-1)
  const card = await findCardOfContact(work.tx, contactId)
  if (!first || !last || !card || card.mergedIntoId !== null) return
  if (card.stageId === last.data.toStageId && card.version === last.data.version)
    await placeBack(work, card, first.data)
}

/** What somebody gave as the reason for being late. */
export async function noteLateReason(work: Work, cardId: string, reason: LateReason | null): Promise<void> {
  const card = await cardOrRefuse(work, cardId)
  await saveCard(work.tx, card.id, { lateReason: reason, seq: work.seq })
  work.touch('cards', card.id)
  work.record(lateReasonSet, { contactId: card.contactId, data: { from: card.lateReason, to: reason } })
}
