import { z } from 'zod'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { Amounts } from './money.ts'
import { cleanName } from './names.ts'

/** What a column means to automation, whatever the owner calls it. */
export const StageKind = z.enum([
  'inbox',
  'reminder',
  'overdue',
  'promise',
  'plan',
  'paid',
  'dispute',
  'mediation',
  'closed',
])
export type StageKind = z.infer<typeof StageKind>

/** Whether what is owed is in question there: with a person of ours, or with somebody who mediates. */
export const isContested = (kind: StageKind): boolean => kind === 'dispute' || kind === 'mediation'

/** Whether cards of such a column are in a person's hands, so that no reminder goes to their people. */
export const isSetApart = (kind: StageKind): boolean => isContested(kind) || kind === 'closed'

/** Names of the palette, not of colours on screen: each has a light and a dark form in the design. */
export const StageColour = z.enum([
  'slate',
  'sky',
  'amber',
  'violet',
  'teal',
  'green',
  'rose',
  'stone',
  'indigo',
  'orange',
])
export type StageColour = z.infer<typeof StageColour>

/** A column of the board. `rank` orders the columns; `cardCount` counts all its cards, loaded or not, and so do `totals`. */
export const Stage = z.object({
  id: Id,
  seq: Seq,
  kind: StageKind,
  name: z.string(),
  colour: StageColour,
  rank: z.string(),
  cardCount: z.number().int(),
  /** What is open on all its cards, by currency. */
  totals: Amounts,
  archivedAt: Instant.nullable(),
})
export type Stage = z.infer<typeof Stage>

export const addStage = command('stage.add', {
  input: z.object({ name: cleanName(40), kind: StageKind, colour: StageColour, afterStageId: Id.nullable() }),
  output: Stage,
})
export const updateStage = command('stage.update', {
  input: z.object({
    stageId: Id,
    name: cleanName(40).optional(),
    colour: StageColour.optional(),
    kind: StageKind.optional(),
  }),
  output: Stage,
})
/** `afterStageId` null: to the front. */
export const reorderStage = command('stage.reorder', {
  input: z.object({ stageId: Id, afterStageId: Id.nullable() }),
  output: Stage,
})
/** Takes the column off the board; its cards go to `moveCardsToStageId`, needed when there are any. The last inbox column stays. */
export const archiveStage = command('stage.archive', {
  input: z.object({ stageId: Id, moveCardsToStageId: Id.nullable() }),
  output: Stage,
})
export const restoreStage = command('stage.restore', { input: z.object({ stageId: Id }), output: Stage })

const stageLook = z.object({ name: z.string(), colour: StageColour, kind: StageKind })
export const stageAdded = event('stage.added', z.object({ stageId: IdRef, name: z.string(), kind: StageKind }))
export const stageUpdated = event('stage.updated', z.object({ stageId: IdRef, before: stageLook, after: stageLook }))
export const stageReordered = event(
  'stage.reordered',
  z.object({ stageId: IdRef, name: z.string(), afterStageId: IdRef.nullable() }),
)
/** `cards`: how many went to `moveCardsToStageId`. */
export const stageArchived = event(
  'stage.archived',
  z.object({ stageId: IdRef, name: z.string(), cards: z.number(), moveCardsToStageId: IdRef.nullable() }),
)
export const stageRestored = event('stage.restored', z.object({ stageId: IdRef, name: z.string() }))
