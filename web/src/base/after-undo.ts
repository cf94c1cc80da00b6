/** What is to be done when an event is taken back from this page, by the event's id. */
const waiting = new Map<string, () => void>()

/** Does this when the event is taken back here, once. */
export function whenUndone(eventId: string, run: () => void): void {
  waiting.set(eventId, run)
}

/** Called after the server has taken an event back. */
export function wasUndone(eventId: string): void {
  waiting.get(eventId)?.()
  waiting.delete(eventId)
}
