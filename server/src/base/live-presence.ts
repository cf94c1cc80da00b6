import type { Clock } from '#base/clock.ts'

/** Who is here changes with everybody who comes and goes: the team is told so often (ms) at the most. */
const everyMs = 200

/**
 * Tells a team who is here: at once when it was quiet, and else once for all that changed meanwhile. Telling everybody of every single
 * coming would cost the square of their number.
 */
export function makePresenceNews(timers: Clock, tell: (workspaceId: string) => void): (workspaceId: string) => void {
  const told = new Map<string, { again: boolean }>()
  return function changed(workspaceId) {
    const waiting = told.get(workspaceId)
    if (waiting) {
      waiting.again = true
      return
    }
    const mine = { again: false }
    told.set(workspaceId, mine)
    tell(workspaceId)
    timers.after(everyMs, () => {
      told.delete(workspaceId)
      if (mine.again) changed(workspaceId)
    })
  }
}
