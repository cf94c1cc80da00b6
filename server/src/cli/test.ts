import { runSteps } from './steps.ts'
import { buildWeb, script, tool } from './tools.ts'

// `pnpm test [FILE …]`: every test, or those in files of these names.

process.exitCode = await runSteps([
  script('tests/support/ensure-chromium.ts'),
  buildWeb,
  tool('vitest', 'run', ...process.argv.slice(2)),
])
