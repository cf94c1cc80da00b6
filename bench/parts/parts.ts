import { backlog } from '#parts/backlog.ts'
import { beside } from '#parts/beside.ts'
import { delivered } from '#parts/delivered.ts'
import { drag } from '#parts/drag.ts'
import { due } from '#parts/due.ts'
import { inbound } from '#parts/inbound.ts'
import { latency } from '#parts/latency.ts'
import { latencyLoaded } from '#parts/latency-loaded.ts'
import { memory } from '#parts/memory.ts'
import { money } from '#parts/money.ts'
import { move } from '#parts/move.ts'
import { moves } from '#parts/moves.ts'
import { paint } from '#parts/paint.ts'
import { preview } from '#parts/preview.ts'
import { queries } from '#parts/queries.ts'
import { reopen } from '#parts/reopen.ts'
import { slowReader } from '#parts/slow-reader.ts'
import { start } from '#parts/start.ts'
import { statements } from '#parts/statements.ts'
import { weight } from '#parts/weight.ts'
import type { Part } from '#report/bench.ts'

/** All parts, in the order of the table. */
export const parts: readonly Part[] = [
  inbound,
  backlog,
  latency,
  latencyLoaded,
  statements,
  paint,
  weight,
  drag,
  move,
  moves,
  delivered,
  money,
  preview,
  due,
  queries,
  memory,
  start,
  reopen,
  slowReader,
  beside,
]
