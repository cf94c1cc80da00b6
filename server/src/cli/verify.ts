import { StartRefused } from '#base/start-refused.ts'
import { ConfigError, placeOf, readConfig } from '#config.ts'
import { findDifferences } from '#upkeep/verify.ts'

// `pnpm verify`: recounts cards, conversations, events and files, and names every difference.

try {
  const differences = await findDifferences(placeOf(readConfig(process.env)))
  for (const { what, count, ids } of differences) process.stdout.write(`${count} × ${what}: ${ids.join(' ')}\n`)
  process.stdout.write(
    differences.length === 0 ? 'Everything agrees.\n' : `${differences.length} kinds of difference.\n`,
  )
  if (differences.length > 0) process.exitCode = 1
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof StartRefused
  process.stderr.write(`${expected ? error.message : `The check failed: ${String(error)}`}\n`)
  process.exitCode = 1
}
