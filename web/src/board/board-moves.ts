import { type Card, cardMoved, eventUndone, moveCard, undoEvent } from '@aldia/shared/card.ts'
import type { Language } from '@aldia/shared/language.ts'
import { ApiFailure } from '#base/api.ts'
import { baseText } from '#base/base.text.ts'
import { dismissNotice, notify } from '#base/notify.ts'
import { pageLanguage } from '#base/page-language.ts'
import { dropColumns } from '#board/board-columns.ts'
import { cardBefore, type DropPlace } from '#board/dnd/drop-place.ts'
import { followedMoves, recordedBy } from '#board/followed-moves.ts'
import { glideAll } from '#board/gliding.ts'
import { movesText } from '#board/moves.text.ts'
import { personName } from '#contacts/person-name.ts'
import { openMoneyDialog } from '#money/money-dialog.ts'
import { formBeforeMove } from '#money/move-form.ts'
import { type Answered, enqueue, onAnswered } from '#records/command-queue.ts'
import { runCommand } from '#records/commands.ts'
import { type News, onNews, useRecords } from '#records/records.ts'
import { inputIf } from '#records/replay.ts'

// Moves by hand and how they end: the line with Undo, what to say when somebody was faster, Ctrl+Z. Moves that the facts make:
// the line that says why.

interface Move {
  /** Of the command; of the event where somebody recorded something and the card followed. */
  readonly opId: string
  readonly noticeId: string
  /** Known once the server has answered. */
  eventId: string | null
  /** Undo was asked before the answer came. */
  undoWanted: boolean
}

const movesMax = 50
let moves: Move[] = []
/** Who moved a card last, as told by news. */
const lastMover = new Map<string, string>()

const words = (): { language: Language; text: (typeof movesText)['es'] } => {
  const language = pageLanguage()
  return { language, text: movesText[language] as (typeof movesText)['es'] }
}
const nameOf = (card: Card) => personName(card, baseText[pageLanguage()].unknownPerson)
const stageName = (stageId: string) => useRecords.getState().drawn.stages.get(stageId)?.name ?? ''

/** What became of a wish to move: `asked` what has to be agreed first, and the card stays until it is. */
export type MoveOutcome = 'moved' | 'asked' | 'none'

/** Puts a card in a place of the board, after asking what has to be said first. Where it stands already, nothing happens. */
export function moveTo(card: Card, place: DropPlace, onCancel?: () => void): MoveOutcome {
  const { text } = words()
  const { stages, cards } = useRecords.getState().drawn
  const target = stages.get(place.stageId)
  if (target === undefined || target.archivedAt !== null) {
    notify({ text: text.columnGone, tone: 'danger' })
    return 'none'
  }
  const column = dropColumns(card.id).find((one) => one.stageId === place.stageId)
  const afterCardId = column === undefined ? null : cardBefore(column, place.index)
  if (standsThere(card, place.stageId, afterCardId)) return 'none'
  const current = cards.get(card.id) ?? card
  const kind = formBeforeMove(current, stages.get(current.stageId), target)
  if (kind !== null) {
    openMoneyDialog({ kind, cardId: card.id, toStageId: place.stageId, afterCardId, onCancel })
    return 'asked'
  }
  const opId = enqueue(moveCard, { cardId: card.id, fromStageId: card.stageId, toStageId: place.stageId, afterCardId })
  const line = place.stageId === card.stageId ? text.movedInside(nameOf(card)) : text.moved(nameOf(card), target.name)
  const noticeId = notify({ text: line, action: { label: text.undo, run: () => undoMove(opId) } })
  remember({ opId, noticeId, eventId: null, undoWanted: false })
  return 'moved'
}

function remember(move: Move): void {
  moves = [...moves, move].slice(-movesMax)
}

/** Takes the latest own move back. */
export function undoLatest(): void {
  const latest = moves.at(-1)
  if (latest === undefined) notify({ text: words().text.nothingToUndo })
  else undoMove(latest.opId)
}

/** Starts listening to answers and news; answers how to stop. `meId`: what I recorded can be taken back by me. */
export function watchMoves(meId: string): () => void {
  const stopAnswers = onAnswered(settleMove)
  const stopNews = onNews((news) => {
    for (const { type, actor, cardId } of news.events) {
      if (type === cardMoved.type && cardId !== null && actor.kind === 'user') lastMover.set(cardId, actor.userId)
    }
    tellFollowed(news, meId)
  })
  return () => {
    stopAnswers()
    stopNews()
  }
}

