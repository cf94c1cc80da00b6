import { rebuildBalances } from '#account/rebuild-balances.ts'
import { systemClock } from '#base/clock.ts'
import { workspaceIds } from '#workspaces/workspaces.store.ts'
import { onStoppedProgram } from './stopped-program.ts'

// `pnpm rebuild-balances`: derives every balance on the board anew from the ledger. The program must not be running.

await onStoppedProgram('The rebuild failed', async ({ database: { reader }, perform }) => {
  for (const workspaceId of await workspaceIds(reader)) {
    const rebuilt = await rebuildBalances({ reader, perform, now: systemClock.now }, workspaceId)
    const { people, chargesBooked, cardsChanged, stagesChanged } = rebuilt
    process.stdout.write(
      `${people} people: ${chargesBooked} charges were put right; ${cardsChanged} cards and ${stagesChanged} columns showed something else.\n`,
    )
  }
})
