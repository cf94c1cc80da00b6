import { isDeepStrictEqual } from 'node:util'
import type { CardMoney } from '@aldia/shared/account.ts'
import type { LateReason } from '@aldia/shared/debt.ts'
import { type Amounts, addAmounts, negated } from '@aldia/shared/money.ts'
import { rankBetween } from '@aldia/shared/rank.ts'
import type { Work } from '#base/work.ts'
import {
  balancesOnBoard,
  type CardRow,
  findCard,
  findCardOfContact,
  findStage,
  firstStageOfKind,
  listStages,
  rankAfter,
  recount,
  saveCard,
} from '#board/board.store.ts'
import { addToTotals, cardOrRefuse, owes, place, placeBack } from '#board/cards.ts'
import { type Fact, type Standing, stageKindAfter } from '#board/moves-by-facts.ts'

export { contactsAfter, contactsToCheck } from '#board/board.store.ts'

/** What a card keeps of its person's money; see `cardMoney`, which derives it. */
export interface KeptMoney {
  money: CardMoney | null
  checkOn: string | null
  overdueSince: string | null
}

/**
 * Writes what the ledger says onto the card, and the difference onto the totals of its stage. Answers whether the balance was
 * settled or opened again by it.
 */
export async function keepMoney(
  work: Work,
  contactId: string,
  derive: (card: CardRow) => Promise<KeptMoney>,
): Promise<{ kept: KeptMoney; changed: boolean; turned: 'settled' | 'reopened' | null } | null> {
  const card = await findCardOfContact(work.tx, contactId)
  if (!card || card.mergedIntoId !== null) return null
  const kept = await derive(card)
  const before = { money: card.money, checkOn: card.checkOn, overdueSince: card.overdueSince }
  if (isDeepStrictEqual(before, kept)) return { kept, changed: false, turned: null }
  await saveCard(work.tx, card.id, { ...kept, seq: work.seq })
  work.touch('cards', card.id)
  const difference = addAmounts(kept.money?.balances ?? {}, negated(card.money?.balances ?? {}))
  await addToTotals(work, card.stageId, difference)
  const after = { ...card, ...kept, seq: work.seq }
  const turned = owes(card) === owes(after) ? null : owes(after) ? 'reopened' : 'settled'
  return { kept, changed: true, turned }
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

/** Where a person dropped the card; counts when it is of the kind that the fact asks for. */
export interface Wanted {
  toStageId: string | null
  afterCardId: string | null
}

/** Moves a card because something became true; the move is the system's and says why. */
export async function moveByFact(
  work: Work,
  contactId: string,
  fact: Fact,
  standing: Standing,
  wanted: Wanted = { toStageId: null, afterCardId: null },
): Promise<void> {
  const card = await findCardOfContact(work.tx, contactId)
  if (!card || card.mergedIntoId !== null) return
  const from = await findStage(work.tx, work.workspaceId, card.stageId)
  const asked = from && stageKindAfter(fact, from.kind, standing)
  if (!asked) return
  const to = await destination(work, asked.kind, wanted)
  // A business without such a column keeps its cards where they are.
  if (!to) return
  const above = to.id === wanted.toStageId ? await rankOfNeighbour(work, wanted.afterCardId, to.id) : null
  const below = await rankAfter(work.tx, to.id, above, card.id)
  if (card.stageId === to.id && below !== null && card.rank < below) return
  const placed = await place(work, card, to.id, rankBetween(above, below))
  work.record({
    type: 'card.moved',
    contactId,
    actor: { kind: 'system' },
    data: {
      fromStageId: card.stageId,
      toStageId: to.id,
      fromRank: card.rank,
      stageSince: card.stageSince,
      version: placed.version,
      because: fact,
    },
  })
}

async function destination(work: Work, kind: Parameters<typeof firstStageOfKind>[2], { toStageId }: Wanted) {
  const wanted = toStageId === null ? null : await findStage(work.tx, work.workspaceId, toStageId)
  if (wanted && wanted.kind === kind && wanted.archivedAt === null) return wanted
  return firstStageOfKind(work.tx, work.workspaceId, kind)
}

async function rankOfNeighbour(work: Work, cardId: string | null, stageId: string): Promise<string | null> {
  const card = cardId === null ? null : await findCard(work.tx, work.workspaceId, cardId)
  return card?.stageId === stageId ? card.rank : null
}

/** Takes back the moves that a fact caused, in their order, for the undo of that fact; a card that was moved since stays. */
export async function takeBackMoves(
  work: Work,
  contactId: string,
  moves: readonly { data: Record<string, unknown> }[],
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
  work.record({ type: 'card.lateReasonSet', contactId: card.contactId, data: { from: card.lateReason, to: reason } })
}
