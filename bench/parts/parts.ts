import { backlog } from '#parts/backlog.ts'
import { inbound } from '#parts/inbound.ts'
import { latency } from '#parts/latency.ts'
import { latencyLoaded } from '#parts/latency-loaded.ts'
import { statements } from '#parts/statements.ts'
import type { Part } from '#report/bench.ts'

/** All parts, in the order of the table. */
export const parts: readonly Part[] = [inbound, backlog, latency, latencyLoaded, statements]
