import { cpus, loadavg, totalmem } from 'node:os'
import { readable } from '#report/figures.ts'

/** The machine in one sentence, without its name and paths. */
export function machine(): string {
  const models = [...new Set(cpus().map(({ model }) => model.trim()))].join(', ')
  const system = `${process.platform} ${process.arch}`
  return `${cpus().length} × ${models}, ${readable(totalmem() / 2 ** 30)} GiB of memory, ${system}, Node ${process.versions.node}`
}

/** Load average of the last minute: beyond the number of cores the figures are those of a busy machine. */
export const load = (): number => loadavg()[0] ?? 0
