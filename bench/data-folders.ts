import { closeSync, constants, cpSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@aldia/server/base/clock.ts'
import { openDataFolder } from '@aldia/server/base/data-folder.ts'
import { hashPassword } from '@aldia/server/users/password.ts'
import type { Bench } from '#report/bench.ts'
import { fill } from '#seed/fill.ts'
import { owner } from '#seed/owner.ts'

/** Folders for one run, below the system's own for such things; all gone at the end. */
export class DataFolders {
  readonly #root = mkdtempSync(join(tmpdir(), 'aldia-bench-'))
  readonly #made = new Map<string, string>()
  #count = 0

  folder(name = 'folder'): string {
    this.#count += 1
    const path = join(this.#root, `${name}-${this.#count}`)
    mkdirSync(path)
    return path
  }

  /** See `Bench.dataFolder`. */
  async business({ contacts, messages, shared }: Parameters<Bench['dataFolder']>[0]): Promise<string> {
    const size = `${contacts} ${messages}`
    const known = this.#made.get(size) ?? (await this.#make(contacts, messages))
    this.#made.set(size, known)
    if (shared) return known
    const copy = this.folder('copy')
    cpSync(known, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
    settle(join(copy, 'aldia.db'))
    return copy
  }

  async #make(contacts: number, messages: number): Promise<string> {
    const path = this.folder('business')
    const folder = openDataFolder(path)
    const passwordHash = await hashPassword(owner.password)
    fill({
      file: folder.databaseFile,
      contacts,
      messages,
      seed: 1,
      now: systemClock.now(),
      owner: { name: owner.name, email: owner.email, passwordHash },
    })
    folder.release()
    settle(folder.databaseFile)
    return path
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true })
  }
}

/** Writes to the disk what the system still holds back, so that no later measurement pays for it. */
function settle(file: string): void {
  const open = openSync(file, 'r+')
  fsyncSync(open)
  closeSync(open)
}
