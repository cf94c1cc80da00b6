import { StartRefused } from '#base/start-refused.ts'
import { hashPassword } from '#users/password.ts'
import { readablePassword, resetOwnerPassword } from '#users/reset-password.ts'
import { workspaceIds } from '#workspaces/workspaces.store.ts'
import { onStoppedProgram } from './stopped-program.ts'

// `pnpm reset-password [E-MAIL]`: whoever sits at the machine lets the owner in again. The program must not be running.

const email = process.argv[2]?.toLowerCase() ?? null

await onStoppedProgram('The password could not be reset', async ({ database, perform }) => {
  const [workspaceId] = await workspaceIds(database.reader)
  if (workspaceId === undefined) throw new StartRefused('There is no business yet: start the program and set it up.')
  const password = readablePassword()
  const passwordHash = await hashPassword(password)
  const { output: owner } = await perform({ workspaceId, actor: { kind: 'system' } }, (work) =>
    resetOwnerPassword(work, { email, passwordHash }),
  )
  process.stdout.write(`${owner.name} (${owner.email}) signs in with: ${password}\nChange it afterwards, in Ajustes.\n`)
})
