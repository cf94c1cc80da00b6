import { runSteps } from './steps.ts'
import { buildWeb, script } from './tools.ts'

// `pnpm bench [PART …] [--quick]`

process.exitCode = await runSteps([
  script('tests/support/ensure-chromium.ts'),
  buildWeb,
  script('bench/bench.ts', ...process.argv.slice(2)),
])
