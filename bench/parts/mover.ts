import { type Card, moveCard } from '@aldia/shared/card.ts'
import type { InputOf } from '@aldia/shared/command.ts'
import type { Wish } from '#callers/caller-process.ts'
import type { Program } from '#processes/program.ts'

/**
 * Thinks of moves that are always possible: cards of the first columns go to the top of the next column, in turn. Whoever owes
 * something does not go among those who have paid, so nobody does.
 */
export class Mover {
  readonly #cards: { id: string; stageId: string }[]
  readonly #stageIds: string[]
  #moved = 0

  private constructor(cards: readonly Card[], stageIds: string[]) {
    this.#cards = cards.map(({ id, stageId }) => ({ id, stageId }))
    this.#stageIds = stageIds
  }

  static async on(program: Program): Promise<Mover> {
    const { cards, stages } = await program.board()
    return new Mover(
      cards,
      stages.filter(({ kind }) => kind !== 'paid').map(({ id }) => id),
    )
  }

  next(): InputOf<typeof moveCard> {
    const card = this.#cards[this.#moved++ % this.#cards.length]
    if (!card) throw new Error('the board has no cards')
    const fromStageId = card.stageId
    const at = this.#stageIds.indexOf(fromStageId)
    card.stageId = this.#stageIds[(at + 1) % this.#stageIds.length] ?? fromStageId
    return { cardId: card.id, fromStageId, toStageId: card.stageId, afterCardId: null }
  }

  /** A move that was thought of but is not made. */
  takeBack({ cardId, fromStageId }: InputOf<typeof moveCard>): void {
    const card = this.#cards.find(({ id }) => id === cardId)
    if (card) card.stageId = fromStageId
  }

  /** The next moves as requests. */
  wishes(count: number): Wish[] {
    return Array.from({ length: count }, () => ({
      path: `/api/commands/${moveCard.name}`,
      body: JSON.stringify(this.next()),
      headers: { 'idempotency-key': crypto.randomUUID() },
    }))
  }

  /** The body of a move that is made nowhere. */
  example(): string {
    const id = crypto.randomUUID()
    return JSON.stringify({ cardId: id, fromStageId: id, toStageId: id, afterCardId: null })
  }
}
