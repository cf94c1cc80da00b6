import type { commands } from '#callers/caller-process.ts'
import { Worker } from '#processes/worker.ts'

/** Somebody who asks by HTTP, in a process of their own. */
export class Caller extends Worker<typeof commands> {
  static start = (): Caller => new Caller('callers/caller-process.ts')
}
