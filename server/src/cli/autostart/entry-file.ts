import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The file, whole; null: there is none. */
export function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Writes the file at one stroke, for its owner's eyes only: a setting may be a secret. */
export function writePrivate(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.new`
  writeFileSync(unfinished, content, { mode: 0o600 })
  renameSync(unfinished, path)
}
