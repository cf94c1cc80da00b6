import { rebuildBalances } from '#account/rebuild-balances.ts'
import { systemClock } from '#base/clock.ts'
import { DataFolderError } from '#base/data-folder.ts'
import { appendEvents, readSeq, writeSeq } from '#base/events.store.ts'
import { StartRefused } from '#base/start-refused.ts'
import { openStore } from '#base/store-folder.ts'
import { makePerform } from '#base/work.ts'
import { ConfigError, readConfig } from '#config.ts'
import { reactions } from '#reactions.ts'
import { loadChange } from '#records.ts'
import { workspaceIds } from '#workspaces/workspaces.store.ts'

// `pnpm rebuild-balances`: derives every balance on the board anew from the ledger. The program must not be running.

try {
  const store = await openStore(readConfig(process.env).dataDir, systemClock.now())
  try {
    const { database } = store
    const perform = makePerform({
      database,
      clock: systemClock,
      reactions,
      loadChange,
      appendEvents,
      readSeq,
      writeSeq,
      publish: () => undefined,
    })
    for (const workspaceId of await workspaceIds(database.reader)) {
      const { people, cardsChanged, stagesChanged } = await rebuildBalances(
        { reader: database.reader, perform, now: systemClock.now },
        workspaceId,
      )
      process.stdout.write(
        `${people} people: ${cardsChanged} cards and ${stagesChanged} columns showed something else.\n`,
      )
    }
  } finally {
    await store.close()
  }
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof DataFolderError || error instanceof StartRefused
  process.stderr.write(`${expected ? error.message : `The rebuild failed: ${String(error)}`}\n`)
  process.exitCode = 1
}
