import { type Card, cardMoved } from '@aldia/shared/card.ts'
import { create } from 'zustand'
import { useDrag } from '#board/dnd/drag-state.ts'
import { type News, onNews, useRecords } from '#records/records.ts'

// A card that changes its place because of somebody else glides there and carries that person's initials for a while; moved by
// the facts (a promise, a payment, a day that passed) it carries a sign of its own.
// News is heard before the page is drawn anew: that is the moment to see where the card still stands.

/** A picture of a card on its way between two places of the window (pixels). */
export interface Glide {
  readonly card: Card
  readonly from: DOMRect
  readonly to: DOMRect
}

interface Gliding {
  /** Cards whose own picture is hidden while their glide is under way. */
  readonly hidden: ReadonlySet<string>
  readonly glides: readonly Glide[]
  /** By card id: who moved it just now; `bySystem` where the facts did. */
  readonly movers: ReadonlyMap<string, string>
}

export const useGliding = create<Gliding>()(() => ({ hidden: new Set(), glides: [], movers: new Map() }))

/** In the place of a person's id. */
export const bySystem = 'system'

/** More at once would be a storm, not a story. */
const glidesMax = 8
/** A catch-up of more cards is not looked through for those in sight. */
const glanceMax = 200
const initialsLastMs = 3000
const nearPx = 4

/** Starts watching; answers how to stop. `meId`: own moves carry no initials. */
export function watchGlides(meId: string): () => void {
  return onNews((news) => {
    noteMovers(news, meId)
    const cards = news.saved.cards ?? []
    if (cards.length <= glanceMax) glideAll(cards.map((card) => card.id))
  })
}

/** Lets cards that are about to stand elsewhere glide. To be called after the records have changed, before the page is drawn. */
export function glideAll(cardIds: readonly string[]): void {
  const starts = new Map<string, DOMRect>()
  if (isCalm()) return
  for (const id of cardIds) {
    if (starts.size >= glidesMax || useDrag.getState().card?.id === id) continue
    const element = pictureOf(id)
    const card = useRecords.getState().drawn.cards.get(id)
    if (element === null || card === undefined) continue
    const stands = element.closest<HTMLElement>('[data-stage-id]')?.dataset.stageId
    if (stands !== card.stageId) starts.set(id, element.getBoundingClientRect())
  }
  set(starts)
}

/** Lets a card that was let go glide from there to where it stands now. */
export function glideFrom(cardId: string, from: DOMRect): void {
  if (!isCalm()) set(new Map([[cardId, from]]))
}

/** The glide of a card is over. */
export function arrive(cardId: string): void {
  useGliding.setState(({ hidden, glides }) => ({
    hidden: new Set([...hidden].filter((id) => id !== cardId)),
    glides: glides.filter((glide) => glide.card.id !== cardId),
  }))
}

function set(starts: ReadonlyMap<string, DOMRect>): void {
  if (starts.size === 0) return
  useGliding.setState(({ hidden }) => ({ hidden: new Set([...hidden, ...starts.keys()]) }))
  // The frame after the next one shows where the cards stand now.
  requestAnimationFrame(() => requestAnimationFrame(() => begin(starts)))
}

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

function begin(starts: ReadonlyMap<string, DOMRect>): void {
  for (const [id, from] of starts) {
    const to = pictureOf(id)?.getBoundingClientRect()
    const card = useRecords.getState().drawn.cards.get(id)
    const far = to !== undefined && Math.abs(to.x - from.x) + Math.abs(to.y - from.y) > nearPx
    if (to === undefined || card === undefined || !far) arrive(id)
    else useGliding.setState(({ glides }) => ({ glides: [...glides, { card, from, to }] }))
  }
}

function noteMovers({ events }: News, meId: string): void {
  for (const { type, actor, cardId } of events) {
    const mover = actor.kind === 'user' ? actor.userId : actor.kind === 'system' ? bySystem : null
    if (type !== cardMoved.type || cardId === null || mover === null || mover === meId) continue
    useGliding.setState(({ movers }) => ({ movers: new Map(movers).set(cardId, mover) }))
    setTimeout(() => {
      useGliding.setState(({ movers }) => {
        const left = new Map(movers)
        left.delete(cardId)
        return { movers: left }
      })
    }, initialsLastMs)
  }
}

function pictureOf(cardId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card-id="${CSS.escape(cardId)}"]`)
}
