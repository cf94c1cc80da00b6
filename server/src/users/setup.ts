import { timingSafeEqual } from 'node:crypto'
import type { SetupRequest } from '@aldia/shared/user.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { newId } from '#base/ids.ts'
import type { Perform, Work } from '#base/work.ts'
import { hashPassword } from '#users/password.ts'
import { refuseWeakPassword } from '#users/password-strength.ts'
import type { Opened, Origin, SignIns } from '#users/sign-in.ts'
import { createUser } from '#users/users.ts'
import { openWorkspace, workspaceIds } from '#workspaces/workspaces.ts'

export interface SetupParts {
  perform: Perform
  reader: Reader
  clock: Clock
  signIns: SignIns
  secret: string
  /** What a new business begins with beside its owner: the columns of its board, a number to link. */
  furnish(work: Work, workspace: Workspace): Promise<void>
}

/** The first start: whoever knows the printed secret opens the business and becomes its owner. Works once. */
export function makeSetup(parts: SetupParts) {
  const needed = async () => (await workspaceIds(parts.reader)).length === 0
  return {
    needed,
    async setUp(request: z.output<typeof SetupRequest>, from: Origin): Promise<Opened> {
      if (!(await needed())) fail('conflict', 'setup_done')
      if (!sameSecret(request.secret, parts.secret)) fail('forbidden', 'setup_secret', { field: 'secret' })
      const { name, email, password } = request.owner
      await refuseWeakPassword(password, [name, email, request.business.name], 'owner.password')
      const passwordHash = await hashPassword(password)
      const workspaceId = newId(parts.clock.now())
      const { output: owner } = await parts.perform({ workspaceId, actor: { kind: 'system' } }, async (work) => {
        // Asked again inside the transaction: two people may send the form at once.
        if ((await workspaceIds(work.tx)).length > 0) fail('conflict', 'setup_done')
        const workspace = await openWorkspace(work, request.business)
        await parts.furnish(work, workspace)
        const { language } = request.owner
        const own = language === workspace.language ? null : language
        return createUser(work, { name, email, passwordHash, role: 'owner', language: own ?? null })
      })
      return parts.signIns.open({ userId: owner.id, workspaceId }, from)
    },
  }
}

function sameSecret(given: string, wanted: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}
