import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monotonic } from '#processes/monotonic.ts'

const lookForMs = 500

/** What a small fsynced write costs on the disk of the system's temporary folder, ms; the mean of half a second of them. */
export function fsyncMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'aldia-disk-'))
  const file = openSync(join(folder, 'lines.txt'), 'w')
  const started = monotonic()
  let writes = 0
  for (; monotonic() < started + lookForMs; writes++) {
    writeSync(file, `${writes} Buenas tardes, el viernes le consigno 150.000 sin falta\n`)
    fsyncSync(file)
  }
  const took = monotonic() - started
  closeSync(file)
  rmSync(folder, { recursive: true })
  return took / writes
}
