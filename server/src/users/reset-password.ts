import { randomInt } from 'node:crypto'
import { passwordChanged } from '@aldia/shared/user.ts'
import { StartRefused } from '#base/start-refused.ts'
import type { Work } from '#base/work.ts'
import { deleteSignInsOf, listUsers, savePasswordHash, saveUser } from '#users/users.store.ts'

/** No letters that are taken for one another when they are read from a screen. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be read once and typed: four groups of four, 79 bits. */
export function readablePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}

/**
 * Gives an owner a new password, lets them in again if they were disabled, and ends their sessions. Without `email` the
 * workspace must have a single owner. Throws StartRefused with what to do when it is not clear who is meant.
 */
export async function resetOwnerPassword(
  work: Work,
  about: { email: string | null; passwordHash: string },
): Promise<{ name: string; email: string }> {
  const owners = (await listUsers(work.tx, work.workspaceId)).filter(({ role }) => role === 'owner')
  const named = owners.filter(({ email }) => about.email === null || email === about.email)
  const [owner, second] = named
  const addresses = owners.map(({ email }) => email).join(', ')
  if (!owner) throw new StartRefused(`${about.email} is no owner. Owners: ${addresses}`)
  if (second) throw new StartRefused(`There is more than one owner; say which: ${addresses}`)
  if (owner.disabledAt !== null) {
    await saveUser(work.tx, work.workspaceId, { ...owner, seq: work.seq, disabledAt: null })
    work.touch('users', owner.id)
  }
  await savePasswordHash(work.tx, owner.id, about.passwordHash)
  await deleteSignInsOf(work.tx, owner.id)
  work.record(passwordChanged, { data: { userId: owner.id } })
  return owner
}
