import type { Stage } from '@aldia/shared/stage.ts'
import { reorderStage } from '@aldia/shared/stage.ts'
import { useRef, useState } from 'react'
import { runCommand } from '#records/commands.ts'

/** The ids with one of them a place earlier (-1) or later (+1); the same list when there is no such place. */
export function shifted(ids: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return ids
  const moved = ids.filter((each) => each !== id)
  return moved.toSpliced(to, 0, id)
}

/** The stages in the wanted order; those that came in meanwhile keep their place at the end. */
export function inOrder(stages: readonly Stage[], wanted: readonly string[] | null): readonly Stage[] {
  if (wanted === null) return stages
  const place = new Map(wanted.map((id, index) => [id, index]))
  return [...stages].sort((a, b) => (place.get(a.id) ?? stages.length) - (place.get(b.id) ?? stages.length))
}

/** Reordering that is seen at once and saved behind, one move after the other. */
export function useColumnOrder(stages: readonly Stage[], onFailure: (error: unknown) => void) {
  const [wanted, setWanted] = useState<readonly string[] | null>(null)
  const last = useRef<Promise<void>>(Promise.resolve())
  const waiting = useRef(0)
  const shown = inOrder(stages, wanted)

  /** Answers the new place, counted from 1, or null when it is at that end already. */
  function shift(stage: Stage, by: -1 | 1): number | null {
    const before = shown.map((each) => each.id)
    const after = shifted(before, stage.id, by)
    if (after === before) return null
    const place = after.indexOf(stage.id)
    setWanted(after)
    waiting.current += 1
    last.current = last.current
      .then(() => runCommand(reorderStage, { stageId: stage.id, afterStageId: after[place - 1] ?? null }))
      .then(() => {}, onFailure)
      .then(() => {
        waiting.current -= 1
        if (waiting.current === 0) setWanted(null)
      })
    return place + 1
  }

  return { shown, shift }
}
