/** Milliseconds of the machine's monotonic clock: instants of different processes can be compared. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits for an instant of the monotonic clock. Timers are a millisecond late at best; what is overdue goes on at once. */
export async function untilDue(due: number): Promise<void> {
  for (let leftMs = due - monotonic(); leftMs > 0; leftMs = due - monotonic()) await pause(leftMs)
}