/** The lines about cards that followed the facts; those that went the same way for the same reason share one. */
function tellFollowed({ events, saved }: News, meId: string): void {
  const undone = new Set(events.map(({ type, data }) => (type === eventUndone.type ? data.eventId : null)))
  if (undone.size > 0) moves = moves.filter(({ eventId }) => eventId === null || !undone.has(eventId))
  const recorded = recordedBy(events, meId)
  for (const { id } of recorded) remember({ opId: id, noticeId: '', eventId: id, undoWanted: false })
  for (const { toStageId, because, cardIds } of followedMoves(events)) {
    // Whoever drops a card and fills in the form knows why it went there.
    if (recorded.some(({ cardId, data }) => data.toStageId === toStageId && cardIds.includes(cardId ?? ''))) continue
    const { text } = words()
    const why = text.because[because]
    const [cardId = ''] = cardIds
    const card = useRecords.getState().drawn.cards.get(cardId) ?? saved.cards?.find((one) => one.id === cardId)
    const line =
      cardIds.length > 1 || card === undefined
        ? text.manyMovedBecause(cardIds.length, stageName(toStageId), why)
        : text.movedBecause(nameOf(card), stageName(toStageId), why)
    notify({ text: line })
  }
}

function standsThere(card: Card, stageId: string, afterCardId: string | null): boolean {
  const now = useRecords.getState().drawn
  const current = now.cards.get(card.id)
  if (current === undefined || current.stageId !== card.stageId || stageId !== card.stageId) return false
  const column = now.columns.get(stageId) ?? []
  const at = column.findIndex((one) => one.id === card.id)
  return at >= 0 && (column[at - 1]?.id ?? null) === afterCardId
}

function undoMove(opId: string): void {
  const move = moves.find((one) => one.opId === opId)
  if (move === undefined) return
  dismissNotice(move.noticeId)
  if (move.eventId === null) move.undoWanted = true
  else void undo(move, move.eventId)
}

async function undo(move: Move, eventId: string): Promise<void> {
  moves = moves.filter((one) => one !== move)
  try {
    await runCommand(undoEvent, { eventId })
    notify({ text: move.opId === eventId ? baseText[pageLanguage()].undone : words().text.undone })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}

function settleMove({ opId, name, input, change, failure }: Answered): boolean {
  if (name !== moveCard.name) return false
  const move = moves.find((one) => one.opId === opId)
  if (failure !== null) {
    if (move !== undefined) {
      moves = moves.filter((one) => one !== move)
      dismissNotice(move.noticeId)
    }
    const refused = inputIf({ opId, name, input, queuedAt: 0, refused: null }, moveCard)
    if (refused !== null) glideAll([refused.cardId])
    return explain(failure, input)
  }
  if (move === undefined) return false
  const event = change?.events.find((one) => one.undoable && one.type === cardMoved.type)
  if (event === undefined) moves = moves.filter((one) => one !== move)
  else if (move.undoWanted) void undo(move, event.id)
  else move.eventId = event.id
  return false
}

/** Says what became of a refused move. Answers whether something better than the server's own line was said. */
function explain(failure: ApiFailure, input: unknown): boolean {
  const { text } = words()
  const move = inputIf({ opId: '', name: moveCard.name, input, queuedAt: 0, refused: null }, moveCard)
  const card = move === null ? undefined : useRecords.getState().drawn.cards.get(move.cardId)
  if (move === null || card === undefined) return false
  if (failure.reason === 'after_card' && move.afterCardId !== null) {
    // The neighbour went away in the meantime: the column is still the one that was meant.
    enqueue(moveCard, { ...move, afterCardId: null })
    return true
  }
  if (failure.reason !== 'card_moved') return false
  const mover = useRecords.getState().confirmed.users.get(lastMover.get(card.id) ?? '')
  const line =
    mover === undefined
      ? text.movedMeanwhileNoName(nameOf(card), stageName(card.stageId))
      : text.movedMeanwhile(mover.name, nameOf(card), stageName(card.stageId))
  notify({ text: line, tone: 'danger' })
  return true
}
