/** Milliseconds of the machine's monotonic clock: instants of different processes can be compared. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
