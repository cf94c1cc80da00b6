import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Engine, engine } from '#base/database/engine.ts'

/** Where the migrations of an engine lie; they are part of the program. */
export const migrationsFolder = (of: Engine): string =>
  fileURLToPath(new URL(`../../../../migrations/${of}`, import.meta.url))

interface Journal {
  entries: { idx: number; when: number; tag: string }[]
}

/** The migrations this version of the program knows, oldest first. */
function knownMigrations(of: Engine): Journal['entries'] {
  const journal: Journal = JSON.parse(readFileSync(join(migrationsFolder(of), 'meta/_journal.json'), 'utf8'))
  return journal.entries
}

/** `new`: nothing in it; `current`: nothing to do; `older`: migrations wait; `newer`: made by a later version of the program. */
export type DatabaseAge = 'new' | 'current' | 'older' | 'newer'

/** By when the newest migration that was applied had been made (null: there was none). */
export function ageOf(lastApplied: number | null, of: Engine): DatabaseAge {
  if (lastApplied === null) return 'new'
  const newest = knownMigrations(of).at(-1)?.when ?? 0
  if (lastApplied > newest) return 'newer'
  return lastApplied < newest ? 'older' : 'current'
}

/** Whether the folder of migrations is there at all (it is part of the program). */
export function migrationsPresent(): boolean {
  return existsSync(join(migrationsFolder(engine), 'meta/_journal.json'))
}

/** A word that changes with any migration; names what was made from them. */
export function migrationsFingerprint(of: Engine): string {
  const hash = createHash('sha256')
  for (const { tag } of knownMigrations(of)) hash.update(readFileSync(join(migrationsFolder(of), `${tag}.sql`)))
  return hash.digest('hex').slice(0, 16)
}
