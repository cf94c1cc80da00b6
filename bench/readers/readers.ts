import { Worker } from '#processes/worker.ts'
import type { commands } from '#readers/reader-process.ts'

/** Clients of the live socket, in a process of their own. */
export class Readers extends Worker<typeof commands> {
  static async open(about: { url: string; cookie?: string; count: number }): Promise<Readers> {
    const readers = new Readers('readers/reader-process.ts')
    await readers.ask('open', { cookie: '', ...about })
    return readers
  }
}
